import Foundation
import ParallelText
import Testing

@testable import IndexStore
@testable import WebReport

@Suite("Names and addresses")
struct NamesTests {
  @Test("An article’s page is named after the end of its key, and the id tells it from all others") func slugs() {
    #expect(Slug.of("Guide/Open the port", 35) == "guide-open-the-port-z")
    #expect(Slug.of("ガイド/ポート", 36) == "10")
    #expect(Slug.of("CON", 1) == "con-1")
    #expect(Slug.of(String(repeating: "a/", count: 900), 1).utf8.count < 80)
    #expect(Slug.id(of: "guide-open-the-port-z") == 35)
    #expect(Slug.id(of: "10") == 36)
    #expect(Slug.id(of: "") == nil)
    #expect(Slug.id(of: "a-é") == nil)
    for id: Int64 in [0, 1, 1 << 52, .max, -1] { #expect(Slug.id(of: Slug.of("a", id)) == id) }
  }

  @Test("A link to a file has its path encoded") func linkTemplate() throws {
    let link = try LinkTemplate("https://example.org/{locale}/{path}?l={line}#c{column}")
    let address = link.address("./docs/a b#<>é\".md", LocaleTag("fr-FR")!, line: 7, column: 3)
    #expect(address.text == "https://example.org/fr-FR/docs/a%20b%23%3C%3E%C3%A9%22.md?l=7#c3")
  }

  @Test(
    "A link that cannot be used is refused, and why",
    arguments: [
      ("javascript:{path}", "the link has to begin with https:// or http://"),
      ("https://example.org/", "the link has to contain {path}"),
      ("https://example.org/{path}#{row}", "the link has {row}; known are {path}, {line}, {column}, {locale}"),
      ("https://example.org/{path}{", "the link has {}; known are {path}, {line}, {column}, {locale}"),
    ])
  func faults(link: String, reason: String) {
    let fault = #expect(throws: LinkTemplate.Fault.self) { try LinkTemplate(link) }
    #expect(fault?.description == reason)
  }

  @Test("No address runs a script, however it is written") func addresses() {
    for text in [
      "javascript:alert(1)", " javascript:x", "java\nscript:x", "data:text/html,x", "file:///etc", "//a", "/a", "",
    ] {
      #expect(Address(external: text) == nil)
    }
    #expect(Address(external: "https://a/\n\"<b>é")?.text == "https://a/%0A%22%3Cb%3E%C3%A9")
    #expect(Address(external: "MailTo:a@b.c")?.text == "MailTo:a@b.c")
  }

  @Test("Addresses come into pages in one way alone") func oneWay() throws {
    // Whatever else writes `href` or `src` would have to make sure by itself that no script can run.
    for path in try Sources.all(below: "Sources/WebReport") where !path.hasSuffix("HTML.swift") {
      let text = try Sources.text(path)
      for attribute in ["href=\\\"\\(", "href=\"\\(", "src=\\\"\\(", "src=\"\\("] {
        #expect(!text.contains(attribute), "\(path)")
      }
    }
  }

  @Test("Folders are told as far down as tells them apart") func folders() {
    func folders(_ keys: [String]) -> [String] {
      Folders(keys.enumerated().map { ArticleFigures(id: Int64($0), key: $1, locales: [], title: nil) }).all.map(\.name)
    }
    #expect(folders(["a", "b"]) == ["."])
    #expect(folders(["a/x", "b/x", "c/x", "d/x"]) == ["a", "b", "c", "d"])
    #expect(folders(["docs/a/x", "docs/b/x", "docs/c/y/z", "docs/d"]) == ["docs", "docs/a", "docs/b", "docs/c"])
    #expect(folders((0..<100).map { "docs/\($0)/x" }) == ["docs"])
  }
}

@Suite("Words that are searched for")
struct SearchWordsTests {
  @Test(
    "Are without letter case and accents, and pairs of characters where no spaces stand between words",
    arguments: [
      ("Remote Desktop can't connect", ["remote", "desktop", "can", "t", "connect"]),
      ("Écran bleu 0x80070005!", ["ecran", "bleu", "0x80070005"]),
      ("印刷できない", ["印刷", "刷て", "てき", "きな", "ない"]), ("字", ["字"]),
      ("Windowsの更新 KB123", ["windows", "の更", "更新", "kb123"]), ("ＡＢＣ１", ["abc1"]), ("", []),
      ("ΟΔΟΣ οδός σε", ["οδοσ", "οδοσ", "σε"]),
      ("تعذّر الاتصال", ["تعذر", "الاتصال"]), ("한국어", ["한국어".decomposed]),
    ])
  func words(text: String, words: [String]) { #expect(SearchWords.of(text) == words) }

  @Test("Are told up to a number") func most() { #expect(SearchWords.of("a b c d", most: 2) == ["a", "b"]) }

  @Test("Lie in the shard that the script of the page looks in") func shards() {
    // As search.js has it for these words.
    #expect(SearchWords.shard(of: "remote", of: 256) == 7)
    #expect(SearchWords.shard(of: "rem", of: 256) == 7)
    #expect(SearchWords.shard(of: "印刷", of: 256) == 125)
  }
}

extension String {
  fileprivate var decomposed: String { decomposedStringWithCompatibilityMapping }
}
