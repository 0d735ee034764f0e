import GRDB
import ParallelText

extension IndexReader {
  /// Finds articles by what people write of a problem: words, codes, names, in any language of the index.
  ///
  /// - Parameters:
  ///   - query: Any text, be it empty or a whole log; there is no syntax in it.
  ///   - limit: How many articles to find at most.
  /// - Throws: `IndexError` if the index cannot be read; never because of what the query says.
  public func search(_ query: String, limit: Int = 10) throws(IndexError) -> SearchResult {
    try read { database in
      var result = SearchResult()
      for word in query.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).prefix(8) {
        let rows = try Row.fetchAll(
          database,
          sql: """
            SELECT set_id, key, locale, title FROM articles JOIN article_sets ON article_sets.id = set_id
            WHERE title LIKE ? ORDER BY key LIMIT 100
            """, arguments: ["%\(word)%"])
        for row in rows where !result.hits.contains(where: { $0.set == row[0] as Int64 }) {
          guard let locale = LocaleTag(row[2] as String) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
          result.hits.append(
            SearchResult.Hit(set: row[0], key: row[1], score: 1, locale: locale, field: .title, title: row[3]))
        }
      }
      result.hits = Array(result.hits.prefix(limit))
      result.locale = result.hits.first?.locale
      return result
    }
  }
}
