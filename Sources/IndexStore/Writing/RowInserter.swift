import GRDB
import GRDBSQLite
import PackedRows

/// Inserts batches of rows, with one statement a table: one a row would begin, look for the end of the table and end as
/// often as there are rows.
final class RowInserter {
  private let database: Database
  private var statements: [String: (columns: [String], statement: Statement)] = [:]

  /// - Parameter database: One that was prepared.
  init(_ database: Database) { self.database = database }

  /// Lets a connection's statements read rows in memory; once.
  static func prepare(_ database: Database) throws {
    try check(packed_rows_register(database.sqliteConnection), database)
  }

  /// - Throws: `DatabaseError`, also of values that are no whole rows. Some rows may be there then: it is for the whole
  ///   transaction to be undone. To undo one statement SQLite would begin each by having FTS5 write down what it has
  ///   gathered.
  /// - Complexity: O(bytes), if the rows stand behind those that are there already.
  func insert(_ batch: RowBatch) throws {
    for rows in batch.tables where !rows.isEmpty {
      let statement = try statement(for: rows)
      let pointer = statement.sqliteStatement
      try rows.withPackedRows { packed in
        try Self.check(packed_rows_bind(pointer, 1, packed), database)
        let code = sqlite3_step(pointer)
        sqlite3_reset(pointer)
        sqlite3_clear_bindings(pointer)
        if code != SQLITE_DONE { try Self.check(code, database) }
      }
    }
  }

  private func statement(for rows: TableRows) throws -> Statement {
    if let known = statements[rows.table], known.columns == rows.columns { return known.statement }
    let values = rows.columns.indices.map { "c\($0)" }.joined(separator: ", ")
    let columns = rows.columns.joined(separator: ", ")
    let statement = try database.makeStatement(
      sql: "INSERT OR FAIL INTO \(rows.table) (\(columns)) SELECT \(values) FROM packed_rows(?)")
    statements[rows.table] = (rows.columns, statement)
    return statement
  }

  private static func check(_ code: Int32, _ database: Database) throws {
    if code == SQLITE_OK { return }
    throw DatabaseError(
      resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(database.sqliteConnection)))
  }
}
