import Auditing
import GRDB
import LanguageData
import ParallelText

/// Writes what was parsed of a file: front matter, sections, blocks, code, literals and links.
final class ArticleRows {
  private let frontMatter: RowInserter
  private let sections: RowInserter
  private let blocks: RowInserter
  private let code: RowInserter
  private let literals: RowInserter
  private let links: RowInserter

  init(_ database: Database) throws {
    frontMatter = try RowInserter("front_matter", columns: 5, in: database)
    sections = try RowInserter("sections", columns: 9, in: database)
    blocks = try RowInserter("blocks", columns: 12, in: database)
    code = try RowInserter("code_blocks", columns: 5, in: database)
    literals = try RowInserter("literals", columns: 8, in: database)
    links = try RowInserter("links", columns: 6, in: database)
  }

  /// - Throws: `DatabaseError`. Complexity: O(bytes of the article).
  func insert(_ article: Article, id: Int64) throws {
    try insertFrontMatter(of: article, id)
    try insertSections(of: article, id)
    let owners = try insertBlocks(of: article, id)
    try insertLiterals(of: article, id, owners)
  }

  private func insertFrontMatter(of article: Article, _ id: Int64) throws {
    for (ordinal, entry) in article.frontMatter.entries.enumerated() {
      frontMatter.bind(id).bind(ordinal).bind(entry.key).bind(entry.value)
      try frontMatter.bind(article.source.lineIndex(at: entry.range.start) + 1).insert()
    }
  }

  private func insertSections(of article: Article, _ id: Int64) throws {
    for (ordinal, section) in article.sections.enumerated() {
      sections.bind(id).bind(ordinal).bind(section.parent).bind(section.level).bind(section.anchor)
      sections.bind(section.explicitAnchors > 0)
      sections.bind(section.level > 0 ? Heading.text(of: section, in: article) : "")
      sections.bind(article.source.lineIndex(at: section.range.start) + 1)
      try sections.bind(Self.lastLine(of: section.range, article.source)).insert()
    }
  }

  /// - Returns: The block of each literal, -1 if it stands in none.
  private func insertBlocks(of article: Article, _ id: Int64) throws -> [Int] {
    var owners = Array(repeating: -1, count: article.literals.count)
    for (ordinal, block) in article.blocks.enumerated() {
      for literal in block.literalIndexes { owners[literal] = ordinal }
      blocks.bind(id).bind(ordinal).bind(block.parent < 0 ? nil : Int(block.parent)).bind(Int(block.section))
      blocks.bind(block.kind.name).bind(Int(block.depth))
      blocks.bind(block.kind == .step ? Int(block.number) : nil)
      blocks.bind(block.kind == .step || block.kind == .item ? Int(block.ordinal) : nil)
      blocks.bind(block.kind == .alert ? article.text(block.label) : nil)
      blocks.bind(article.source.lineIndex(at: block.range.start) + 1)
      blocks.bind(Self.lastLine(of: block.range, article.source))
      if block.kind == .code {
        try blocks.bindNull().insert()
        code.bind(id).bind(ordinal).bind(article.text(block.label)).bind(block.isFenced)
        try code.bind(text: Self.lines(of: block, in: article, joinedBy: 0x0A)).insert()
      } else {
        try blocks.bind(text: Self.lines(of: block, in: article, joinedBy: 0x20)).insert()
      }
    }
    return owners
  }

  private func insertLiterals(of article: Article, _ id: Int64, _ owners: [Int]) throws {
    var cursor = PositionCursor(article.source)
    for (ordinal, literal) in article.literals.enumerated() {
      let position = cursor.position(at: literal.range.start)
      literals.bind(id).bind(ordinal).bind(owners[ordinal] < 0 ? nil : owners[ordinal]).bind(literal.kind.name)
      literals.bind(text: article.source[literal.range]).bind(Int64(bitPattern: literal.key))
      try literals.bind(position.line).bind(position.column).insert()
      if literal.kind == .link || literal.kind == .image {
        links.bind(id).bind(ordinal).bind(literal.kind.name)
        links.bind(text: article.source[article.linkTarget(literal)])
        try links.bind(position.line).bind(position.column).insert()
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
