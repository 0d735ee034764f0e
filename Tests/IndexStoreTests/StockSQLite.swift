import Foundation
import GRDB
import TestSupport
import Testing

/// An index as any SQLite library sees it.
struct StockSQLite {
  let path: String

  init(_ path: String) { self.path = path }

  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    // As the shell does: a connection that may not write cannot undo what a killed run has left.
    try DatabaseQueue(path: path).read(body)
  }

  func write(_ sql: String) throws {
    try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: sql) }
  }

  func count(_ table: String) throws -> Int { try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)")! } }

  /// What `integrity_check` and `foreign_key_check` complain of, and FTS5's own check.
  func faults() throws -> [String] {
    for table in Self.searched { try write("INSERT INTO \(table) (\(table)) VALUES ('integrity-check')") }
    return try read { database in
      try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        + Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map(\.description)
    }
  }

  /// Tables of FTS5.
  private static let searched = ["names", "texts", "source_names"]

  /// All rows of all tables, table by table, but for what a file system knows of the files, and the history of runs.
  ///
  /// How FTS5 has cut its index into pieces depends on what was written when, so of those tables the content counts:
  /// every place of every term.
  func rows() throws -> [String: [String]] {
    try DatabaseQueue(path: path).writeWithoutTransaction { database in
      var rows: [String: [String]] = [:]
      let tables = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      let pieces = Self.searched.flatMap { [$0 + "_data", $0 + "_idx"] }
      for table in tables where !["file_states", "tree_state", "history"].contains(table) && !pieces.contains(table) {
        rows[table] = try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map(\.description).sorted()
      }
      for table in Self.searched {
        try database.execute(
          sql: "CREATE VIRTUAL TABLE temp.\(table)_places USING fts5vocab (main, \(table), instance)")
        rows[table + " places"] = try Row.fetchAll(database, sql: "SELECT * FROM temp.\(table)_places")
          .map(\.description).sorted()
      }
      return rows
    }
  }

  /// The schema's objects: type, name and SQL, sorted.
  func schema() throws -> [String] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").map { row in
        let sql = (row[2] as String?) ?? ""
        return "\(row[0] as String) \(row[1] as String) "
          + sql.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
    }
  }
}

/// Whether tests are to take all the time that they need.
let isThorough = ProcessInfo.processInfo.environment["STELE_THOROUGH"] == "1"

/// Runs `stele index`, and expects it to say nothing on standard error.
@discardableResult func makeIndex(_ arguments: String..., in folder: String) async throws -> ProgramRun {
  let run = try await Program.run(["index"] + arguments, in: folder)
  #expect(run.status == 0)
  #expect(run.errors == "")
  return run
}
