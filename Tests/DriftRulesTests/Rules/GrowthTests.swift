import DriftRules
import ParallelText
import TestSupport
import Testing

/// Pairs of texts that have nothing but what one rule compares, and differ in all of it.
@Suite("Pairs made to be slow to compare", .serialized)
struct GrowthTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var size: Int
    var target: @Sendable (Int) -> String
    var reference: @Sendable (Int) -> String

    init(
      _ name: String, _ size: Int, target: @escaping @Sendable (Int) -> String,
      reference: @escaping @Sendable (Int) -> String
    ) {
      testDescription = name
      self.size = size
      self.target = target
      self.reference = reference
    }
  }

  @Test(
    "Four times as much takes about four times as long", .timeLimit(.minutes(20)),
    arguments: [
      Pair(
        "fragments that lead nowhere", 150, target: each { "Voir [a](#y\($0)).\n\n" },
        reference: each { "See [a](#x\($0)).\n\n" }),
      Pair(
        "bare addresses in a paragraph", 80, target: each { _ in "https://a.example/c " },
        reference: each { _ in "https://a.example/b " }),
      Pair(
        "addresses of a site's editions", 80, target: each { "https://fr.a.example/c\($0) " },
        reference: each { "https://fr.a.example/b\($0) " }),
      Pair(
        "names of pages and paths", 80, target: each { "[a](xref:Some.Name\($0)) " },
        reference: each { "[a](some/page\($0)) " }),
      Pair("inline code in a paragraph", 80, target: each { "`z\($0)` " }, reference: each { "`k\($0)` " }),
      Pair(
        "paths in a paragraph", 250, target: each { "C:\\d\\z\($0).exe " }, reference: each { "C:\\d\\k\($0).exe " }),
      Pair("variables that nothing stands between", 500, target: each { _ in "%a%" }, reference: each { _ in "$a" }),
      Pair(
        "one hexadecimal number against many", 500, target: { "0x" + each { _ in "a" }($0) },
        reference: each { _ in "0x0 " }),
      Pair("numbers", 500, target: { n in each { "\(n - 1 - $0) " }(n) }, reference: each { "\($0) " }),
      Pair("numbers with units", 500, target: each { "\($0) GB " }, reference: each { "\($0) MB " }),
      Pair("decades", 500, target: each { _ in "90 " }, reference: each { _ in "1980 " }),
      Pair("numbers in groups", 500, target: each { _ in "1 000 " }, reference: each { _ in "1 001 " }),
      Pair("dates and hours", 250, target: each { _ in "22.10.2018 15 " }, reference: each { _ in "23 3 " }),
      Pair("numbers in words", 250, target: each { _ in "quatre " }, reference: each { _ in "five " }),
      Pair("cells of a row", 300, target: row("8080"), reference: row("3389")),
      Pair(
        "placeholders", 500, target: each { _ in "x " }, reference: each { "<Name\($0)A> " }),
      Pair(
        "images in a paragraph", 500, target: each { "x ![](a\($0).png) " }, reference: each { "x ![](b\($0).png) " }),
      Pair(
        "details that are not closed", 200, target: each { _ in "<details>\n\nAttendez.\n\n" },
        reference: each { _ in "Wait.\n\n" }),
      Pair(
        "details that nothing opens", 200, target: each { _ in "Attendez.\n\n</details>\n\n" },
        reference: each { _ in "Wait.\n\n" }),
      Pair(
        "ends of comments", 200, target: each { _ in "Attendez. -->\n\n" }, reference: each { _ in "Wait.\n\n" }),
      Pair(
        "quotation marks", 500, target: each { _ in "&quot;" }, reference: each { _ in "a " }),
      Pair(
        "zones for other readers", 100, target: each { "::: zone pivot=\"b\($0)\"\n\nAttendez.\n\n::: zone-end\n\n" },
        reference: each { "::: zone pivot=\"a\($0)\"\n\nWait.\n\n::: zone-end\n\n" }),
      Pair(
        "zones that are missing", 100, target: each { _ in "Attendez.\n\n" },
        reference: each { "::: zone pivot=\"a\($0)\"\n\nWait.\n\n::: zone-end\n\n" }),
      Pair(
        "lists with bullets for numbers", 100, target: each { _ in "- Un.\n- Deux.\n\nTexte.\n\n" },
        reference: each { _ in "1. One.\n2. Two.\n\nText.\n\n" }),
      Pair(
        "sections that stand in the place of others", 100,
        target: each { "## <a name=\"t\($0)\"></a>Titre \($0)\n\nUn `a\($0)`.\n\n" },
        reference: each { "## <a name=\"r\($0)\"></a>Title \($0)\n\n1. See `b\($0)`.\n2. Run `c\($0)`.\n\n" }),
      Pair(
        "a section of which all is other", 100, target: each { "Un `a\($0)`.\n\n```\na\($0)\n```\n\n" },
        reference: each { "1. See `b\($0)`.\n\n   ```\n   b\($0)\n   c\n   d\n   e\n   f\n   ```\n\nThen.\n\n" }),
      Pair(
        "lists in another order", 100,
        target: each { n in "Texte \(n).\n\n" + "dbace".map { "- `\($0)\(n)`\n" }.joined() + "\n" },
        reference: each { n in "Text \(n).\n\n" + "abcde".map { "- `\($0)\(n)`\n" }.joined() + "\n" }),
      Pair(
        "headings of other levels", 100, target: each { _ in "## A\n\n### B\n\n" },
        reference: each { _ in "## A\n\n## B\n\n" }),
      Pair(
        "anchors in a paragraph", 500, target: each { "<a name=\"z\($0)\"></a>" },
        reference: each { "<a name=\"q\($0)\"></a>" }),
      Pair(
        "one anchor again and again", 500, target: each { _ in "<a name=\"z\"></a>" },
        reference: each { "<a name=\"q\($0)\"></a>" }),
      Pair(
        "labels in another script", 80, target: each { "**Open file a\($0)** " },
        reference: each { "**Открыть файл \($0)** " }),
      Pair(
        "keys of front matter", 1_000, target: { "---\n" + each { "k\($0): a\n" }($0) + "---\n" },
        reference: { "---\n" + each { "k\($0): b\n" }($0) + "---\n" }),
      Pair(
        "one definition used often", 150, target: { definition($0, "z") + each { _ in "[r] " }($0) },
        reference: { definition($0, "y") + each { _ in "[r] " }($0) }),
    ])
  func linear(_ texts: Pair) throws {
    let growth = try Growth(from: texts.size) { size in
      let pair = try pair(texts.target(size), texts.reference(size))
      return processorTime { _ = RuleBook.check(pair) }
    }
    #expect(growth.isLinear, "\(growth)")
    #expect(growth.large < 20, "\(growth)")
  }
}

/// A text of so many parts, each by its number.
private func each(_ part: @escaping @Sendable (Int) -> String) -> @Sendable (Int) -> String {
  { (0..<$0).map(part).joined() }
}

/// A table of one row with so many cells.
private func row(_ cell: String) -> @Sendable (Int) -> String {
  { count in
    ["a", "-", cell].map { "|" + String(repeating: " \($0) |", count: count) + "\n" }.joined()
  }
}

private func definition(_ count: Int, _ letter: Character) -> String {
  "[r]: https://x.example/" + String(repeating: letter, count: count) + "\n\n"
}
