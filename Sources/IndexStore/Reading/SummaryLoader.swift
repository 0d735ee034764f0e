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

  init(_ database: Database) { self.database = database }

  /// - Returns: In the order of sets, then of files. Complexity: O(files + links).
  func load() throws -> [Item] {
    var links = try links()
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT articles.id, set_id, file_groups.id, article_sets.key, prefix, rest, frame, locale, articles.path,
          start_line, start_column, end_line, end_column, text, line_text, anchor_keys
        FROM articles
          JOIN article_sets ON article_sets.id = set_id
          JOIN file_groups ON file_groups.id = group_id
          JOIN link_targets ON article_id = articles.id
        ORDER BY set_id, articles.id
        """)
    var items: [Item] = []
    while let row = try rows.next() {
      guard let locale = LocaleTag(row[7] as String) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      let slot = (row[4] as String?).map { LocaleSlot.Article(prefix: $0, rest: row[5], frame: row[6]) }
      let path = row[8] as String
      func located(_ place: Finding.Place) -> Finding.Place {
        var place = place
        place.locale = locale
        place.path = path
        return place
      }
      let own = links.removeValue(forKey: row[0]) ?? []
      let summary = FileSummary(
        article: row[3], slot: slot, locale: locale, path: path, title: located(Self.place(row, at: 9)),
        links: own.map { link in
          FileSummary.Link(path: link.path, fragment: link.fragment, place: located(link.place), anchor: link.anchor)
        }, anchors: AnchorKeys.keys(of: Array(row[15] as Data)))
      items.append(Item(group: row[2], set: row[1], summary: summary))
    }
    return items
  }

  private func links() throws -> [Int64: [FileSummary.Link]] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT article_id, path, fragment, anchor, start_line, start_column, end_line, end_column, text, line_text
        FROM relative_links ORDER BY article_id, ordinal
        """)
    var links: [Int64: [FileSummary.Link]] = [:]
    while let row = try rows.next() {
      links[row[0], default: []].append(
        FileSummary.Link(path: row[1], fragment: row[2], place: Self.place(row, at: 4), anchor: row[3]))
    }
    return links
  }

  /// Without its locale and path, which the article knows.
  private static func place(_ row: Row, at column: Int) -> Finding.Place {
    Finding.Place(
      locale: unknown, path: "", start: SourcePosition(line: row[column], column: row[column + 1]),
      end: SourcePosition(line: row[column + 2], column: row[column + 3]), text: row[column + 4], line: row[column + 5])
  }

  private static let unknown = LocaleTag("und")!
}
