import GRDB
import GRDBSQLite

/// Inserts rows into one table, column by column in the table's order.
///
/// Binds and steps without GRDB's own execution, which takes three times as long for short rows.
final class RowInserter {
  private let statement: Statement
  private let pointer: OpaquePointer
  private var column: Int32 = 0

  /// - Parameters:
  ///   - table: A name of the schema, never one from outside.
  ///   - columns: How many it has.
  init(_ table: String, columns: Int, in database: Database) throws {
    let marks = Array(repeating: "?", count: columns).joined(separator: ", ")
    statement = try database.makeStatement(sql: "INSERT INTO \(table) VALUES (\(marks))")
    pointer = statement.sqliteStatement
  }

  @discardableResult func bind(_ value: Int) -> Self { bind(Int64(value)) }
  @discardableResult func bind(_ value: Int?) -> Self { value.map { bind($0) } ?? bindNull() }
  @discardableResult func bind(_ value: Int64?) -> Self { value.map { bind($0) } ?? bindNull() }
  @discardableResult func bind(_ value: Bool) -> Self { bind(value ? 1 : 0) }

  @discardableResult func bind(_ value: Int64) -> Self {
    column += 1
    sqlite3_bind_int64(pointer, column, value)
    return self
  }

  @discardableResult func bind(_ value: Double) -> Self {
    column += 1
    sqlite3_bind_double(pointer, column, value)
    return self
  }

  @discardableResult func bindNull() -> Self {
    column += 1
    sqlite3_bind_null(pointer, column)
    return self
  }

  @discardableResult func bind(_ text: String?) -> Self {
    guard var text else { return bindNull() }
    column += 1
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        _ = sqlite3_bind_text(pointer, column, characters.baseAddress, Int32(characters.count), Self.copied)
      }
    }
    return self
  }

  /// Text in UTF-8.
  @discardableResult func bind(text bytes: ArraySlice<UInt8>) -> Self {
    column += 1
    bytes.withUnsafeBytes { buffer in
      let characters = buffer.assumingMemoryBound(to: CChar.self)
      // Without an address SQLite would bind NULL.
      _ = withUnsafePointer(to: CChar(0)) { empty in
        sqlite3_bind_text(pointer, column, characters.baseAddress ?? empty, Int32(characters.count), Self.copied)
      }
    }
    return self
  }

  @discardableResult func bind(blob bytes: [UInt8]) -> Self {
    column += 1
    bytes.withUnsafeBytes { buffer in
      if buffer.isEmpty {
        _ = sqlite3_bind_zeroblob(pointer, column, 0)
      } else {
        _ = sqlite3_bind_blob(pointer, column, buffer.baseAddress, Int32(buffer.count), Self.copied)
      }
    }
    return self
  }

  /// Ends the row.
  ///
  /// - Throws: `DatabaseError`, from which the row is not there.
  func insert() throws {
    try withExtendedLifetime(statement) {
      column = 0
      let code = sqlite3_step(pointer)
      sqlite3_reset(pointer)
      guard code == SQLITE_DONE else {
        let connection = sqlite3_db_handle(pointer)
        throw DatabaseError(
          resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(connection)))
      }
    }
  }

  /// SQLITE_TRANSIENT, which C has as a cast: SQLite makes a copy at once.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
