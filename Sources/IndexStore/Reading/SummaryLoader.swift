import Auditing
import CorpusLayout
import Foundation
import GRDB
import ParallelText

/// Loads what is kept of files for what can only be judged where all of them are known.
struct SummaryLoader {
  private let database: Database
  private let plan: IndexPlan

  /// - Parameter plan: Where the groups' files stand.
  init(_ database: Database, _ plan: IndexPlan) {
    self.database = database
    self.plan = plan
  }

  /// All files of groups that have a link that is not settled.
  ///
  /// - Returns: In the order of groups, then of files. Complexity: O(log n) and their links.
  func withUnsettledLinks() throws -> [FileSummary] {
    let groups = try Int64.fetchAll(
      database,
      sql: """
        SELECT DISTINCT group_id FROM relative_links JOIN files ON files.id = article_id
        WHERE is_settled = 0 ORDER BY group_id
        """)
    return try groups.flatMap { group in
      guard let ids = plan.group(of: group)?.ids else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      return try load(
        where: "articles.id BETWEEN ? AND ?", [ids.lowerBound, ids.upperBound], withLinks: true)
    }
  }

  /// Files whose places the links of others name; without their own links.
  ///
  /// - Parameter finder: Knows the files of the tree.
  func targets(of files: [FileSummary], _ finder: PageFinder) throws -> [FileSummary] {
    try LinkResolver.targets(of: files, finder).flatMap { try load(where: "articles.path = ?", [$0], withLinks: false) }
  }

  /// A file by its id; without its links.
  func file(_ id: Int64) throws -> FileSummary {
    guard let file = try load(where: "articles.id = ?", [id], withLinks: false).first else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    return file
  }

  /// How many links to fragments are settled, by locale, of other files than those given with their links.
  ///
  /// Complexity: O(their number).
  func settledFragments(beside files: [FileSummary]) throws -> [LocaleTag: Int] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT locale, sum(count)
        FROM articles JOIN (
          SELECT article_id, count(*) AS count FROM relative_links
          WHERE is_settled = 1 AND fragment IS NOT NULL GROUP BY article_id
        ) ON article_id = id
        GROUP BY locale
        """)
    var counts: [LocaleTag: Int] = [:]
    while let row = try rows.next() { counts[try Self.locale(row[0])] = row[1] }
    for file in files {
      let own = file.links.count { $0.isSettled && $0.fragment != nil }
      if own > 0 { counts[file.locale]! -= own }
    }
    return counts
  }

  /// Links that have changed places with a neighbour.
  ///
  /// Complexity: O(links), and a look at the files that have some.
  func swappedLinks() throws -> [Finding] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT article_id, articles.path, relative_links.path, relative_links.text, start_line, start_column, line_text
        FROM relative_links JOIN articles ON articles.id = article_id
        WHERE fragment IS NULL AND (article_id, start_line) IN (
          SELECT article_id, start_line FROM relative_links WHERE fragment IS NULL
          GROUP BY article_id, start_line HAVING count(*) > 1)
        ORDER BY article_id, ordinal
        """)
    var links: [(article: Int64, links: [NamedLink])] = []
    while let row = try rows.next() {
      let start = SourcePosition(line: row[4], column: row[5])
      let line = (row[6] as String).unicodeScalars.prefix(start.column - 1)
      guard let link = NamedLink(row[3], row[2], in: row[1], at: start, behind: String(line).utf8) else { continue }
      if links.last?.article != row[0] { links.append((row[0], [])) }
      links[links.count - 1].links.append(link)
    }
    let pages = try Row.fetchAll(
      database, sql: "SELECT path, text FROM articles JOIN link_targets ON article_id = id")
    let swapped = SwappedLinks(
      links.lazy.flatMap(\.links), pages: pages.lazy.map { (path: $0[0] as String, title: $0[1] as String) })
    return try links.flatMap { article, links in try swapped.findings(links, in: file(article)) }
  }

  private func load(where condition: String, _ arguments: StatementArguments, withLinks: Bool) throws -> [FileSummary] {
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT articles.id, set_id, article_sets.key, locale, articles.path, start_line, start_column, end_line,
            end_column, text, line_text, anchor_keys, accepted
          FROM articles
            JOIN article_sets ON article_sets.id = set_id
            JOIN link_targets ON article_id = articles.id
          WHERE \(condition) ORDER BY articles.id
          """), arguments: arguments)
    var files: [FileSummary] = []
    while let row = try rows.next() {
      let locale = try Self.locale(row[3])
      let path = row[4] as String
      files.append(
        FileSummary(
          article: row[2], slot: plan.group(of: row[1])?.job.slot, locale: locale, path: path,
          title: Self.place(row, at: 5, locale, path), links: withLinks ? try links(of: row[0], locale, path) : [],
          anchors: PageAnchors(encoded: AnchorKeys.keys(of: Array(row[11] as Data))), ignore: Self.ignore(row, at: 12)))
    }
    return files
  }

  private func links(of article: Int64, _ locale: LocaleTag, _ path: String) throws -> [FileSummary.Link] {
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT path, fragment, anchor, start_line, start_column, end_line, end_column, text, line_text, accepted,
            is_settled
          FROM relative_links WHERE article_id = ? ORDER BY ordinal
          """), arguments: [article])
    var links: [FileSummary.Link] = []
    while let row = try rows.next() {
      links.append(
        FileSummary.Link(
          path: row[0], fragment: row[1], place: Self.place(row, at: 3, locale, path), anchor: row[2],
          ignore: Self.ignore(row, at: 9), isSettled: row[10]))
    }
    return links
  }

  private static func locale(_ text: String) throws -> LocaleTag {
    guard let locale = LocaleTag(text) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    return locale
  }

  /// The comment, of which the reason is kept.
  private static func ignore(_ row: Row, at column: Int) -> Ignore? {
    (row[column] as String?).map { Ignore(rules: [], reason: $0, comment: .empty(at: 0), block: 0) }
  }

  private static func place(_ row: Row, at column: Int, _ locale: LocaleTag, _ path: String) -> Finding.Place {
    Finding.Place(
      locale: locale, path: path, start: SourcePosition(line: row[column], column: row[column + 1]),
      end: SourcePosition(line: row[column + 2], column: row[column + 3]), text: row[column + 4], line: row[column + 5])
  }
}
