import GRDB
import ParallelText

/// Counts what an index holds.
enum ContentSummary {
  static func load(from database: Database) throws -> IndexBuilder.Summary {
    var summary = IndexBuilder.Summary()
    summary.files = try Int.fetchOne(database, sql: "SELECT count(*) FROM files")!
    summary.articleSets = try Int.fetchOne(database, sql: "SELECT count(*) FROM article_sets")!
    summary.articlesByLocale = try articlesByLocale(in: database)
    summary.articles = summary.articlesByLocale.values.reduce(0, +)
    summary.locales = summary.articlesByLocale.keys.sorted()
    summary.errors = try Row.fetchAll(database, sql: "SELECT path, message FROM errors ORDER BY path, ordinal")
      .map { ($0[0], $0[1]) }
    summary.withoutLocale = try String.fetchAll(
      database, sql: "SELECT path FROM files WHERE status = 'no locale' ORDER BY path")
    return summary
  }

  /// How many files each locale has. Counted already: there are few locales, and many articles.
  static func articlesByLocale(in database: Database) throws -> [LocaleTag: Int] {
    var counts: [LocaleTag: Int] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT locale, articles FROM search_locales") {
      guard let locale = LocaleTag(row[0] as String) else { continue }
      counts[locale] = try row.number(1, in: StoredNumber.count)
    }
    return counts
  }
}
