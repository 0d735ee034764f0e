import Auditing
import GRDB
import ParallelText

/// What an index says of itself: what it was made from, and by what.
struct About {
  /// By name, as in the table `about`.
  let rows: [String: String]

  /// If one of these changes, no row can be kept.
  private static let decisive = ["provenance", "source", "settings", "scope"]

  /// What `scope` says where files were named one by one.
  static let namedFiles = "named files"

  init(program: String, paths: [String], source: LocaleTag?, settings: String?, isOfNamedFiles: Bool) {
    rows = [
      "program": program, "provenance": Provenance.hash, "paths": paths.joined(separator: "\n"),
      "source": source?.description ?? "",
      "settings": settings.map { String(Hash64.of($0.utf8), radix: 16) } ?? "",
      "scope": isOfNamedFiles ? Self.namedFiles : "all files",
    ]
  }

  /// What an index says of itself.
  static func rows(in database: Database) throws -> [String: String] {
    var rows: [String: String] = [:]
    let found = try Row.fetchCursor(database, sql: "SELECT name, value FROM about")
    while let row = try found.next() { rows[row[0]] = row[1] as String }
    return rows
  }

  /// Whether the rows of an index that says `stored` of itself are what a fresh run would make.
  func keepsRows(of stored: [String: String]) -> Bool { Self.decisive.allSatisfy { stored[$0] == rows[$0] } }
}
