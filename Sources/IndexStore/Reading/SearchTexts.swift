import GRDB
import ParallelText

/// What people look for an article by: its titles, what shows that one has the problem, and codes.
public struct SearchText: Sendable {
  /// The id of the article's set.
  public var set: Int64
  public var text: String
  /// Whether it is a title or a key.
  public var isName: Bool
}

extension IndexReader {
  /// Tells the texts of all articles, one after the other, in no particular order; an article may have many.
  ///
  /// Complexity: O(rows of sections with symptoms + codes).
  public func visitSearchTexts(_ visit: (SearchText) -> Void) throws(IndexError) {
    try read { database in
      let queries = [
        "SELECT id, key FROM article_sets",
        "SELECT set_id, title FROM articles WHERE title IS NOT NULL",
        """
        SELECT cells.set_id, cells.text
        FROM aligned_sections AS sections
          CROSS JOIN aligned_rows AS rows ON rows.set_id = sections.set_id AND rows.section = sections.ordinal
          CROSS JOIN cells ON cells.set_id = rows.set_id AND cells.row = rows.ordinal
        WHERE sections.role = 'symptoms' AND rows.kind <> 'code'
        """,
        "SELECT articles.set_id, text FROM literals JOIN articles ON articles.id = article_id WHERE kind = 'error-code'",
      ]
      for (number, sql) in queries.enumerated() {
        let rows = try Row.fetchCursor(database, sql: sql)
        while let row = try rows.next() { visit(SearchText(set: row[0], text: row[1], isName: number < 2)) }
      }
    }
  }

  /// The titles of all articles in the order of their sets' ids, then of locales.
  public func titles() throws(IndexError) -> [Int64: [(locale: LocaleTag, title: String)]] {
    try read { database in
      var titles: [Int64: [(locale: LocaleTag, title: String)]] = [:]
      let rows = try Row.fetchCursor(
        database, sql: "SELECT set_id, locale, title FROM articles WHERE title IS NOT NULL ORDER BY set_id, locale")
      while let row = try rows.next() {
        if let locale = LocaleTag(row[1] as String) { titles[row[0], default: []].append((locale, row[2])) }
      }
      return titles
    }
  }
}
