import CCmark
import Foundation
import ParallelText
import TestSupport
import Testing

@testable import ArticleParsing

/// libcmark sees an outline of a body in its stead.
@Suite("The outline of a body")
struct BlockOutlineTests {
  @Test(
    "It has the blocks that the body has",
    arguments: [
      // What a line is, its rest tells.
      "# Heading #\n\n#no heading\n\nSetext\n---\n\nSetext\nof two lines\n===\n\ntext\n--- text\n\n***\n\n*** text",
      "``` sh\ntext\n``` text\n```\n\n``no fence\n\n``` no `fence\n\n~~~ a `b`\n~~~",
      "<div>\ntext -->\n\ntext\n\n<b>text</b>\ntext\n\n<b>\ntext\n\na <b>",
      "<!-- a comment\n\n- text\n\ntext --> text\ntext\n\n<script>\n\n# text\n\nx</SCRIPT>\n\n<?a\n\nb?>\n# c",
      // Definitions are no blocks, and may have several lines.
      "[label]: /url\n\n[two\nlines]: /url\n'title\nof two'\ntext\n\n[a\\]b]: /c\n===\n\n[no]\n: text\n\n[a]: b\n[c]: d\n---",
      "> [quoted\n> label]: /url\n>\n> text\n\n- [item]: /url\n- [ ] text\n\n[x](y): text\n\n- \n  [a]:\n  /b",
      // Markers and what only looks like one.
      "1. text\n2) text\n\n-text\n\n- \n- text\n+\ttext\n\n1234567890. text\n\n2019. text\ntext\n3. text\n\n1.text",
      "> text\nlazy\n> - text\nlazy\n\n    code\n\n- text\n\n      code\n\n  text\n -\u{0C}text\n\n*text* text\n* * *\n- - -",
      "\u{FEFF}# Behind a byte order mark",
      "# A line\r## Another\r\n\r\n[a]: b\r\n\r\ntext\r---\r",
      "",
    ])
  func written(_ markdown: String) { expectSameBlocks(Array(markdown.utf8), "\(markdown)") }

  @Test("So it has for whatever lines follow one another")
  func random() {
    let markers = [
      "", "", "", " ", "  ", "    ", "\t", "> ", ">", "- ", "-", "* ", "+\t", "1. ", "2) ", "10. ", "-\u{0B}",
    ]
    let openings = [
      "", "text", "é", "#", "# ", "###### x", "---", "===", "* * *", "__", "**", "```", "````", "`", "~~~", "<div>",
      "<b>",
      "</div>", "<!--", "<!-- x -->", "<?", "<script>", "<pre", "</pre>", "<a", "[", "[a]: b", "[a]:", "[a", "a]: b",
      "]: c", "'t",
      "'t'", "[ ]", "[a](b)", "\\[a]: b", "|", "&", "1", "2019", "\u{FEFF}", "\u{0C}", "!",
    ]
    let rests = [
      "", "", " ", "  ", " text", " x -->", " > ?>", " </script>", " `", " #", " -", "\\", " 'title'", " [a]: b",
      "]: b",
    ]
    let ends = ["\n", "\n", "\n", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", ""]
    var random = SplitMix(state: 7)
    for _ in 0..<10_000 {
      var markdown = ""
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        for _ in 0..<Int.random(in: 0...2, using: &random) { markdown += markers.randomElement(using: &random)! }
        markdown += openings.randomElement(using: &random)! + rests.randomElement(using: &random)!
        markdown += ends.randomElement(using: &random)!
      }
      expectSameBlocks(Array(markdown.utf8), "\(markdown.debugDescription)")
    }
  }

  @Test("So have those of the sample articles") func samples() throws { try check(Project.root + "/Corpus") }

  private static let corpora = Project.root + "/../shared/corpora"

  @Test(
    "So have those of every fifth real article",
    .enabled(if: FileManager.default.fileExists(atPath: corpora), "skipped: there is no ../shared/corpora"))
  func real() throws { try check(Self.corpora, every: 5) }

  @Test("It has no text: most of a body is not in it") func short() {
    let markdown = "# A heading\n\n- An item with `code`, [a link](b.md) and <b>more</b>\n\n2019 was a year."
    #expect(outline(markdown) == "# x\n\n- x\n\nx")
  }

  private func check(_ folder: String, every step: Int = 1) throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".md") }.sorted()
    #expect(!names.isEmpty)
    for index in stride(from: 0, to: names.count, by: step) {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/" + names[index])))
      expectSameBlocks(bytes, "\(names[index])")
    }
  }

  @Test("Of lines of text that stand below one another with the same indentation it has the first") func runs() {
    #expect(outline("one\ntwo\nthree\n\n- four\n  five\n  six\n    seven") == "x\n\n- x\n  x\n    x")
  }

  private func outline(_ markdown: String) -> String {
    String(decoding: BlockOutline(SourceText(Array(markdown.utf8)), from: 0).bytes, as: UTF8.self)
  }

  private func expectSameBlocks(_ bytes: [UInt8], _ comment: Comment, at location: SourceLocation = #_sourceLocation) {
    let source = SourceText(bytes)
    let outline = BlockOutline(source, from: 0)
    let whole = (0..<Int32(source.lineCount)).map { $0 }
    #expect(
      blocks(outline.bytes, outline.lines, of: source) == blocks(bytes, whole, of: source), comment,
      sourceLocation: location)
  }

  /// The blocks that libcmark finds, a line each, with all that is asked of them.
  private func blocks(_ bytes: [UInt8], _ lines: [Int32], of source: SourceText) -> [String] {
    source.withBytes {
      blocks(bytes, NodePositions(source, $0, bodyStart: 0, lines: lines, shifts: []))
    }
  }

  private func blocks(_ bytes: [UInt8], _ positions: NodePositions) -> [String] {
    let document = bytes.withUnsafeBytes {
      cmark_parse_document($0.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, CMARK_OPT_DEFAULT)
    }
    defer { cmark_node_free(document) }
    let iterator = cmark_iter_new(document)
    defer { cmark_iter_free(iterator) }
    var found: [String] = []
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return found }
      guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator),
        cmark_node_get_type(node).rawValue <= CMARK_NODE_LAST_BLOCK.rawValue
      else { continue }
      var block = String(cString: cmark_node_get_type_string(node))
      block +=
        " \(positions.firstLine(of: node)):\(cmark_node_get_start_column(node))-\(positions.endLine(of: node))"
      block += " \(cmark_node_get_list_type(node).rawValue) \(cmark_node_get_list_start(node))"
      block += " \(cmark_node_get_heading_level(node)) \(cmark_node_get_fence_info(node) != nil)"
      if cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK { block += " \(positions.lastLine(ofHTML: node))" }
      found.append(block)
    }
  }
}
