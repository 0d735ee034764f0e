import ArticleParsing
import ParallelText
import TestSupport
import Testing

@Suite("Values")
struct ValueTests {
  private func literal(_ text: String) throws -> Literal { try #require(try article(text).literals.first) }

  @Test(
    "Numbers are the same whatever their separators and digits",
    arguments: [
      ("2,000", "2.000"), ("2,000", "2\u{202F}000"), ("2,000", "2\u{A0}000"), ("2,000", "2'000"), ("2,000", "2000"),
      ("1.5", "1,5"), ("1,234.56", "1.234,56"), ("1,234.56", "1 234,56"), ("3389", "٣٣٨٩"), ("3389", "३३८९"),
      ("3389", "๓๓๘๙"),
      ("3389", "３３８９"), ("007", "7"), ("100,000", "10 万"), ("2024-03-05", "05/03/2024"), ("2024-03-05", "5.3.2024"),
      ("0x8007000E", "0x8007000e"),
    ])
  func same(_ first: String, _ second: String) throws {
    #expect(try literal("a \(first) b").agrees(with: literal("a \(second) b")))
  }

  @Test(
    "Other numbers differ",
    arguments: [("3389", "8080"), ("1.5", "15"), ("10.2.1", "10.3.1"), ("2024-03-05", "2024-03-06"), ("1.0", "1.1")])
  func different(_ first: String, _ second: String) throws {
    #expect(try !literal("a \(first) b").agrees(with: literal("a \(second) b")))
  }

  @Test("A list of numbers is no number") func list() throws {
    let article = try article("1,2,3 and 80, 443")
    #expect(article.literals.map { article.text($0.range) } == ["1", "2", "3", "80", "443"])
  }

  @Test(
    "A number beside the word for one is a port",
    arguments: [
      "port 3389", "Ports 3389", "порт 3389", "порта 3389", "ポート 3389", "ポート3389", "3389 端口", "端口 3389", "المنفذ 3389",
      "TCP 3389",
      "Port: 3389", "localhost:3389", "พอร์ต 3389",
    ])
  func port(_ text: String) throws { #expect(try literal("Check \(text) now.").kind == .port) }

  @Test("A number elsewhere is none", arguments: ["サポート 3389", "portrait 3389", "Report. 3389", "3389 portraits"])
  func noPort(_ text: String) throws { #expect(try literal(text).kind == .number) }

  @Test(
    "Links are the same whatever the locale, the scheme and the host's absence",
    arguments: [
      ("/en-us/a/b", "/fr-fr/a/b"), ("https://x.org/en-us/a", "https://x.org/fr-fr/a"),
      ("https://x.org/a?view=1", "https://x.org/a?view=2"),
      ("https://x.org/a/b", "/a/b"), ("http://x.org/a", "https://www.x.org/a/"), ("./a.md", "a.md"), ("/en/a", "/fr/a"),
      ("A.md", "a.md"),
      ("https://x.org/a?lang=en&id=3", "https://x.org/a?id=3&lang=fr"),
      ("https://x.org/v/1?quality=12", "https://x.org/v/1?quality=12&captions=ger"),
    ])
  func sameLink(_ first: String, _ second: String) throws {
    #expect(try literal("[a](\(first))").agrees(with: literal("[a](\(second))")))
  }

  @Test(
    "Other links differ",
    arguments: [
      ("a.md", "b.md"), ("a.md#x", "a.md#y"), ("https://x.org/a?id=1", "https://x.org/a?id=2"), ("../a.md", "a.md"),
    ])
  func differentLink(_ first: String, _ second: String) throws {
    #expect(try !literal("[a](\(first))").agrees(with: literal("[a](\(second))")))
  }

  @Test("Inline code is the same whatever its quotes and case") func inlineCode() throws {
    #expect(try literal("`-Name \"x\"`").agrees(with: literal("`-name “x”`")))
    #expect(try !literal("`-Name x`").agrees(with: literal("`-Name y`")))
  }

  @Test("What is glued to a name is a version all the same", arguments: ["v2.0", "TLS1.2", "OAuth 2.0"])
  func version(_ text: String) throws { #expect(try literal("Use \(text) here").kind == .version) }
}
