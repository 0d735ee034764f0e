import ArticleParsing
import LanguageData
import ParallelText

/// Reads the blocks of one article as a reader sees them.
struct CellReader {
  private let article: Article
  /// The end of each block with all that is nested in it.
  private let ends: [Int32]

  /// Complexity: O(blocks).
  init(_ article: Article) {
    self.article = article
    var ends = article.blocks.map(\.range.upper)
    for index in article.blocks.indices.reversed() {
      let parent = Int(article.blocks[index].parent)
      if parent >= 0 { ends[parent] = max(ends[parent], ends[index]) }
    }
    self.ends = ends
  }

  /// The first heading of the first level, else what the front matter says, else the first heading.
  var title: String? {
    func text(_ section: Int?) -> String? { section.flatMap { heading(of: $0) }?.text }
    let entry = article.frontMatter.entries.first { $0.key.lowercased() == "title" && !$0.value.isEmpty }
    return text(article.sections.firstIndex { $0.level == 1 }) ?? entry.map { Self.title($0.value) }
      ?? text(article.sections.firstIndex { $0.level > 0 })
  }

  /// A name that the front matter gives is no Markdown but for the marks of a site's generator.
  private static func title(_ value: String) -> String {
    value.contains("[!") ? InlineContent.plainText(of: value) : value
  }

  /// nil for the lead.
  func heading(of section: Int) -> AlignedSection.Heading? {
    guard let block = article.heading(of: section) else { return nil }
    let markdown = markdown(block)
    let definitions = definitions(block)
    return AlignedSection.Heading(
      text: InlineContent.plainText(of: markdown, definitions: definitions), markdown: markdown,
      definitions: definitions, anchor: article.sections[section].anchor,
      line: article.source.lineIndex(at: block.range.start) + 1)
  }

  func cell(of index: Int) -> AlignedRow.Cell {
    let block = article.blocks[index]
    let markdown = markdown(block)
    let definitions = definitions(block)
    let start = article.source.lineIndex(at: block.range.start)
    let end = article.source.lineIndex(at: max(block.range.start, Int(ends[index]) - 1))
    let language = block.kind == .code ? article.text(block.label) : ""
    return AlignedRow.Cell(
      number: block.kind == .step ? number(block) : nil, text: text(block, markdown, definitions), markdown: markdown,
      definitions: definitions, codeLanguage: language.isEmpty ? nil : language, startLine: start + 1, endLine: end + 1)
  }

  /// The digits that the marker begins with.
  private func number(_ block: Block) -> String {
    String(decoding: article.source[block.range].prefix(while: ASCII.isDigit).prefix(9), as: UTF8.self)
  }

  private func markdown(_ block: Block) -> String {
    switch block.kind {
    case .row: return article.text(block.range)
    case .alert:
      let line = article.source.line(article.source.lineIndex(at: block.range.start))
      return article.text(SourceRange(block.range.start, line.end))
    case .image where block.lineIndexes.isEmpty: return article.text(block.range)
    default:
      // Mostly one line. Closures that do not take the article itself along save a copy of it.
      let lines = article.lines[block.lineIndexes]
      if lines.count == 1 { return article.source.text(lines.first!) }
      let source = article.source
      return lines.map { source.text($0) }.joined(separator: "\n")
    }
  }

  private func text(_ block: Block, _ markdown: String, _ definitions: String) -> String {
    switch block.kind {
    case .code: return Self.dedented(markdown)
    case .alert: return article.text(block.label)
    case .row:
      return TableCells.of(markdown).map { InlineContent.plainText(of: $0, definitions: definitions) }
        .joined(separator: " | ")
    case .image where block.lineIndexes.isEmpty: return Self.alternativeText(markdown)
    default: return InlineContent.plainText(of: markdown, definitions: definitions)
    }
  }

  /// What the labels of links by reference stand for.
  private func definitions(_ block: Block) -> String {
    if article.linkDefinitions.isEmpty { return "" }
    var lines: [String] = []
    for literal in article.literals[block.literalIndexes] {
      guard let target = article.linkDefinitions[literal.range] else { continue }
      let line = "[\(article.text(literal.range).replacing("\n", with: " "))]: <\(article.text(target))>"
      if !lines.contains(line) { lines.append(line) }
    }
    return lines.joined(separator: "\n")
  }

  /// Without the spaces that all lines begin with, but for blank ones.
  static func dedented(_ code: String) -> String {
    var code = code
    let indent = code.withUTF8(indent)
    if indent == 0 { return code }
    let lines = code.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    return lines.map { line in String(line.dropFirst(min(indent, line.prefix { $0 == 0x20 }.count)))! }
      .joined(separator: "\n")
  }

  private static func indent(_ code: UnsafeBufferPointer<UInt8>) -> Int {
    var indent: Int?
    for line in code.split(separator: 0x0A) where !line.allSatisfy(ASCII.isBlank) {
      indent = min(indent ?? .max, line.prefix { $0 == 0x20 }.count)
      if indent == 0 { break }
    }
    return indent ?? 0
  }

  /// The `alt-text="…"` of an image's directive, the `alt="…"` of a shortcode.
  private static func alternativeText(_ directive: String) -> String {
    for name in ["alt-text=\"", " alt=\""] {
      guard let start = directive.firstRange(of: name)?.upperBound,
        let end = directive[start...].firstIndex(of: "\"")
      else { continue }
      return String(directive[start..<end])
    }
    return ""
  }
}
