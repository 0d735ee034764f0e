import ArticleParsing
import CCmark
import Foundation
import ParallelText
import TestSupport
import Testing

/// Inline content is scanned by the project itself; libcmark, which gives no positions for it, is asked what is there.
@Suite("Inline content")
struct InlineAgreementTests {
  @Test(
    "Code, links and images are those that libcmark finds",
    arguments: [
      "A `code` and ``co`de``, `` ` ``, `a\nb`, ```not` closed and \\`escaped`.",
      "[a](b.md) ![c](d.png \"t\") [e](<f g.md>) [h](i(1).md) [j]( k.md ) [l]() <https://m.org/> [n](o\\_p.md)",
      "[![image](a.png)](b.md) [x [y](z.md)](w.md) [`code` in](text.md) `[no](link.md)` ![`c`](d.png)",
      "[ref] [text][ref] [ref][] [none] [none][ref2] ![ref]\n\n[ref]: r.md \"title\"\n[ref2]: <s.md>\n",
      "\\[no](link.md) [no\\](link.md) [a](b.md)[c](d.md) *[e](f.md)* **`g`**",
      "> quoted `code\n> goes on` [a\n> b](c.md)\n\n- item `code`\n  [d](e.md)\n\n1. [f](g.md\n   ) `h`",
      "# Heading `code` [a](b.md)\n\nSetext `code`\n[c](d.md)\n---",
    ])
  func written(_ markdown: String) throws {
    let expected = libcmarks(markdown)
    #expect(!expected.isEmpty)
    #expect(try ours(Array(markdown.utf8)) == expected)
  }

  private static let corpora = Project.root + "/../shared/corpora/alchemy/fr-FR/AlchemyInsights"

  @Test(
    "So they are in real articles",
    .enabled(if: FileManager.default.fileExists(atPath: corpora), "skipped: there is no ../shared/corpora"))
  func real() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.corpora).filter { $0.hasSuffix(".md") }
      .sorted()
    var (articles, literals) = (0, 0)
    for (index, name) in names.enumerated() where index % 10 == 0 {
      let text = try String(contentsOfFile: Self.corpora + "/" + name, encoding: .utf8)
      // Tables and raw HTML are no inline content of libcmark's.
      let parts = text.split(separator: "\n---\n", maxSplits: 1)
      guard parts.count == 2, !text.contains("|--"), !text.contains("| -"), !text.contains("href="),
        !text.contains("src=")
      else { continue }
      let expected = libcmarks(String(parts[1]))
      #expect(try ours(Array(text.utf8)) == expected, "\(name)")
      articles += 1
      literals += expected.count
    }
    #expect(articles == 278)
    #expect(literals == 677)
  }

  /// The kinds of literals with the code's text, and where links lead; sorted.
  private func ours(_ bytes: [UInt8]) throws -> [String] {
    let article = try ArticleParser.parse(bytes, path: "a.md").article
    func target(_ literal: Literal) -> String {
      // libcmark has resolved escapes.
      article.text(article.linkTarget(literal)).replacing("\\", with: "").replacing("&amp;", with: "&")
    }
    return article.literals.compactMap { literal -> String? in
      switch literal.kind {
      case .inlineCode: "code " + words(article.text(literal.range))
      case .link: "link " + target(literal)
      case .image: "image " + target(literal)
      default: nil
      }
    }.sorted()
  }

  private func libcmarks(_ markdown: String) -> [String] {
    let document = cmark_parse_document(markdown, markdown.utf8.count, CMARK_OPT_DEFAULT)
    defer { cmark_node_free(document) }
    let iterator = cmark_iter_new(document)
    defer { cmark_iter_free(iterator) }
    var found: [String] = []
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
      switch cmark_node_get_type(node) {
      case CMARK_NODE_CODE: found.append("code " + words(String(cString: cmark_node_get_literal(node))))
      case CMARK_NODE_LINK where cmark_node_get_url(node)[0] != 0: found.append("link " + url(node))
      case CMARK_NODE_IMAGE where cmark_node_get_url(node)[0] != 0: found.append("image " + url(node))
      default: break
      }
    }
    return found.sorted()
  }

  private func url(_ node: OpaquePointer) -> String { String(cString: cmark_node_get_url(node)) }

  private func words(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\n" || $0 == ">" }.joined(separator: " ")
  }
}
