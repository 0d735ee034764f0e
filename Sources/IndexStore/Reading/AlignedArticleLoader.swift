import GRDB
import ParallelText

/// Loads articles as they were joined across their locales.
struct AlignedArticleLoader {
  private let database: Database

  init(_ database: Database) { self.database = database }

  /// The article of a set, without findings; nil if there is no such set. Complexity: O(its rows).
  func load(_ set: Int64) throws -> AlignedArticle? {
    guard
      let own = try Row.fetchOne(
        cached("SELECT key, source FROM article_sets WHERE id = ?"), arguments: [set])
    else { return nil }
    let (editions, places) = try editions(of: set)
    var article = AlignedArticle(
      key: own[0], source: (own[1] as String?).flatMap { LocaleTag($0) }, editions: editions,
      sections: try sections(of: set, editions: editions.count))
    try addHeadings(to: &article, set, places)
    try addRows(to: &article, set, places)
    return article
  }

  private func cached(_ sql: String) throws -> Statement { try database.cachedStatement(sql: sql) }

  /// - Returns: The place of each article's id as well.
  func editions(of set: Int64) throws -> ([AlignedArticle.Edition], [Int64: Int]) {
    let rows = try Row.fetchAll(
      cached(
        """
        SELECT id, locale, path, title, translation, translated_on FROM articles WHERE set_id = ? ORDER BY locale, path
        """), arguments: [set])
    let editions = try rows.map { row in
      guard let locale = LocaleTag(row[1] as String) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      return AlignedArticle.Edition(
        locale: locale, path: row[2], title: row[3],
        translation: (row[4] as String?).flatMap { AlignedArticle.TranslationKind(rawValue: $0) }, translatedOn: row[5])
    }
    return (editions, Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1[0], $0) }))
  }

  private func sections(of set: Int64, editions: Int) throws -> [AlignedSection] {
    try Row.fetchAll(
      cached("SELECT anchor, level, parent, role FROM aligned_sections WHERE set_id = ? ORDER BY ordinal"),
      arguments: [set]
    ).enumerated().map { ordinal, row in
      AlignedSection(
        anchor: row[0], level: try row.number(1, in: 0...6),
        // Parents stand before their children.
        parent: row.hasNull(atIndex: 2) ? nil : try row.number(2, in: 0..<ordinal),
        role: (row[3] as String?).flatMap { AlignedSection.Role(rawValue: $0) },
        headings: Array(repeating: nil, count: editions))
    }
  }

  private func addHeadings(to article: inout AlignedArticle, _ set: Int64, _ places: [Int64: Int]) throws {
    let rows = try Row.fetchCursor(
      cached(
        """
        SELECT section, article_id, line, text, markdown, definitions, (
          SELECT anchor FROM sections WHERE sections.article_id = headings.article_id AND start_line <= line
          ORDER BY ordinal DESC LIMIT 1)
        FROM headings WHERE set_id = ?
        """),
      arguments: [set])
    while let row = try rows.next() {
      let section = try row.number(0, in: article.sections.indices)
      article.sections[section].headings[try place(row[1], places)] = AlignedSection.Heading(
        text: row[3], markdown: row[4] ?? row[3], definitions: row[5], anchor: row[6] ?? "",
        line: try row.number(2, in: StoredNumber.place))
    }
  }

  private func addRows(to article: inout AlignedArticle, _ set: Int64, _ places: [Int64: Int]) throws {
    let count = article.editions.count
    var found: [(section: Int, row: AlignedRow)] = []
    let rows = try Row.fetchCursor(
      cached("SELECT section, id, kind, depth, confidence FROM aligned_rows WHERE set_id = ? ORDER BY ordinal"),
      arguments: [set])
    while let row = try rows.next() {
      guard let kind = AlignedRow.Kind(rawValue: row[2]) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      found.append(
        (
          try row.number(0, in: article.sections.indices),
          AlignedRow(
            // What a row is nested in are rows before it.
            id: row[1], kind: kind, depth: try row.number(3, in: 0...found.count), confidence: row[4],
            cells: Array(repeating: nil, count: count))
        ))
    }
    let cells = try Row.fetchCursor(
      cached(
        """
        SELECT row, article_id, number, text, markdown, definitions, code_language, start_line, end_line
        FROM cells WHERE set_id = ?
        """), arguments: [set])
    while let row = try cells.next() {
      let index = try row.number(0, in: found.indices)
      found[index].row.cells[try place(row[1], places)] = AlignedRow.Cell(
        number: row[2], text: row[3], markdown: row[4] ?? row[3], definitions: row[5], codeLanguage: row[6],
        startLine: try row.number(7, in: StoredNumber.place), endLine: try row.number(8, in: StoredNumber.place))
    }
    let literals = try Row.fetchCursor(
      cached(
        "SELECT row, ordinal, article_id, kind, text FROM row_literals WHERE set_id = ? ORDER BY row, ordinal"),
      arguments: [set])
    while let row = try literals.next() {
      guard let kind = LiteralKind(name: row[3]) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      let place = try place(row[2], places)
      let index = try row.number(0, in: found.indices)
      let ordinal = try row.number(1, in: 0...found[index].row.literals.count)
      if ordinal == found[index].row.literals.count {
        found[index].row.literals.append(AlignedLiteral(kind: kind, values: Array(repeating: nil, count: count)))
      }
      found[index].row.literals[ordinal].values[place] = row[4]
    }
    for item in found { article.sections[item.section].rows.append(item.row) }
  }

  /// The place of an article among the editions.
  private func place(_ article: Int64, _ places: [Int64: Int]) throws -> Int {
    guard let place = places[article] else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    return place
  }
}
