import GRDB
import ParallelText

/// Writes an article as it was joined across its locales.
final class AlignmentRows {
  private let sections: RowInserter
  private let headings: RowInserter
  private let rows: RowInserter
  private let cells: RowInserter
  private let literals: RowInserter

  init(_ database: Database) throws {
    sections = try RowInserter("aligned_sections", columns: 6, in: database)
    headings = try RowInserter("headings", columns: 7, in: database)
    rows = try RowInserter("aligned_rows", columns: 7, in: database)
    cells = try RowInserter("cells", columns: 10, in: database)
    literals = try RowInserter("row_literals", columns: 6, in: database)
  }

  /// - Parameter articles: The ids of the editions' articles.
  func insert(_ article: AlignedArticle, set: Int64, articles: [Int64]) throws {
    var row = 0
    for (ordinal, section) in article.sections.enumerated() {
      sections.bind(set).bind(ordinal).bind(section.parent).bind(section.level).bind(section.anchor)
      try sections.bind(section.role?.rawValue).insert()
      for (edition, heading) in zip(articles, section.headings) {
        guard let heading else { continue }
        headings.bind(set).bind(ordinal).bind(edition).bind(heading.line).bind(heading.text)
        headings.bind(heading.markdown == heading.text ? nil : heading.markdown)
        try headings.bind(heading.definitions).insert()
      }
      for aligned in section.rows {
        rows.bind(set).bind(row).bind(ordinal).bind(aligned.id).bind(aligned.kind.rawValue).bind(aligned.depth)
        try rows.bind(aligned.confidence).insert()
        try insertCells(of: aligned, row, set, articles)
        try insertLiterals(of: aligned, row, set, articles)
        row += 1
      }
    }
  }

  private func insertCells(of aligned: AlignedRow, _ row: Int, _ set: Int64, _ articles: [Int64]) throws {
    for (edition, cell) in zip(articles, aligned.cells) {
      guard let cell else { continue }
      cells.bind(set).bind(row).bind(edition).bind(cell.number).bind(cell.text)
      cells.bind(cell.markdown == cell.text ? nil : cell.markdown).bind(cell.definitions).bind(cell.codeLanguage)
      try cells.bind(cell.startLine).bind(cell.endLine).insert()
    }
  }

  private func insertLiterals(of aligned: AlignedRow, _ row: Int, _ set: Int64, _ articles: [Int64]) throws {
    for (ordinal, literal) in aligned.literals.enumerated() {
      for (edition, value) in zip(articles, literal.values) {
        guard let value else { continue }
        try literals.bind(set).bind(row).bind(ordinal).bind(edition).bind(literal.kind.name).bind(value).insert()
      }
    }
  }
}
