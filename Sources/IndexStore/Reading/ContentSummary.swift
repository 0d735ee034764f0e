import GRDB
import ParallelText

/// Counts what an index holds.
enum ContentSummary {
  static func load(from database: Database) throws -> IndexBuilder.Summary {
    var summary = IndexBuilder.Summary()
    summary.files = try Int.fetchOne(database, sql: "SELECT count(*) FROM files")!
    summary.articleSets = try Int.fetchOne(database, sql: "SELECT count(*) FROM article_sets")!
    // Counted already: there are few locales, and many articles.
    for row in try Row.fetchAll(database, sql: "SELECT locale, articles FROM search_locales") {
      summary.articles += try row.number(1, in: StoredNumber.count)
      LocaleTag(row[0] as String).map { summary.locales.append($0) }
    }
    summary.locales.sort()
    summary.errors = try Row.fetchAll(database, sql: "SELECT path, message FROM errors ORDER BY path, ordinal")
      .map { ($0[0], $0[1]) }
    summary.withoutLocale = try String.fetchAll(
      database, sql: "SELECT path FROM files WHERE status = 'no locale' ORDER BY path")
    return summary
  }
}
