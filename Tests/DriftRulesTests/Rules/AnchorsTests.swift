import ParallelText
import Testing

@Suite("Anchors")
struct AnchorsTests {
  static let drifts: [Example] = [
    .drift(
      .anchorMismatch, "an anchor that is not the one of the reference",
      target:
        "# <a name=\"printer\"></a>Imprimante\n\nUn.\n\n## <a name=\"symptoms\"></a>Symptômes\n\nDeux.\n\n## <a name=\"⟦raisons⟧\"></a>Cause\n\nTrois.",
      reference:
        "# <a name=\"printer\"></a>Printer\n\nOne.\n\n## <a name=\"symptoms\"></a>Symptoms\n\nTwo.\n\n## <a name=\"⟦cause⟧\"></a>Reason\n\nThree."
    ),
    .drift(
      .anchorMismatch, "an anchor that is not the slug of the reference's heading",
      target: "# Imprimante {#printer}\n\nUn.\n\n## Symptômes {#symptoms}\n\nDeux.\n\n## Cause {#⟦causes⟧}\n\nTrois.",
      reference: "# Printer\n\nOne.\n\n## Symptoms\n\nTwo.\n\n⟦## Cause⟧\n\nThree."),
    .drift(
      .anchorMismatch, "a written anchor with a wrong letter among headings that have none",
      target: "## Le problème\n\nUn.\n\n## La cause\n\nDeux.\n\n## Relancer {#⟦restart-the-servise⟧}\n\nTrois.",
      reference: "## Issue\n\nOne.\n\n## Reason\n\nTwo.\n\n## Restart {#⟦restart-the-service⟧}\n\nThree."),
    .drift(
      .anchorMismatch, "an anchor within the text",
      target: "Le texte <a id=\"⟦port8⟧\"></a>du port.", reference: "The text <a id=\"⟦port9⟧\"></a>of the port."),
    .drift(
      .duplicateAnchor, "an anchor that names two places",
      target: "Le texte <a id=\"p\"></a>un.\n\nLe texte <a id=\"⟦p⟧\"></a>deux.",
      reference: "The text <a id=\"p\"></a>one.\n\nThe text two."),
  ]

  static let fine: [Example] = [
    .fine(
      .anchorMismatch, "an anchor that is the slug of the reference's heading",
      target: "## <a name=\"check-the-port\"></a>Vérifier le port\n\nUn.", reference: "## Check the port\n\nOne."),
    .fine(
      .anchorMismatch, "anchors of another notation",
      target: "## Vérifier le port {#check}\n\nUn.", reference: "## <a id=\"check\"></a>Check the port\n\nOne."),
    .fine(
      .anchorMismatch, "headings without anchors",
      target: "## Vérifier\n\nUn.\n\n## Corriger\n\nDeux.", reference: "## Check\n\nOne.\n\n## Correct\n\nTwo."),
    .fine(
      .anchorMismatch, "an anchor of its own line before the heading",
      target: "<a name=\"check\"></a>\n\n## Vérifier\n\nUn.", reference: "## <a name=\"check\"></a>Check\n\nOne."),
    .fine(
      .duplicateAnchor, "an anchor that the reference repeats as well",
      target: "## <a name=\"cause\"></a>Cause\n\nUn.\n\n## <a name=\"cause\"></a>Cause\n\nDeux.",
      reference: "## <a name=\"cause\"></a>Cause\n\nOne.\n\n## <a name=\"cause\"></a>Cause\n\nTwo."),
    .fine(
      .duplicateAnchor, "headings that read the same on both sides",
      target: "## Cause\n\nUn.\n\n## Cause\n\nDeux.", reference: "## Cause\n\nOne.\n\n## Cause\n\nTwo."),
  ]

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }

  @Test(
    "An anchor that names two sections is one finding")
  func duplicateOfSection() throws {
    try expectDrift(
      .duplicateAnchor,
      target: "## <a name=\"cause\"></a>Cause\n\nUn.\n\n## <a name=\"⟦cause⟧\"></a>Solution\n\nDeux.",
      reference: "## <a name=\"cause\"></a>Cause\n\nOne.\n\n## <a name=\"solution\"></a>Solution\n\nTwo.")
  }
}
