import ArticleParsing
import ParallelText
import TestSupport
import Testing

/// What stands before a literal or block on its line, in several scripts, with combining marks and emoji.
private let openings = [
  "Latin", "De\u{301}ja\u{300} vu 👩‍👩‍👧 : ", "Кирилли\u{306}ца 🙂 — ", "العربية: 🙂 ", "ภาษาไทย ที่นี่ 🇹🇭 ",
  "日本語のテキスト、か\u{3099}🎌 ",
].map { $0 == "Latin" ? "Plain Latin text: " : $0 }

@Suite("Ranges")
struct RangeTests {
  private static let literals: [(LiteralKind, String, String)] = [
    (.number, "1234", "1234"), (.number, "2\u{202F}000", "2\u{202F}000"), (.port, "port 3389", "3389"),
    (.version, "10.2.1", "10.2.1"), (.date, "2024-03-05", "2024-03-05"), (.errorCode, "0x80070005", "0x80070005"),
    (.errorCode, "KB4012345", "KB4012345"), (.inlineCode, "`Get-Item é`", "Get-Item é"),
    (.placeholder, "<ServiceName>", "<ServiceName>"), (.path, "C:\\Temp\\a.log", "C:\\Temp\\a.log"),
    (.registryKey, "HKLM\\SYSTEM\\Setup", "HKLM\\SYSTEM\\Setup"),
    (.url, "https://example.com/a_b", "https://example.com/a_b"),
    (.link, "[é](../a.md#b)", "../a.md#b"), (.image, "![é](a.png)", "a.png"),
    (.guid, "6ba7b810-9dad-11d1-80b4-00c04fd430c8", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
    (.address, "10.0.0.1", "10.0.0.1"),
    (.option, "--verbose", "--verbose"), (.environmentVariable, "%PATH%", "%PATH%"),
    (.fileName, "Termservice.exe", "Termservice.exe"),
    (.uiLabel, "**Datei öffnen**", "Datei öffnen"), (.uiLabel, "[!UICONTROL Save]", "Save"),
    (.template, "{{ a.b }}", "{{ a.b }}"),
  ]

  @Test("Every kind of literal is cut out exactly, in every script", arguments: openings) func literal(
    _ opening: String
  ) throws {
    for (kind, written, expected) in Self.literals {
      let text = "- \(opening)\n  \(opening)\(written) \(opening)\n"
      let article = try article(text)
      let found = article.literals.filter { $0.kind == kind }.map { literal in
        cut(text, article.source.position(at: literal.range.start), article.source.position(at: literal.range.end))
      }
      #expect(found == [expected], "\(kind) \(written) behind \(opening)")
    }
    #expect(Set(Self.literals.map(\.0)) == Set(LiteralKind.allCases))
  }

  @Test("Every kind of block is cut out exactly, in every script", arguments: openings) func block(_ opening: String)
    throws
  {
    let elements: [(BlockKind, String)] = [
      (.heading, "## \(opening)"), (.paragraph, "\(opening)\n\(opening)x"), (.step, "1. \(opening)x"),
      (.item, "- \(opening)x"),
      (.code, "```sh\n\(opening)\n```"), (.row, "| \(opening) | b |"), (.image, "![\(opening)](a.png)"),
      (.alert, "> [!NOTE]"),
      (.html, "<div>\n\(opening)\n</div>"),
    ]
    for (kind, element) in elements {
      var written = element
      if kind == .row { written += "\n|---|---|" }
      if kind == .alert { written += "\n> \(opening)" }
      let text = "\(opening)\n\n\(written)\n\n\(opening)\n"
      let article = try article(text)
      let block = try #require(article.blocks.first { $0.kind == kind && $0.range.start > 0 }, "\(kind)")
      let found = cut(
        text, article.source.position(at: block.range.start), article.source.position(at: block.range.end))
      #expect(found == element.trimmingSuffix(), "\(kind) behind \(opening)")
    }
  }

  @Test("A literal behind a quote's marker on a continued line is cut out exactly") func quoted() throws {
    let text = "> Long\n> > text with `code`\nand `lazy`\n"
    let article = try article(text)
    #expect(article.literals.map { article.text($0.range) } == ["code", "lazy"])
  }

  @Test("A link's target may stand on the next line, in brackets, with parentheses, or by reference") func links()
    throws
  {
    let text =
      "[a](x.md\n) [b](<y z.md> \"t\") [c](p(1).md) [d][Ref] [ref][] [Ref] <https://e.org/>\n\n[ref]: r.md 'title'\n"
    let article = try article(text)
    let links = article.literals.filter { $0.kind == .link }
    #expect(
      links.map { article.text($0.range) } == ["x.md", "y z.md", "p(1).md", "Ref", "ref", "Ref", "https://e.org/"])
    #expect(links[3].key == links[4].key && links[4].key == links[5].key)
  }
}

extension String {
  fileprivate func trimmingSuffix() -> String {
    var scalars = unicodeScalars
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }
}
