import DriftRules
import ParallelText
import TestSupport
import Testing

/// Texts of one side that the other has in one, or nested otherwise: nothing is missing there.
@Suite("Text that is set otherwise")
struct BeadTests {
  private func rules(_ target: String, _ reference: String) throws -> [String] {
    try RuleBook.check(pair(target, reference, target: "de-DE")).filter { $0.severity > .note }.map { "\($0.rule)" }
  }

  private static let parts = [
    "Before you begin, close all windows of the old program.", "Then copy `setup.ini` to the folder of the new one.",
    "The program reads it once, and asks nothing more.", "At the end it says how many accounts it has found.",
  ]
  private static let translated = [
    "Schließen Sie zuerst alle Fenster des alten Programms.", "Kopieren Sie dann `setup.ini` in den neuen Ordner.",
    "Das Programm liest sie einmal und fragt nichts weiter.", "Am Ende sagt es, wie viele Konten es gefunden hat.",
  ]

  private func article(_ paragraphs: [String]) -> String {
    "# X\n\n" + (paragraphs + ["```\nrun setup\n```"]).joined(separator: "\n\n") + "\n"
  }

  @Test("Paragraphs whose lines were joined are all there", arguments: 2...4) func joined(_ count: Int) throws {
    let target = [Self.translated.prefix(count).joined(separator: "\n")] + Self.translated.dropFirst(count)
    #expect(try rules(article(target), article(Self.parts)) == [])
  }

  @Test("A paragraph that was divided is all there", arguments: 2...4) func divided(_ count: Int) throws {
    let reference = [Self.parts.prefix(count).joined(separator: " ")] + Self.parts.dropFirst(count)
    #expect(try rules(article(Self.translated), article(reference)) == [])
  }

  @Test("A paragraph that is missing is told, though its neighbour is long enough for both") func missing() throws {
    let target =
      "# X\n\nSo lang wie beide zusammen ist dieser eine Absatz, der aber nur aus einem einzigen Satz besteht.\n"
    let reference = "# X\n\nThis paragraph is as long as it is here.\n\nThis one is missing. It has two sentences.\n"
    #expect(try rules(target, reference) == ["missing-paragraph"])
  }

  @Test("What a step says in a paragraph of its own may stand in its first line") func step() throws {
    let target = "# X\n\n1. **Der Dienst startet.** Er liest zuerst alle Einstellungen.\n2. Er wartet.\n"
    let reference = "# X\n\n1. The service starts.\n\n   It reads all of the settings first.\n\n2. It waits.\n"
    #expect(try rules(target, reference) == [])
    #expect(try rules(reference, target) == [])
  }

  @Test("A list for a paragraph, and a paragraph for a list, say the same") func list() throws {
    let target =
      "# X\n\nStart.\n\n- Kopieren Sie `a.ini` auf Port 8080.\n- Starten Sie `run.exe` neu.\n\n```\nx 1\n```\n"
    let reference = "# X\n\nStart.\n\nCopy `a.ini` to port 8080, and start `run.exe` again.\n\n```\nx 1\n```\n"
    #expect(try rules(target, reference) == [])
    #expect(try rules(reference, target) == [])
  }

  @Test("A number that differs between a list and a paragraph is told") func numberInList() throws {
    let target = "# X\n\n- Kopieren Sie `a.ini` auf Port 8081.\n- Starten Sie `run.exe` neu.\n\n```\nx 1\n```\n"
    let reference = "# X\n\nCopy `a.ini` to port 8080, and start `run.exe` again.\n\n```\nx 1\n```\n"
    #expect(try rules(target, reference) == ["port-mismatch"])
  }

  @Test("Code without a blank line before it is in the paragraph") func codeInParagraph() throws {
    let target = "# X\n\nFühren Sie den Befehl aus:\n\n    run setup 7\n\nFertig mit `setup`.\n"
    let reference = "# X\n\nRun the command:\n    run setup 7\n\nDone with `setup`.\n"
    #expect(try rules(target, reference) == [])
    #expect(try rules(reference, target) == [])
  }

  @Test("Code under a heading that only one side has is not missing") func underExtraHeading() throws {
    let code = "```\nrun setup --all\n```\n"
    let target = "# X\n\nInstalliert alles.\n\n## Überblick\n\nDas Programm installiert alles.\n\n\(code)"
    #expect(try !rules(target, "# X\n\nInstalls all.\n\n\(code)").contains("missing-code"))
  }

  @Test("A list in another section has moved, as a whole") func movedList() throws {
    let items = ["run `a.exe`", "open `b.exe`", "stop `c.exe`", "close `d.exe`"].map { "1. \($0)\n" }.joined()
    let own = ["`a.exe` starten", "`b.exe` öffnen", "`c.exe` anhalten", "`d.exe` beenden"].map { "1. \($0)\n" }.joined()
    let target = "# X {#x}\n\nEin Text.\n\n\(own)\n## Y {#y}\n\nNoch ein Text.\n"
    let reference = "# X {#x}\n\nA text.\n\n## Y {#y}\n\nAnother text.\n\n\(items)"
    #expect(try rules(target, reference) == ["moved-step"])
  }

  @Test("What an item holds may have lost its indentation") func unindented() throws {
    let target =
      "# X\n\n- **Typ**\n\n- **Beispiel**\n\nMit 2 Werten:\n\n```\nlink(1, 2)\n```\n\nAus einem Feld:\n\n```\nlink(box)\n```\n"
    let reference = """
      # X

      - **Type**

      - **Example**

        Of 2 values:

        ```
        link(1, 2)
        ```

        From a field:

        ```
        link(box)
        ```

      """
    #expect(try rules(target, reference) == [])
  }

  @Test("An item with a doubled marker is the item that it holds") func doubledMarker() throws {
    let reference = "# X\n\n- [Keys](keys.md)\n- [Drives](drives.md)\n"
    let target = "# X\n\n- - [Tasten](keys.md)\n- [Laufwerke](drives.md)\n"
    #expect(try rules(target, reference) == [])
    #expect(try rules(reference, target) == [])
  }

  @Test("An item that is missing takes the command below it along") func command() throws {
    let reference =
      "# X\n\n- Keep all:\n\n`box keep`\n\n- Keep some of them:\n\n`box keep --some`\n\n- List them:\n\n`box list`\n"
    let target = "# X\n\n- Alles behalten:\n\n`box keep`\n\n- Liste anzeigen:\n\n`box list`\n"
    #expect(try rules(target, reference) == ["missing-item"])
  }

  @Test("A paragraph that only closes a tab is not missed") func directive() throws {
    let reference = "# X\n\nFirst.\n\n```\na\n```\n\n{{% /tab %}} {{< /tabpane >}}\n\nLast of all.\n"
    #expect(try rules("# X\n\nZuerst.\n\n```\na\n```\n\nZuletzt.\n", reference) == [])
  }
}
