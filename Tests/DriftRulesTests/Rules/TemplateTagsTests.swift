import DriftRules
import ParallelText
import TestSupport
import Testing

@Suite("What templates fill in")
struct TemplateTagsTests {
  static let drifts: [Example] = [
    .drift(
      .literalMismatch, "another variable", target: "Autorisez le port ⟦{{ site.prot }}⟧ ici.",
      reference: "Allow port ⟦{{ site.port }}⟧ here."),
    .drift(
      .literalMismatch, "a variable that lost its braces", target: "Öffnen Sie ⟦site.host⟧ im Browser.",
      reference: "Open ⟦{{ site.host }}⟧ in a browser.", in: "de-DE"),
    .drift(
      .literalMismatch, "a variable that was translated", target: "Откройте узел ⟦{{ сайт.узел }}⟧ в браузере.",
      reference: "Open the host ⟦{{ site.host }}⟧ in a browser.", in: "ru-RU"),
    .drift(
      .literalMismatch, "a variable that is missing", target: "Abra el explorador y espere un momento.⟦⟧",
      reference: "Open ⟦{% data names.browser %}⟧ and wait a moment.", in: "es-ES"),
    .drift(
      .literalMismatch, "a shortcode whose text is there", severity: .note, target: "Voir la limite de temps.⟦⟧",
      reference: "See the ⟦{{< term text=\"limit of time\" id=\"limit\" >}}⟧."),
    .drift(
      .literalMismatch, "an include that is missing between two texts", target: "開きます。⟦⟧\n\n待ちます。",
      reference: "Open it.\n\n⟦{% include restart.md %}⟧\n\nThen wait.", in: "ja-JP"),
    .drift(
      .literalMismatch, "another file", target: "Ouvrez-le.\n\n{{< code file=\"⟦b/guest.yaml⟧\" >}}\n\nAttendez.",
      reference: "Open it.\n\n{{< code file=\"⟦b/host.yaml⟧\" >}}\n\nThen wait."),
    .drift(
      .literalMismatch, "an id that was translated", target: "Voir {{< term text=\"Limite\" id=\"⟦limite⟧\" >}}.",
      reference: "See {{< term text=\"Limit of time\" id=\"⟦limit⟧\" >}}."),
    .drift(
      .literalMismatch, "the name of a tag that was translated", target: "Öffnen.\n\n⟦{% einbinden a.md %}⟧\n\nWarten.",
      reference: "Open it.\n\n⟦{% include a.md %}⟧\n\nThen wait.", in: "de-DE"),
    .drift(
      .literalMismatch, "another condition", target: "{% if release > ⟦3.6⟧ %}\n\nAttendez.\n\n{% endif %}\n",
      reference: "{% if release > ⟦3.4⟧ %}\n\nThen wait.\n\n{% endif %}\n"),
    .drift(
      .literalMismatch, "a condition that is missing", target: "⟦⟧Ouvrez-le.\n\nAttendez un instant.",
      reference: "⟦{% if release > 3.4 %}⟧\n\nOpen it.\n\n{% endif %}\n\nThen wait a moment."),
    .drift(
      .numberMismatch, "a number in what readers see",
      target: "Öffnen.\n\n{% include note.html content=\"Warten Sie ⟦90⟧ Sekunden.\" %}\n\nWarten.",
      reference: "Open it.\n\n{% include note.html content=\"Wait ⟦30⟧ seconds.\" %}\n\nThen wait.", in: "de-DE"),
    .drift(
      .numberMismatch, "a number in the caption of a figure",
      target: "Öffnen.\n\n{{< figure src=\"a.png\" caption=\"Nach ⟦90⟧ Sekunden\" >}}\n\nWarten.",
      reference: "Open it.\n\n{{< figure src=\"a.png\" caption=\"After ⟦30⟧ seconds\" >}}\n\nThen wait.", in: "de-DE"),
  ]

  static let calls: [Example] = [
    .drift(
      .literalMismatch, "a call of which nothing stands there", target: "Fragen Sie nach einem Teil der Seite.⟦⟧",
      reference: "Ask with ⟦{{header(\"Range\")}}⟧ for a part of the page.", in: "de-DE"),
    .drift(
      .literalMismatch, "a call whose code stands there once, as in the reference",
      target: "Mit `Range` fragen Sie nach einem Teil der Seite.⟦⟧",
      reference: "Ask with ⟦{{header(\"a.Range\")}}⟧ for `Range`, a part of the page.", in: "de-DE"),
    .drift(
      .literalMismatch, "a call that is said in words", severity: .note, target: "Öffnen Sie die Grenzwerte.⟦⟧",
      reference: "Open the ⟦{{term(\"Grenzwerte\")}}⟧.", in: "de-DE"),
    .drift(
      .literalMismatch, "a call with another path",
      target: "Ouvrez-le.\n\n{{samples(\"⟦web/guest.html⟧\", 20)}}\n\nAttendez.",
      reference: "Open it.\n\n{{samples(\"⟦web/host.html⟧\", 20)}}\n\nThen wait."),
    .drift(
      .literalMismatch, "a call that needs no argument in the reference", severity: .note,
      target: "Ouvrez-le.\n\n{{limits(\"⟦web.host⟧\")}}\n\nAttendez.",
      reference: "Open it.\n\n{{limits⟦⟧}}\n\nThen wait."),
    .drift(
      .literalMismatch, "a call that stands alone does not go with one in a sentence",
      target: "Le port d’abord.⟦⟧\n\n{{sample(\"web/port.html\")}}\n\nAttendez le voyant.",
      reference: "First the ⟦{{term(\"Gate\")}}⟧.\n\n{{sample(\"web/port.html\")}}\n\nWait for the lamp."),
    .drift(
      .literalMismatch, "a list of calls that another list stands for is told once",
      target: "Siehe auch:\n\n- {{standard(7230)}}⟦⟧\n- {{standard(6455)}}\n- {{standard(7540)}}",
      reference: "See also:\n\n- ⟦{{term(\"Gate\")}}⟧\n- {{term(\"Port\")}}\n- {{term(\"Lamp\")}}", in: "de-DE"),
  ]

  static let fine: [Example] = [
    .fine(
      .literalMismatch, "a call in whose place stands what it renders, as a link or as code",
      target: "L’en-tête [`Range`](/fr/headers/Range) et le statut `206`, voir [la limite](/fr/terms/limit_of_time).",
      reference: "The header {{header(\"Range\")}} and the status {{status(\"206\")}}, see {{term(\"limit of time\")}}."
    ),
    .fine(
      .literalMismatch, "calls whose links stand in a list of their own",
      target: "- Les états :\n  - [`200`](/fr/status/200)\n  - [`206`](/fr/status/206)",
      reference: "- States:\n  - {{status(\"200\")}}\n  - {{status(\"206\")}}"),
    .fine(
      .literalMismatch, "a call with a path of its own for each locale",
      target: "{{pages(\"/fr/learn/questions\")}}\n\nOuvrez-le.",
      reference: "{{pages(\"learn/questions\")}}\n\nOpen it."),
    .fine(
      .literalMismatch, "a shortcode that includes the locale's text", target: "{{% fr/docs/intro %}}",
      reference: "{{% docs/intro %}}"),
    .fine(
      .literalMismatch, "what readers see is translated, numbers as their language has them",
      target: "{{< tab \"Größe\" >}}\n\n{{< box title=\"1,5 GB frei\" kind=\"a-1\" >}}\n\n{{< /tab >}}\n",
      reference: "{{< tab \"Size\" >}}\n\n{{< box title=\"1.5 GB free\" kind=\"a-1\" >}}\n\n{{< /tab >}}\n", in: "de-DE"
    ),
    .fine(
      .literalMismatch, "spaces in tags mean nothing, nor does their order in a sentence",
      target: "De {{a.b}} à {{-  a.c -}}.", reference: "To {{ a.c }} from {{ a.b }}."),
    .fine(
      .literalMismatch, "tags may share a line, or have one each",
      target: "{{< tabs >}} {{< tab \"A b\" >}}\n\nTexte\n\n{{< /tab >}} {{< /tabs >}}\n",
      reference: "{{< tabs >}}\n{{< tab \"A b\" >}}\n\nText\n\n{{< /tab >}}\n{{< /tabs >}}\n"),
    .fine(
      .literalMismatch, "a tag that stands in the line of the text",
      target: "Ouvrez-le. {% include a.md %}\n\nAttendez.", reference: "Open it.\n{% include a.md %}\n\nThen wait."),
    .fine(
      .literalMismatch, "a path of its own for each locale",
      target: "Ouvrez-le.\n\n{% include fr/a.md lang=\"fr\" %}\n",
      reference: "Open it.\n\n{% include en/a.md lang=\"en\" %}\n"),
    .fine(
      .literalMismatch, "a variable as an example in code", target: "Avec `--format {{.Version}}`.",
      reference: "With --format {{.Version}}."),
    .fine(
      .missingSection, "tags are no sections", target: "# Titre {% #a %}\n\nTexte\n",
      reference: "# Title {% #a %}\n\nText\n"),
  ]

  @Test("reports", arguments: drifts + calls) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }

  @Test("What stands for a call is no extra link") func renderedLink() throws {
    let pair = try pair(
      "Envoyez [`Range`](/fr/headers/Range) d’abord.", "First send {{header(\"Range\")}} to the host.")
    #expect(RuleBook.check(pair).isEmpty)
  }

  @Test("A call that was replaced by another one is missing, and the other one extra") func otherCall() throws {
    let pair = try pair(
      "Ouvrez-le.\n\n{{embed(\"web/a.html\")}}\n\nAttendez.", "Open it.\n\n{{sample(\"a b\")}}\n\nThen wait.")
    let drifts = RuleBook.check(pair)
    #expect(drifts.map(\.change) == [.missing, .extra])
    #expect(drifts.map(\.severity) == [.warning, .note])
  }

  @Test("What stands in a component that the translation alone has is worth a note") func translatorsNote() throws {
    let pair = try pair(
      "<TranslatorNote lang=\"fr\">\n\nCette page vient en partie d’un programme.\n\n</TranslatorNote>\n\nOuvrez la porte.\n",
      "Open the gate.\n")
    let drifts = RuleBook.check(pair)
    #expect(Set(drifts.map(\.rule)) == [.literalMismatch, .extraParagraph])
    #expect(drifts.allSatisfy { $0.severity == .note })
  }

  @Test("What a missing section includes belongs to that finding") func sections() throws {
    let pair = try pair(
      "# A {#a}\n\nTexte un\n\n# C {#c}\n\nTexte trois\n",
      "# A {#a}\n\nText one\n\n# B {#b}\n\nText two\n\n{% include b.md %}\n\n# C {#c}\n\nText three\n")
    #expect(RuleBook.check(pair).map(\.rule) == [.missingSection])
  }
}
