import Auditing
import CorpusLayout
import Foundation
import GRDB
import ParallelText

/// Loads what is kept of all files for what can only be judged where all of them are known.
struct SummaryLoader {
  struct Item {
    var group: Int64
    var set: Int64
    var summary: FileSummary
  }

  private let database: Database
  private let slots: [Int64: LocaleSlot.Article]

  /// - Parameter slots: Where the groups' files stand, by the groups' ids.
  init(_ database: Database, slots: [Int64: LocaleSlot.Article]) {
    self.database = database
    self.slots = slots
  }

  /// - Returns: In the order of sets, then of files. Complexity: O(files + links).
  func load() throws -> [Item] {
    var links = try links()
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT articles.id, set_id, group_id, article_sets.key, locale, articles.path, start_line, start_column,
          end_line, end_column, text, line_text, anchor_keys, accepted
        FROM articles
          JOIN article_sets ON article_sets.id = set_id
          JOIN link_targets ON article_id = articles.id
        ORDER BY set_id, articles.id
        """)
    var items: [Item] = []
    while let row = try rows.next() {
      guard let locale = LocaleTag(row[4] as String) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      let path = row[5] as String
      func located(_ place: Finding.Place) -> Finding.Place {
        var place = place
        place.locale = locale
        place.path = path
        return place
      }
      let own = links.removeValue(forKey: row[0]) ?? []
      let summary = FileSummary(
        article: row[3], slot: slots[row[2]], locale: locale, path: path, title: located(Self.place(row, at: 6)),
        links: own.map { link in
          FileSummary.Link(
            path: link.path, fragment: link.fragment, place: located(link.place), anchor: link.anchor,
            ignore: link.ignore)
        }, anchors: AnchorKeys.keys(of: Array(row[12] as Data)), ignore: Self.ignore(row, at: 13))
      items.append(Item(group: row[2], set: row[1], summary: summary))
    }
    return items
  }

  private func links() throws -> [Int64: [FileSummary.Link]] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT article_id, path, fragment, anchor, start_line, start_column, end_line, end_column, text, line_text,
          accepted
        FROM relative_links ORDER BY article_id, ordinal
        """)
    var links: [Int64: [FileSummary.Link]] = [:]
    while let row = try rows.next() {
      links[row[0], default: []].append(
        FileSummary.Link(
          path: row[1], fragment: row[2], place: Self.place(row, at: 4), anchor: row[3],
          ignore: Self.ignore(row, at: 10)))
    }
    return links
  }

  /// The comment, of which the reason is kept.
  private static func ignore(_ row: Row, at column: Int) -> Ignore? {
    (row[column] as String?).map { Ignore(rules: [], reason: $0, comment: .empty(at: 0), block: 0) }
  }

  /// Without its locale and path, which the article knows.
  private static func place(_ row: Row, at column: Int) -> Finding.Place {
    Finding.Place(
      locale: unknown, path: "", start: SourcePosition(line: row[column], column: row[column + 1]),
      end: SourcePosition(line: row[column + 2], column: row[column + 3]), text: row[column + 4], line: row[column + 5])
  }

  private static let unknown = LocaleTag("und")!
}
