import MarkdownTree
import ParallelText

/// Reads a file's bytes as an article: front matter, sections, blocks, and literals with exact ranges.
///
/// Blocks are CommonMark's, as libcmark sees them, and pipe tables (GFM 4.10), alerts and directives on top. Inline
/// content is scanned here, since libcmark gives no reliable positions for it.
public enum ArticleParser {
  public struct Result: Sendable {
    public var article: Article
    /// What is wrong with the front matter, nil if nothing; the body is read all the same.
    public var problem: String?
  }

  /// - Parameters:
  ///   - bytes: The file as it stands. A BOM is skipped, `\r\n` and `\r` end lines.
  ///   - path: Recorded as it is.
  ///   - locale: Recorded as it is, `und` while it is not known.
  ///   - hosts: The hosts whose links are the same.
  /// - Throws: `ParseError` if the bytes are no text, or would take quadratic time.
  /// - Complexity: O(n) for all text that `TextDecoding` lets through.
  public static func parse(_ bytes: [UInt8], path: String, locale: LocaleTag? = nil, hosts: LinkHosts = .none)
    throws(ParseError) -> Result
  {
    try TextDecoding.check(bytes)
    let source = SourceText(bytes)
    try TextDecoding.checkNesting(source)
    let front = FrontMatterReader.read(source)
    let isMDX = path.lowercased().hasSuffix(".mdx")
    let masked = Directives.mask(source, from: front.bodyStart, isMDX: isMDX)

    let outline =
      masked.body.map { BlockOutline(SourceText($0), from: 0) } ?? BlockOutline(source, from: front.bodyStart)
    let tree = outline.bytes.withUnsafeBytes { buffer in
      markdown_tree_parse(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    defer { markdown_tree_free(tree) }
    return bytes.withBytes { view in
      var builder = BlockTreeBuilder(
        source, view, bodyStart: front.bodyStart, masked, lines: outline.lines, hosts: hosts, isMDX: isMDX)
      builder.build(markdown_tree_document(tree))
      let article = builder.finish().article(
        path: path, locale: locale ?? undetermined, frontMatter: front.frontMatter)
      return Result(article: article, problem: front.problem)
    }
  }

  /// Reads the data that every article is held against, for which the first ones would otherwise wait: by parsing an
  /// article that has something of everything.
  public static func prepare() {
    let example = """
      ---
      locale: en
      ---
      # Free 5 GB <br>

      Ask `host.example.com` at port 8080 for [notes.md](https://example.com/en-us/notes).
      """
    _ = try? parse(Array(example.utf8), path: "example.md")
  }

  /// Files of more bytes are refused.
  public static var sizeLimit: Int { TextDecoding.sizeLimit }

  static let undetermined = LocaleTag("und")!
}
