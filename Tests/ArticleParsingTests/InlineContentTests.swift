import ArticleParsing
import Foundation
import TestSupport
import Testing

@Suite("Inline content")
struct InlineContentTests {
  /// Marks in braces: what they begin with, and what reads for those that stand alone.
  private func dump(_ markdown: String, definitions: String = "") -> String {
    InlineContent(markdown, definitions: definitions).elements.map { element in
      switch element {
      case .text(let text): text
      case .single(let mark): "{\(mark.opening)=\(mark.text)}"
      case .start(let mark): "{\(mark.opening)"
      case .end(let mark): "\(mark.closing)}"
      }
    }.joined()
  }

  @Test(
    "Marks stand around the text that they mark",
    arguments: [
      ("**Save** and *go*", "{**Save**} and {*go*}"),
      ("__Save__ and _go_", "{**Save**} and {*go*}"),
      ("`a` and ``c ` d``", "{`a`=a} and {`` c ` d ``=c ` d}"),
      ("[the *manual*](b.md \"title\")", "{[the {*manual*}](b.md \"title\")}"),
      ("<https://example.org>", "{[https://example.org](https://example.org)}"),
      ("![a *lamp*](lamp.png)", "{![a lamp](lamp.png)=a lamp}"),
      ("[![lamp](a.png)](b.md)", "{[{![lamp](a.png)=lamp}](b.md)}"),
      ("a<br>b", "a{<br>= }b"), ("a\\\nb\nc", "a{<br>= }b c"),
      ("<b>a</b> <!-- no --> <Name>", "{<b>=}a{</b>=} {<!-- no -->=} {<Name>=<Name>}"),
      ("1 \\* 2 &lt; 3 &amp; 4", "1 * 2 < 3 & 4"),
      ("[!UICONTROL Save], [!UICONTROL", "{[!UICONTROL Save]}, [!UICONTROL"),
      ("Title {#anchor}", "Title {{#anchor}=}"), ("Title { #anchor }", "Title {{ #anchor }=}"),
      ("a {b} {c", "a {b} {c"), ("[no link] and [no](link", "[no link] and [no](link"),
    ])
  func marks(markdown: String, expected: String) {
    #expect(dump(markdown) == expected)
  }

  @Test(
    "Nothing begins another block",
    arguments: ["1. x", "- x", "# x", "> x", "x #", "C# #", "```", "---", "<div> x", "|"])
  func blocks(markdown: String) {
    #expect(InlineContent(markdown).plainText == markdown.replacing("<div> ", with: ""))
  }

  @Test("A link by reference leads where its definition says") func references() {
    #expect(
      dump("[the manual][m] and [m]", definitions: "[m]: <b c.md>") == "{[the manual](<b c.md>)} and {[m](<b c.md>)}")
    #expect(dump("[the manual][m]") == "[the manual][m]")
  }

  @Test("A reader sees text on one line, without repeated space and scripts") func plainText() {
    #expect(InlineContent("  a  **b**\n c <script>let x = 1</script> d ").plainText == "a b c d")
    #expect(InlineContent("<p>a</p><p>b</p><ul><li>c</li></ul>").plainText == "a b c")
    #expect(InlineContent("").plainText == "")
  }

  @Test("A table's row has the text of its cells, in which bars may be escaped") func cells() {
    #expect(TableCells.of("| a | `b \\| c` |  |") == ["a", "`b | c`", ""])
  }

  @Test(
    "Text that looks like many beginnings takes no long time",
    arguments: ["[", "![", "**a ", "`", "<a ", "[!UICONTROL ", "{#", "{: ", "_a*", "[a](", "\\", "&", "<!--"])
  func repetition(part: String) {
    let text = String(repeating: part, count: 10_000)
    let start = ContinuousClock.now
    _ = InlineContent(text).plainText
    #expect(ContinuousClock.now - start < .seconds(120))
  }
}
