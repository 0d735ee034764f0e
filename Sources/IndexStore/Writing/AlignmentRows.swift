import ParallelText

/// Makes the rows of an article as it was joined across its locales.
final class AlignmentRows {
  private let sections: TableRows
  private let headings: TableRows
  private let rows: TableRows
  private let cells: TableRows
  private let literals: TableRows

  init(_ batch: RowBatch) {
    sections = batch.rows(of: "aligned_sections", ["set_id", "ordinal", "parent", "level", "anchor", "role"])
    headings = batch.rows(
      of: "headings", ["set_id", "section", "article_id", "line", "text", "markdown", "definitions"])
    rows = batch.rows(of: "aligned_rows", ["set_id", "ordinal", "section", "id", "kind", "depth", "confidence"])
    cells = batch.rows(
      of: "cells",
      [
        "set_id", "row", "article_id", "number", "text", "markdown", "definitions", "code_language", "start_line",
        "end_line",
      ])
    literals = batch.rows(of: "row_literals", ["set_id", "row", "ordinal", "article_id", "kind", "text"])
  }

  /// - Parameter articles: The ids of the editions' articles.
  func insert(_ article: AlignedArticle, set: Int64, articles: [Int64]) {
    var row = 0
    for (ordinal, section) in article.sections.enumerated() {
      sections.add(set).add(ordinal).add(section.parent).add(section.level).add(section.anchor)
      sections.add(section.role?.rawValue)
      for (edition, heading) in zip(articles, section.headings) {
        guard let heading else { continue }
        headings.add(set).add(ordinal).add(edition).add(heading.line).add(heading.text)
        headings.add(heading.markdown == heading.text ? nil : heading.markdown)
        headings.add(heading.definitions)
      }
      for aligned in section.rows {
        rows.add(set).add(row).add(ordinal).add(aligned.id).add(aligned.kind.rawValue).add(aligned.depth)
        rows.add(aligned.confidence)
        insertCells(of: aligned, row, set, articles)
        insertLiterals(of: aligned, row, set, articles)
        row += 1
      }
    }
  }

  private func insertCells(of aligned: AlignedRow, _ row: Int, _ set: Int64, _ articles: [Int64]) {
    for (edition, cell) in zip(articles, aligned.cells) {
      guard let cell else { continue }
      cells.add(set).add(row).add(edition).add(cell.number).add(cell.text)
      cells.add(cell.markdown == cell.text ? nil : cell.markdown).add(cell.definitions).add(cell.codeLanguage)
      cells.add(cell.startLine).add(cell.endLine)
    }
  }

  private func insertLiterals(of aligned: AlignedRow, _ row: Int, _ set: Int64, _ articles: [Int64]) {
    for (ordinal, literal) in aligned.literals.enumerated() {
      for (edition, value) in zip(articles, literal.values) {
        guard let value else { continue }
        literals.add(set).add(row).add(ordinal).add(edition).add(literal.kind.name).add(value)
      }
    }
  }
}
