import Auditing
import LanguageData
import ParallelText

/// Makes the rows of what was parsed of a file: front matter, sections, blocks, code, literals and links.
final class ArticleRows {
  private let frontMatter: TableRows
  private let sections: TableRows
  private let blocks: TableRows
  private let code: TableRows
  private let literals: TableRows
  private let links: TableRows

  init(_ batch: RowBatch) {
    frontMatter = batch.rows(of: "front_matter", ["article_id", "ordinal", "key", "value", "line"])
    sections = batch.rows(
      of: "sections",
      ["article_id", "ordinal", "parent", "level", "anchor", "is_explicit", "heading", "start_line", "end_line"])
    blocks = batch.rows(
      of: "blocks",
      [
        "article_id", "ordinal", "parent", "section", "kind", "depth", "number", "place", "label", "start_line",
        "end_line", "text",
      ])
    code = batch.rows(of: "code_blocks", ["article_id", "block", "language", "is_fenced", "text"])
    literals = batch.rows(
      of: "literals", ["article_id", "ordinal", "block", "kind", "text", "value_key", "line", "column"])
    links = batch.rows(of: "links", ["article_id", "literal", "kind", "target", "line", "column"])
  }

  /// Complexity: O(bytes of the article).
  func insert(_ article: Article, id: Int64) {
    insertFrontMatter(of: article, id)
    insertSections(of: article, id)
    let owners = insertBlocks(of: article, id)
    insertLiterals(of: article, id, owners)
  }

  private func insertFrontMatter(of article: Article, _ id: Int64) {
    for (ordinal, entry) in article.frontMatter.entries.enumerated() {
      frontMatter.add(id).add(ordinal).add(entry.key).add(entry.value)
      frontMatter.add(article.source.lineIndex(at: entry.range.start) + 1)
    }
  }

  private func insertSections(of article: Article, _ id: Int64) {
    for (ordinal, section) in article.sections.enumerated() {
      sections.add(id).add(ordinal).add(section.parent).add(section.level).add(section.anchor)
      sections.add(section.explicitAnchors > 0)
      sections.add(section.level > 0 ? Heading.text(of: section, in: article) : "")
      sections.add(article.source.lineIndex(at: section.range.start) + 1)
      sections.add(Self.lastLine(of: section.range, article.source))
    }
  }

  /// - Returns: The block of each literal, -1 if it stands in none.
  private func insertBlocks(of article: Article, _ id: Int64) -> [Int] {
    var owners = Array(repeating: -1, count: article.literals.count)
    for (ordinal, block) in article.blocks.enumerated() {
      for literal in block.literalIndexes { owners[literal] = ordinal }
      blocks.add(id).add(ordinal).add(block.parent < 0 ? nil : Int(block.parent)).add(Int(block.section))
      blocks.add(block.kind.name).add(Int(block.depth))
      blocks.add(block.kind == .step ? Int(block.number) : nil)
      blocks.add(block.isListItem ? Int(block.ordinal) : nil)
      blocks.add(block.kind == .alert ? article.text(block.label) : nil)
      blocks.add(article.source.lineIndex(at: block.range.start) + 1)
      blocks.add(Self.lastLine(of: block.range, article.source))
      if block.kind == .code {
        blocks.addNull()
        code.add(id).add(ordinal).add(article.text(block.label)).add(block.isFenced)
        code.add(text: Self.lines(of: block, in: article, joinedBy: 0x0A))
      } else {
        blocks.add(text: Self.lines(of: block, in: article, joinedBy: 0x20))
      }
    }
    return owners
  }

  private func insertLiterals(of article: Article, _ id: Int64, _ owners: [Int]) {
    var cursor = PositionCursor(article.source)
    for (ordinal, literal) in article.literals.enumerated() {
      let position = cursor.position(at: literal.range.start)
      literals.add(id).add(ordinal).add(owners[ordinal] < 0 ? nil : owners[ordinal]).add(literal.kind.name)
      literals.add(text: article.source[literal.range]).add(Int64(bitPattern: literal.key))
      literals.add(position.line).add(position.column)
      if literal.kind == .link || literal.kind == .image {
        links.add(id).add(ordinal).add(literal.kind.name)
        links.add(text: article.source[article.linkTarget(literal)])
        links.add(position.line).add(position.column)
      }
    }
  }

  /// The 1-based line that a range ends in: one that ends behind a line feed ends in that line.
  private static func lastLine(of range: SourceRange, _ source: SourceText) -> Int {
    source.lineIndex(at: max(range.start, range.end - 1)) + 1
  }

  private static func lines(of block: Block, in article: Article, joinedBy separator: UInt8) -> ArraySlice<UInt8> {
    let lines = article.lines[block.lineIndexes]
    // Mostly one line: as it stands in the file, without a copy.
    if lines.count == 1 { return article.source[lines.first!] }
    var text: [UInt8] = []
    text.reserveCapacity(lines.reduce(0) { $0 + $1.count + 1 })
    for (index, line) in lines.enumerated() {
      if index > 0 { text.append(separator) }
      text.append(contentsOf: article.source[line])
    }
    return text[...]
  }
}

extension BlockKind {
  /// The name in the index.
  var name: String {
    switch self {
    case .heading: "heading"
    case .paragraph: "paragraph"
    case .step: "step"
    case .item: "item"
    case .code: "code"
    case .row: "row"
    case .image: "image"
    case .alert: "alert"
    case .html: "html"
    }
  }
}
