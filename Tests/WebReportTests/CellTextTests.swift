import ParallelText
import Testing

@testable import WebReport

@Suite("The text of a cell")
struct CellTextTests {
  private static func html(_ markdown: String, _ marks: [CellMark] = [], kind: CellText.Kind = .prose) -> String {
    String(decoding: CellText(markdown, definitions: "", kind, marks: marks).html.bytes, as: UTF8.self)
  }

  private static func mark(_ range: Range<Int>, _ side: CellMark.Side = .target) -> CellMark {
    CellMark(range: range, side: side, severity: .error, message: "m", locale: LocaleTag("fr-FR")!)
  }

  @Test(
    "Has all that the file has",
    arguments: [
      "plain", "a **b** c", "`x` and ``y ` z``", "[text](https://example.org/a?b=1&c=2 \"t\") after", "![alt](a.png)",
      "a <b>c</b> &amp; d \\* e", "<script>alert(1)</script>", "*a **b** c*", "a\nb\n  c", "| a | `b` |", "{{< x >}} y",
      "**unclosed", "[a][b] and [c](<d e>)", "é 漢字 😀 **שלום**", "`a` a `a` `a`", "<a name=\"x\"></a>T",
    ])
  func whole(_ markdown: String) {
    let page = Page(Array(Self.html(markdown).utf8))
    #expect(page.text == markdown)
    #expect(page.faults == [])
  }

  @Test("Sets markup off") func markup() {
    #expect(Self.html("a `b`") == "a <code>`b`</code>")
    #expect(Self.html("a `b\nc`") == "a <code>`b\nc`</code>")
    #expect(
      Self.html("**b**")
        == "<span class=\"markup\">**</span><strong>b</strong><span class=\"markup\">**</span>")
    #expect(Self.html("_b_") == "<span class=\"markup\">_</span><em>b</em><span class=\"markup\">_</span>")
    #expect(Self.html("`b` **c**", kind: .code) == "`b` **c**")
    #expect(
      Self.html("| a | `b|c` |", kind: .row)
        == "<span class=\"markup pipe\">|</span> a <span class=\"markup pipe\">|</span> <code>`b|c`</code> "
        + "<span class=\"markup pipe\">|</span>")
  }

  @Test("Has a line break where the article has a hard one") func breaks() {
    #expect(Self.html("a  \nb\nc\\\nd") == "a  \n<br>b\nc\\\n<br>d")
    #expect(Self.html("a  \nb", kind: .code) == "a  \nb")
  }

  @Test("Lets follow links to the web, and no others")
  func links() {
    #expect(Self.html("[a](https://example.org)").contains("href=\"https://example.org\""))
    for target in [
      "javascript:alert(1)", "data:text/html,x", "JaVaScRiPt:x", "vbscript:x", "/local", "a.md", "//example.org",
    ] {
      #expect(!Self.html("[a](\(target))").contains("href"), "\(target)")
    }
  }

  @Test("Has marks where they are asked for, across markup and between letters") func marks() {
    let opening = "<mark class=\"error\" data-of=\"fr-FR\" title=\"m\">"
    #expect(Self.html("port 8080 now", [Self.mark(5..<9)]) == "port \(opening)8080</mark> now")
    #expect(Self.html("a `b`", [Self.mark(0..<5)]) == "\(opening)a <code>`b`</code></mark>")
    #expect(Self.html("ab", [Self.mark(0..<1), Self.mark(1..<2)]) == "\(opening)a</mark>\(opening)b</mark>")
  }

  @Test("Has a sign where something is missing, at the end too") func gaps() {
    #expect(Self.html("ab", [Self.mark(1..<1)]).hasPrefix("a<span class=\"gap error\""))
    #expect(Self.html("ab", [Self.mark(2..<2)]).hasPrefix("ab<span class=\"gap error\""))
    #expect(Self.html("ab", [Self.mark(0..<0)]).hasSuffix("></span>ab"))
  }

  @Test("Passes over marks that overlap, or lie outside of it") func overlapping() {
    let page = Page(Array(Self.html("abcdef", [Self.mark(0..<4), Self.mark(2..<6), Self.mark(5..<9)]).utf8))
    #expect(page.text == "abcdef")
    #expect(page.tags.count { $0.name == "mark" } == 1)
    #expect(page.faults == [])
  }
}
