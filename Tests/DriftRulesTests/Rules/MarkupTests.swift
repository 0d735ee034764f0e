import ParallelText
import Testing

@Suite("Marks that do not work")
struct MarkupTests {
  static let drifts: [Example] = [
    .drift(
      .malformedMarkup, "an end that stands behind the text",
      target: ":::note\nL’ordre des règles compte. ⟦:::⟧\n\nSuite.",
      reference: ":::note\nThe order of the rules counts.\n:::\n\nMore."),
    .drift(
      .malformedMarkup, "an end outside of the step",
      target: "1. Ouvrez le capot.\n\n   :::note\n\n   La lampe est chaude.\n\n⟦:::⟧\n\n2. Retirez le papier.",
      reference: "1. Open the cover.\n\n   :::note\n\n   The lamp is hot.\n\n   :::\n\n2. Remove the paper."),
    .drift(
      .malformedMarkup, "a zone that is not closed", target: "⟦::: zone pivot=\"a\"⟧\n\n打开控制台。\n\n请重试。",
      reference: "::: zone pivot=\"a\"\n\nOpen the console.\n\n::: zone-end\n\nTry again.", in: "zh-CN"),
    .drift(
      .malformedMarkup, "an option that slid into the title",
      target: "```{admonition} Версия 3 ⟦:class: warning⟧\nПодождите.\n```",
      reference: "```{admonition} Version 3\n:class: warning\nWait.\n```", in: "ru-RU"),
    .drift(
      .malformedMarkup, "details that are not closed",
      target: "⟦<details>⟧\n<summary>Mehr</summary>\n\nWarten Sie.\n\nEnde.",
      reference: "<details>\n<summary>More</summary>\n\nWait.\n\n</details>\n\nThe end.", in: "de-DE"),
    .drift(
      .malformedMarkup, "details that are closed outside of their item",
      target: "- Ouvrez.\n\n  <details>\n\n  Attendez.\n\n⟦</details>⟧\n\n- Fermez.",
      reference: "- Open.\n\n  <details>\n\n  Wait.\n\n  </details>\n\n- Close."),
    .drift(
      .malformedMarkup, "a key that is not closed", target: "Pulse ⟦<kbd>⟧Intro.", reference: "Press <kbd>Enter</kbd>.",
      in: "es-ES"),
    .drift(
      .malformedMarkup, "an end of a comment without its beginning", target: "取出纸张。关闭盖板。 ⟦-->⟧\n",
      reference: "Remove the paper. Close the cover.\n", in: "zh-CN"),
    .drift(
      .malformedMarkup, "a heading without a space", target: "# 扫描仪\n\n⟦##⟧电缆\n\n插上。\n",
      reference: "# Scanner\n\n## Cable\n\nPlug it in.\n", in: "zh-CN"),
    .drift(
      .malformedMarkup, "the beginning of a comment without its end",
      target: "Ouvrez le capot. ⟦<!--⟧ relire\n\nFermez-le.\n",
      reference: "Open the cover.\n\nClose it.\n"),
    .drift(
      .malformedMarkup, "an alert whose text is not indented", target: "⟦!!! warning⟧\n\nN’arrêtez jamais l’hôte.\n",
      reference: "!!! warning\n\n    Never stop the host.\n"),
    .drift(
      .malformedMarkup, "an entity that readers see", target: "Choisissez ⟦&amp;quot;⟧Toujours&amp;quot;.",
      reference: "Choose &quot;Always&quot;."),
    .drift(
      .literalMismatch, "another tab", target: "# [Portail](#tab/⟦azure⟧)\n\nOuvrez-le.\n",
      reference: "# [Portal](#tab/⟦portal⟧)\n\nOpen it.\n"),
    .drift(
      .malformedMarkup, "half a pair of quotation marks", target: "Wählen Sie &quot;Immer&quot; oder ⟦&quot;⟧Nie“.",
      reference: "Choose &quot;Always&quot; or &quot;Never&quot;.", in: "de-DE"),
    .drift(
      .literalMismatch, "a zone for other readers", target: "::: zone pivot=\"⟦linux⟧\"\n\nAttendez.\n\n::: zone-end",
      reference: "::: zone pivot=\"⟦windows⟧\"\n\nWait.\n\n::: zone-end"),
    .drift(
      .literalMismatch, "a zone that is shown to all", target: "Bonjour.\n\n⟦⟧Attendez.",
      reference: "Hello.\n\n⟦::: zone pivot=\"windows\"⟧\n\nWait.\n\n::: zone-end"),
    .drift(
      .literalMismatch, "a grid of other columns", target: "::::{grid} ⟦2⟧\n\nAttendez.\n\n::::",
      reference: "::::{grid} ⟦3⟧\n\nWait.\n\n::::"),
  ]

  static let fine: [Example] = [
    .fine(
      .malformedMarkup, "what is not closed on both sides", target: ":::note\n\nAttendez.\n",
      reference: ":::note\n\nWait.\n"),
    .fine(
      .malformedMarkup, "a box in another syntax", target: ":::note\n\nAttendez un peu.\n\n:::",
      reference: "> [!NOTE]\n> Wait a little."),
    .fine(.malformedMarkup, "arrows", target: "Choisissez Fichier --> Ouvrir.", reference: "Choose File --> Open."),
    .fine(
      .malformedMarkup, "tags and ends of comments in code", target: "Écrivez `<details>` et `-->`.",
      reference: "Write `<details>` and `-->`."),
    .fine(
      .malformedMarkup, "a comment", target: "Attendez. <!-- traduit\nhier -->\n", reference: "Wait.\n"),
    .fine(
      .malformedMarkup, "inches", target: "Un écran de 15&quot;.", reference: "A screen of 15\"."),
    .fine(
      .literalMismatch, "titles and types", target: "::: {.column title=\"Une\"}\n\nAttendez.\n\n:::",
      reference: "::: {.column title=\"One\"}\n\nWait.\n\n:::"),
  ]

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }
}
