import GRDB
import ParallelText

/// Counts what an index holds.
enum ContentSummary {
  static func load(from database: Database) throws -> IndexBuilder.Summary {
    var summary = IndexBuilder.Summary()
    func count(_ table: String) throws -> Int { try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0 }
    summary.files = try count("files")
    summary.articles = try count("articles")
    summary.articleSets = try count("article_sets")
    summary.locales = try String.fetchAll(database, sql: "SELECT DISTINCT locale FROM articles")
      .compactMap { LocaleTag($0) }.sorted()
    summary.errors = try Row.fetchAll(database, sql: "SELECT path, message FROM errors ORDER BY path, ordinal")
      .map { ($0[0], $0[1]) }
    summary.withoutLocale = try String.fetchAll(
      database, sql: "SELECT path FROM files WHERE status = 'no locale' ORDER BY path")
    return summary
  }
}
