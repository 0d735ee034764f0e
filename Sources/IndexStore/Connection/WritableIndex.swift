import Foundation
import GRDB
import GRDBSQLite

/// The one connection that writes to an index, and the transaction in which it does.
///
/// A new index is written as SQLite's rollback mode has it: there is nothing that anybody could read meanwhile. One that
/// stands is written in WAL mode, so that readers see it as it was until all of the new one is there. When a run ends it
/// is a single file again. See https://www.sqlite.org/wal.html.
final class WritableIndex {
  /// Called once if another process has to be waited for, with its id if that is known.
  typealias Notice = @Sendable (_ process: Int32?) -> Void

  let path: String
  private let queue: DatabaseQueue
  private let isNewFile: Bool
  private let patience: Patience
  private var isWriting = false

  /// Opens an index, or makes an empty file for one.
  ///
  /// - Parameters:
  ///   - seconds: How long to wait for other processes.
  /// - Throws: `IndexError`.
  init(_ path: String, waiting seconds: Double, notice: @escaping Notice) throws(IndexError) {
    self.path = path
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      throw IndexError(path: path, reason: .noIndex("not a regular file"))
    }
    isNewFile = !exists
    patience = Patience(seconds, LockHolder.process(of: path), notice)
    do {
      var configuration = GRDB.Configuration()
      configuration.allowsUnsafeTransactions = true
      // What is written comes from one hand; tests check it. For a list of values that a column may have SQLite makes a table
      // in memory for each row, which takes longer than to insert it.
      configuration.foreignKeysEnabled = false
      configuration.busyMode = .callback { [patience] _ in patience.isLeft() }
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.inDatabase { database in
        // Sorts go to files when they do not fit in the cache: in memory those of a large index would have no bound.
        // What is deleted is in the articles still: Debian's SQLite would overwrite it with zeroes.
        try database.execute(
          sql: """
            PRAGMA page_size = 8192; PRAGMA cache_size = -32768; PRAGMA temp_store = FILE; PRAGMA secure_delete = OFF;
            PRAGMA ignore_check_constraints = ON
            """)
        try RowInserter.prepare(database)
      }
    } catch {
      throw IndexError(error, path: path, isWriting: true, systemError: exists ? 0 : errno)
    }
  }

  /// Reads what stands in the index; nil if it is empty, or of an older schema.
  func read<Value>(_ body: (Database) throws -> Value) throws(IndexError) -> Value? {
    try access { database -> Value? in
      guard try IndexFile.version(of: database, path: path) == IndexFile.schemaVersion else { return nil }
      // One state of the file for all that is read.
      try database.execute(sql: "BEGIN")
      defer { try? database.execute(sql: "ROLLBACK") }
      return try body(database)
    }
  }

  /// Begins the transaction, and brings the schema up to date in it.
  ///
  /// - Returns: Whether the index is new, with no row in it.
  func begin() throws(IndexError) -> Bool {
    try access { database in
      while true {
        let version = try IndexFile.version(of: database, path: self.path)
        if version != nil { try self.patience.keepTrying { try Self.setJournal("wal", database) } }
        try database.execute(sql: "BEGIN IMMEDIATE")
        // Another process may have filled the file while this one waited.
        guard version == nil, try IndexFile.version(of: database, path: self.path) != nil else {
          try IndexFile.migrate(database, from: version)
          self.isWriting = true
          return version == nil
        }
        try database.execute(sql: "ROLLBACK")
      }
    }
  }

  /// Reads or writes within the transaction.
  func access<Value>(_ body: (Database) throws -> Value) throws(IndexError) -> Value {
    do {
      return try queue.inDatabase { database -> Value in
        do {
          return try body(database)
        } catch let error as DatabaseError {
          let system = database.sqliteConnection.map { sqlite3_system_errno($0) } ?? 0
          throw IndexError(error, path: path, isWriting: true, systemError: system)
        }
      }
    } catch {
      throw IndexError(error, path: path, isWriting: true)
    }
  }

  /// Makes what was written what all see from now on, and the index one file again.
  ///
  /// - Throws: `IndexError`. If the disk is full now, what was written may be there all the same, in `-wal` beside the
  ///   index; the next run puts it in its place.
  func commit() throws(IndexError) {
    try access { database in
      try database.execute(sql: "COMMIT")
      isWriting = false
      try checkpoint(database)
    }
  }

  /// Closes the file, and makes it a single one again if a run or one that was killed has left it in WAL mode. Nothing can
  /// be done with the value afterwards.
  ///
  /// A connection keeps others from leaving WAL mode as long as it is open, so each try has one of its own. Where
  /// readers are still at it for more than a moment, the last of them removes the files of WAL mode.
  func close() {
    try? queue.close()
    for _ in 0..<20 {
      // To open a file that is gone would make it.
      guard Foundation.access(path, F_OK) == 0, let next = try? DatabaseQueue(path: path) else { return }
      let isDone = next.inDatabase { database in
        guard let mode = try? String.fetchOne(database, sql: "PRAGMA journal_mode") else { return true }
        return mode != "wal" || (try? Self.setJournal("delete", database)) != nil
      }
      try? next.close()
      if isDone { return }
      usleep(.random(in: 20_000...80_000))
    }
  }

  /// Leaves the index as it was before the transaction. A file that was made for it goes.
  func abandon() {
    queue.inDatabase { database in
      if isWriting { try? database.execute(sql: "ROLLBACK") }
      isWriting = false
      let isEmpty = try? IndexFile.version(of: database, path: path) == nil
      if isNewFile, isEmpty == true { unlink(path) }
    }
  }

  /// Puts all of `-wal` into the index, as far as no reader needs what stood there.
  private func checkpoint(_ database: Database) throws {
    patience.end()
    try database.execute(sql: "PRAGMA wal_checkpoint(PASSIVE)")
  }

  private static func setJournal(_ mode: String, _ database: Database) throws {
    let now = try String.fetchOne(database, sql: "PRAGMA journal_mode = \(mode)")
    guard now == mode else {
      throw DatabaseError(resultCode: .SQLITE_BUSY, message: "journal mode is \(now ?? "none")")
    }
  }
}
