import ParallelText
import Testing

@Suite("Texts that end early")
struct TruncationTests {
  static let drifts: [Example] = [
    .drift(
      .truncated, "a text that lacks its last sections is one finding",
      target: "# Imprimante\n\nUn texte.\n\n## <a name=\"symptoms\"></a>Symptômes\n\nLa file est vide.⟦⟧",
      reference:
        "# Printer\n\nA text.\n\n## Symptoms\n\nThe queue is empty.\n\n⟦## Cause\n\nThe port 9100 is closed.\n\n## Solution\n\nRestart [Spooler](spooler.md).\n\n## See also\n\n- [Ports](ports.md)⟧"
    ),
    .drift(
      .truncated, "a text that ends in the middle of a section",
      target:
        "## <a name=\"symptoms\"></a>Symptômes\n\nLa file `print` est vide.\n\n## <a name=\"solution\"></a>Solution\n\n1. Ouvrez `services.msc`.⟦⟧",
      reference:
        "## Symptoms\n\nThe queue `print` is empty.\n\n## Solution\n\n1. Open `services.msc`.\n⟦2. Stop `Spooler`.\n3. Delete the files of the queue.\n4. Start `Spooler`.\n\nIf the queue is still empty, restart the host and call the help desk.\n\n## See also\n\nNothing.⟧"
    ),
    .drift(
      .truncated, "a text that ends behind a heading",
      target:
        "## <a name=\"symptoms\"></a>Symptômes\n\nLa file `print` est vide.\n\n## <a name=\"solution\"></a>Solution⟦⟧\n",
      reference:
        "## Symptoms\n\nThe queue `print` is empty.\n\n## Solution\n\n⟦Open `services.msc`, and then restart the service of the queue.⟧"
    ),
  ]

  static let fine: [Example] = [
    .fine(
      .truncated, "a text that says the same in fewer words",
      target: "## A {#a-a}\n\nLa file est vide.\n\n## B {#b-b}\n\nRien.",
      reference: "## A a\n\nThe queue is quite empty.\n\n## B b\n\nThere is nothing to be said.")
  ]

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }
}
