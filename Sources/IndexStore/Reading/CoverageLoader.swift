import Auditing
import CorpusLayout
import GRDB
import ParallelText

/// Loads which articles have a file in which locales.
struct CoverageLoader {
  let coverage: Coverage
  /// By the articles' places their keys.
  private(set) var keys: [String] = []
  /// Likewise the ids of their sets.
  private var sets: [Int64] = []
  private let source: LocaleTag?

  /// Complexity: O(files).
  init(_ database: Database) throws {
    let about = try About.rows(in: database)
    source = about["source"].flatMap { LocaleTag($0) }
    // Of files that are named alone nothing is expected of others.
    guard about["scope"] != About.namedFiles else {
      coverage = Coverage([])
      return
    }
    // Files of a group have ids that follow one another: nothing needs to be sorted.
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT group_id, key, locale, prefix, frame, rest, set_id
        FROM articles
          CROSS JOIN article_sets ON article_sets.id = set_id
          CROSS JOIN file_groups ON file_groups.id = group_id
        WHERE prefix IS NOT NULL ORDER BY articles.id
        """)
    var articles: [Coverage.Placed] = []
    var keys: [String] = []
    var sets: [Int64] = []
    var last: Int64?
    while let row = try rows.next() {
      guard let locale = LocaleTag(row[2] as String) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      if last != row[0] {
        last = row[0]
        keys.append(row[1])
        sets.append(row[6])
        articles.append(Coverage.Placed(slot: .init(prefix: row[3], rest: row[5], frame: row[4]), files: []))
      }
      articles[articles.count - 1].files.append(.init(locale: locale, component: nil, id: 0))
    }
    coverage = Coverage(articles)
    self.keys = keys
    self.sets = sets
  }

  var shortfalls: [LocaleTag: LocaleCoverage.Shortfall] { coverage.shortfalls(source: source) }

  /// Tells the key of each article that is expected, and which locales have it and which do not.
  func visitExpected(_ visit: (_ key: String, _ having: [LocaleTag], _ lacking: [LocaleTag]) -> Void) {
    coverage.visitExpected(source: source) { visit(keys[$0], $1, $2) }
  }

  /// The same by the ids of the articles' sets.
  func visitExpectedSets(_ visit: (_ set: Int64, _ having: [LocaleTag], _ lacking: [LocaleTag]) -> Void) {
    coverage.visitExpected(source: source) { visit(sets[$0], $1, $2) }
  }
}
