import DriftRules
import ParallelText
import TestSupport
import Testing

@Suite("Alerts")
struct AlertsTests {
  static let drifts: [Example] = [
    .drift(
      .alertMismatch, "a warning that became a note",
      target: "> [!⟦NOTE⟧]\n> N’arrêtez jamais le pare-feu.",
      reference: "> [!⟦WARNING⟧]\n> Never turn off the firewall."),
    .drift(
      .alertMismatch, "a tip that became a danger, between slashes",
      target: "/// ⟦danger⟧\n\nAttendez un peu.\n\n///", reference: "/// ⟦tip⟧\n\nWait a little.\n\n///"),
    .drift(
      .alertMismatch, "a caution that became a warning, in one syntax",
      target: "> [!⟦WARNING⟧]\n> N’arrêtez jamais le pare-feu.",
      reference: "> [!⟦CAUTION⟧]\n> Never turn off the firewall."),
    .drift(
      .alertMismatch, "a warning that became a note, in another syntax",
      target: ":::⟦info⟧\nN’arrêtez jamais le pare-feu.\n:::",
      reference: "> [!⟦WARNING⟧]\n> Never turn off the firewall."),
    .drift(
      .alertMismatch, "an alert with a title",
      target: "> [!⟦NOTE⟧] Pare-feu\n> N’arrêtez jamais le pare-feu.",
      reference: "> [!⟦WARNING⟧] Firewall\n> Never turn off the firewall."),
    .drift(
      .alertMismatch, "a warning in bold that became a tip", target: "> **⟦Tipp⟧:** Schalten Sie die Firewall nie aus.",
      reference: "> **⟦Warning⟧**: Never turn off the firewall.", in: "de-DE"),
    .drift(
      .alertMismatch, "words of which one may be the other's translation are a note", severity: .note,
      target: "**⟦Tipp⟧:** Warten Sie ein wenig.", reference: "**⟦Important⟧:** Wait a little.", in: "de-DE"),
    .drift(
      .alertMismatch, "a warning that became a note in bold",
      target: "> **⟦備考⟧**: ファイアウォールを無効にしないでください。",
      reference: "> [!⟦WARNING⟧]\n> Never turn off the firewall.", in: "ja-JP"),
    .drift(
      .alertMismatch, "a translated keyword, at the keyword",
      target: "Dikkat edin.\n\n:::⟦uyarı⟧\n\nGüvenlik duvarını kapatmayın.\n\n:::\n\nBitti.",
      reference: "Take care.\n\n:::⟦warning⟧\n\nDo not turn off the firewall.\n\n:::\n\nDone.", in: "tr-TR"),
    .drift(
      .alertMismatch, "a translated keyword in a quote",
      target: "> [!⟦ОСТОРОЖНО⟧]\n> Не отключайте брандмауэр.",
      reference: "> [!⟦WARNING⟧]\n> Do not turn off the firewall.", in: "ru-RU"),
    .drift(
      .alertMismatch, "a directive in a fence",
      target: "```{⟦note⟧}\nWarten Sie auf die Leuchte.\n```", reference: "```{⟦warning⟧}\nWait for the lamp.\n```",
      in: "de-DE"),
    .drift(
      .alertMismatch, "a box that lost its class",
      target: ":::{⟦admonition⟧} Version 3\nAttendez le voyant.\n:::",
      reference: ":::{admonition} Version 3\n:class: ⟦warning⟧\nWait for the lamp.\n:::"),
    .drift(
      .alertMismatch, "a warning that became a note on one line",
      target: "{{< ⟦note⟧ >}}Attendez le voyant.{{< /note >}}",
      reference: "{{< ⟦warning⟧ >}}\nWait for the lamp.\n{{< /warning >}}"),
  ]

  static let fine: [Example] = [
    .fine(
      .alertMismatch, "a type in lower case",
      target: "> [!note]\n> Attendez un peu.", reference: "> [!NOTE]\n> Wait a little."),
    .fine(
      .alertMismatch, "an alert without a space behind its mark",
      target: ">[!NOTE]\n>Attendez un peu.", reference: "> [!NOTE]\n> Wait a little."),
    .fine(
      .alertMismatch, "a note in the syntax of another site",
      target: "{{% alert title=\"Remarque\" color=\"primary\" %}}\nAttendez un peu.\n{{% /alert %}}",
      reference: "> [!NOTE]\n> Wait a little."),
    .fine(
      .alertMismatch, "a note on one line, and one that ends behind its text",
      target:
        "{{< note >}}Attendez le voyant.{{< /note >}}\n\nOuvrez-le.\n\n{{% alert %}}\nFermez la porte.{{% /alert %}}",
      reference:
        "{{< note >}}\nWait for the lamp.\n{{< /note >}}\n\nOpen it.\n\n{{% alert %}}\nClose the gate.\n{{% /alert %}}"
    ),
    .fine(
      .alertMismatch, "a note on one line in a step",
      target: "1. Ouvrez-le.\n\n   {{< note >}}Attendez le voyant.{{< /note >}}\n\n2. Fermez-le.",
      reference: "1. Open it.\n\n   {{< note >}}\n   Wait for the lamp.\n   {{< /note >}}\n\n2. Close it."),
    .fine(
      .alertMismatch, "a note in bold, in the words of the language",
      target: "> **Примечание.** Подождите немного.", reference: "> [!NOTE]\n> Wait a little.", in: "ru-RU"),
    .fine(
      .alertMismatch, "words for several kinds", target: "> **注意**：请稍候。", reference: "> **Warning**: Wait a little.",
      in: "zh-CN"),
    .fine(
      .alertMismatch, "a label that is no alert's",
      target: "**Téléphone :** Appelez le support.", reference: "**Note:** Call the help desk."),
  ]

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }

  @Test("A warning that lost its mark is one finding, at the mark") func lostMark() throws {
    let reference = MarkedText("> [!⟦WARNING⟧]\n> Never turn off the firewall of the host.")
    let pair = try pair("N’arrêtez jamais le pare-feu de l’hôte.", reference.text)
    let drifts = RuleBook.check(pair)
    #expect(drifts.map(\.rule) == [.alertMismatch])
    #expect(drifts.map(\.severity) == [.warning])
    #expect(drifts.map(\.target) == [.empty(at: 0)])
    #expect(drifts.map(\.reference) == [reference.range])
  }
}
