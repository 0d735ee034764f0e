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
    .drift(
      .truncated, "a text that ends behind a heading with a name of its own",
      target:
        "# Courrier\n\n## Problème\n\nLes messages n’arrivent pas.\n\n## Cause première⟦⟧\n",
      reference:
        "# Mail\n\n## Issue\n\nThe messages do not arrive.\n\n## Why it happens\n\n⟦The list is old.\n\n## What to do\n\nAsk for a new list.\n\n## More\n\nRead the manual.⟧"
    ),
    .drift(
      .truncated, "a text that ends in the header of a table, without what is behind it",
      target:
        "# Ports\n\nCes ports sont ouverts : voir [la liste](#list).\n\n|Port|Service|⟦⟧\n",
      reference:
        "# Ports\n\nThese ports are open: see [the list](#list).\n\n⟦|Port|Service|\n|---|---|\n|631|IPP|\n|9100|RAW|\n\n## List {#list}\n\nThe list is in `ports.txt`.\n\n## More\n\nAsk [the help desk](help.md).⟧"
    ),
    .drift(
      .truncated, "a text that ends in a paragraph, whose links and numbers are gone",
      target:
        "# Imprimante\n\n## File {#queue}\n\nLa file `print` est vide.\n\n## Cause {#cause}\n\nLe port est fermé, ce que montre⟦⟧",
      reference:
        "# Printer\n\n## Queue {#queue}\n\nThe queue `print` is empty.\n\n## Cause {#cause}\n\nThe port is closed, as [the log](log.md) shows in line 20 of `spool.txt`.\n\n⟦Look for the number 9100 there, and for the name of the queue.\n\n## Solution {#solution}\n\nOpen it.⟧"
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
