import Foundation
import GRDB
import GRDBSQLite
import ParallelText

/// A value of a result, as SQLite's storage classes are. See https://www.sqlite.org/datatype3.html.
public enum QueryValue: Sendable, Equatable {
  case null
  case integer(Int64)
  case real(Double)
  /// Repaired where it is not UTF-8.
  case text(String)
  case blob([UInt8])
}

/// A statement that somebody typed, run on an index without any means to change it.
///
/// The file is opened read-only, `query_only` is set, and an authorizer lets pass what reads, and nothing else: no
/// writing, no other file (`ATTACH`), no extension. See https://www.sqlite.org/security.html.
public struct UserQuery: Sendable {
  private let path: String

  /// - Parameter path: Of the index.
  public init(path: String) { self.path = path }

  /// Runs one statement, and hands out its rows as they come.
  ///
  /// - Parameters:
  ///   - sql: One statement; comments and a semicolon may follow.
  ///   - isCancelled: Asked every few thousand steps of SQLite's machine, on the same thread; true stops the statement.
  ///   - begin: Given the columns, before the first row; a name that repeats is told apart as SQLite does it (`path:1`).
  ///   - row: Given as many values as there are columns; false ends the query.
  /// - Throws: `IndexError`: of the index, of the statement, or `interrupted`; what `begin` and `row` throw.
  public func run(
    _ sql: String, isCancelled: @escaping () -> Bool, begin: ([String]) throws -> Void,
    row: ([QueryValue]) throws -> Bool
  ) throws {
    let queue = try IndexFile.openForReading(path)
    try queue.inDatabase { database in
      guard let connection = database.sqliteConnection else { return }
      sqlite3_exec(connection, "PRAGMA query_only = 1", nil, nil, nil)
      let guardian = Guardian(isCancelled)
      try withExtendedLifetime(guardian) {
        guardian.watch(connection)
        defer { guardian.leave(connection) }
        let statement = try prepare(sql, on: connection, guardian)
        defer { sqlite3_finalize(statement) }
        let count = sqlite3_column_count(statement)
        try begin(Self.unique((0..<count).map { String(cString: sqlite3_column_name(statement, $0)) }))
        while true {
          switch sqlite3_step(statement) {
          case SQLITE_ROW:
            if try !row((0..<count).map { Self.value(statement, $0) }) { return }
          case SQLITE_DONE: return
          case SQLITE_INTERRUPT: throw IndexError(path: path, reason: .interrupted)
          default: throw failure(of: connection, guardian)
          }
        }
      }
    }
  }

  private func prepare(_ sql: String, on connection: OpaquePointer, _ guardian: Guardian) throws -> OpaquePointer {
    var statement: OpaquePointer?
    var sql = sql
    let rest = sql.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text -> Int in
        var tail: UnsafePointer<CChar>?
        sqlite3_prepare_v2(connection, text.baseAddress, Int32(text.count), &statement, &tail)
        return tail.map { text.baseAddress!.distance(to: $0) } ?? text.count
      }
    }
    guard let statement else {
      if sqlite3_errcode(connection) != SQLITE_OK { throw failure(of: connection, guardian) }
      throw IndexError(path: path, reason: .statement("no statement"))
    }
    do {
      try requireNothing(behind: rest, in: sql, on: connection, guardian)
      guard sqlite3_stmt_readonly(statement) != 0 else {
        throw IndexError(path: path, reason: .statement(Guardian.refusal))
      }
    } catch {
      sqlite3_finalize(statement)
      throw error
    }
    return statement
  }

  private func requireNothing(behind start: Int, in sql: String, on connection: OpaquePointer, _ guardian: Guardian)
    throws
  {
    var second: OpaquePointer?
    let rest = String(decoding: Array(sql.utf8.dropFirst(start)), as: UTF8.self)
    sqlite3_prepare_v2(connection, rest, -1, &second, nil)
    defer { sqlite3_finalize(second) }
    if second != nil || sqlite3_errcode(connection) != SQLITE_OK {
      throw IndexError(path: path, reason: .statement("more than one statement: run them one by one"))
    }
  }

  private func failure(of connection: OpaquePointer, _ guardian: Guardian) -> IndexError {
    if guardian.hasRefused { return IndexError(path: path, reason: .statement(Guardian.refusal)) }
    let code = sqlite3_errcode(connection)
    let text = String(cString: sqlite3_errmsg(connection))
    switch code {
    case SQLITE_ERROR, SQLITE_AUTH, SQLITE_TOOBIG, SQLITE_MISMATCH, SQLITE_RANGE:
      return IndexError(path: path, reason: .statement(text))
    default:
      return IndexError(
        DatabaseError(resultCode: ResultCode(rawValue: code), message: text), path: path, isWriting: false)
    }
  }

  private static func value(_ statement: OpaquePointer, _ column: Int32) -> QueryValue {
    func bytes(_ start: UnsafeRawPointer?) -> UnsafeRawBufferPointer {
      UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(statement, column)))
    }
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, column))
    case SQLITE_TEXT:
      return .text(String(decoding: bytes(UnsafeRawPointer(sqlite3_column_text(statement, column))), as: UTF8.self))
    case SQLITE_BLOB: return .blob(Array(bytes(sqlite3_column_blob(statement, column))))
    default: return .null
    }
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen = Set<String>()
    return names.map { name in
      var candidate = name
      var number = 1
      while !seen.insert(candidate).inserted {
        candidate = "\(name):\(number)"
        number += 1
      }
      return candidate
    }
  }
}

/// Stands between a connection and what somebody asks of it: says what is allowed, and when it takes too long.
private final class Guardian {
  static let refusal = "refused: `stele query` only runs statements that read, not ones that write or open files"

  /// Pragmas that report and change nothing, with or without the name of a table.
  private static let pragmas: Set = [
    "application_id", "collation_list", "compile_options", "data_version", "database_list", "encoding",
    "foreign_key_check", "foreign_key_list", "freelist_count", "function_list", "index_info", "index_list",
    "index_xinfo", "integrity_check", "journal_mode", "module_list", "page_count", "page_size", "pragma_list",
    "quick_check", "schema_version", "table_info", "table_list", "table_xinfo", "user_version",
  ]
  /// Of these a value would change something; they take none.
  private static let withoutValue: Set = [
    "application_id", "encoding", "journal_mode", "page_size", "schema_version", "user_version",
  ]

  private(set) var hasRefused = false
  private let isCancelled: () -> Bool

  init(_ isCancelled: @escaping () -> Bool) { self.isCancelled = isCancelled }

  func watch(_ connection: OpaquePointer) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_set_authorizer(
      connection,
      { context, action, first, second, _, _ in
        let guardian = Unmanaged<Guardian>.fromOpaque(context!).takeUnretainedValue()
        if Guardian.allows(action, first.map { String(cString: $0) }, second.map { String(cString: $0) }) {
          return SQLITE_OK
        }
        guardian.hasRefused = true
        return SQLITE_DENY
      }, context)
    sqlite3_progress_handler(
      connection, 4096,
      { context in
        Unmanaged<Guardian>.fromOpaque(context!).takeUnretainedValue().isCancelled() ? 1 : 0
      }, context)
  }

  func leave(_ connection: OpaquePointer) {
    sqlite3_set_authorizer(connection, nil, nil)
    sqlite3_progress_handler(connection, 0, nil, nil)
  }

  private static func allows(_ action: Int32, _ first: String?, _ second: String?) -> Bool {
    switch action {
    case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: return true
    // What SQLite says of its own when it makes a table-valued function of a pragma. Users may not: `writable_schema`.
    case SQLITE_UPDATE: return first == "sqlite_master"
    // load_extension and the like; fts3_tokenizer takes a pointer.
    case SQLITE_FUNCTION: return !["load_extension", "fts3_tokenizer"].contains(second?.lowercased() ?? "")
    case SQLITE_PRAGMA:
      let name = first?.lowercased() ?? ""
      return pragmas.contains(name) && (second == nil || !withoutValue.contains(name))
    default: return false
    }
  }
}
