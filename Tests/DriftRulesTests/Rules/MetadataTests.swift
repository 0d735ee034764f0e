import ParallelText
import Testing

@Suite("Front matter")
struct MetadataTests {
  static let drifts: [Example] = [
    .drift(
      .frontMatterMismatch, "another date",
      target: "---\ntitle: Imprimante\nms.date: ⟦03/06/2024⟧\n---\nTexte.",
      reference: "---\ntitle: Printer\nms.date: ⟦03/05/2024⟧\n---\nText."),
    .drift(
      .frontMatterMismatch, "another product",
      target: "---\nms.prod: ⟦windows-client⟧\n---\nTexte.", reference: "---\nms.prod: ⟦windows-server⟧\n---\nText."),
    .drift(
      .staleTranslation, "an older revision of the source",
      target: "---\nms.sourcegitcommit: ⟦1111111⟧\nms.lasthandoff: 01/05/2020\n---\nTexte.",
      reference: "---\nms.sourcegitcommit: ⟦2222222⟧\nms.lasthandoff: 02/05/2021\n---\nТекст.", of: "ru-RU"),
    .drift(
      .staleTranslation, "of two translations the one with the older handoff is stale, whichever side it is",
      wrong: .reference,
      target: "---\nms.sourcegitcommit: ⟦2222222⟧\nms.lasthandoff: 02/05/2021\n---\nTexte.",
      reference: "---\nms.sourcegitcommit: ⟦1111111⟧\nms.lasthandoff: 01/05/2020\n---\nТекст.", of: "ru-RU"),
    .drift(
      .frontMatterMismatch, "a list that lacks a word",
      target: "---\nroles: [⟦admin⟧]\n---\nTexte.", reference: "---\nroles: [⟦admin, guest⟧]\n---\nText."),
  ]

  static let fine: [Example] = [
    .fine(
      .frontMatterMismatch, "keys in another order",
      target: "---\nms.topic: howto\nauthor: rokafor\n---\nTexte.",
      reference: "---\nauthor: rokafor\nms.topic: howto\n---\nText."),
    .fine(
      .frontMatterMismatch, "titles and descriptions in words",
      target: "---\ntitle: Imprimante\ndescription: Hors-ligne\n---\nTexte.",
      reference: "---\ntitle: Printer\ndescription: Offline\n---\nText."),
    .fine(
      .frontMatterMismatch, "quotes around a value",
      target: "---\nms.topic: \"howto\"\n---\nTexte.", reference: "---\nms.topic: howto\n---\nText."),
    .fine(
      .frontMatterMismatch, "what differs by nature",
      target: "---\nms.locfileid: \"7\"\nms.contentlocale: fr-FR\nslug: imprimante\n---\nTexte.",
      reference: "---\nms.locfileid: \"8\"\nms.contentlocale: en-US\nslug: printer\n---\nText."),
    .fine(
      .frontMatterMismatch, "a key that only one side has",
      target: "---\nms.translationtype: HT\n---\nTexte.", reference: "---\nms.reviewer: anna\n---\nText."),
    .fine(
      .staleTranslation, "the same revision",
      target: "---\nms.sourcegitcommit: 1111111\nms.lasthandoff: 01/05/2020\n---\nTexte.",
      reference: "---\nms.sourcegitcommit: 1111111\nms.lasthandoff: 02/05/2021\n---\nТекст.", of: "ru-RU"),
  ]

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }
}
