import CorpusLayout
import Foundation
import GRDB
import IndexSchema

/// An index on the disk: one SQLite file.
public enum IndexFile {
  /// The newest schema that this program knows.
  public static var schemaVersion: Int { IndexSchema.version }

  /// To be called by a process that opens an index while it reads it on another connection, before it does.
  package static func allowSeveralConnections() { LockHolder.hasNeighbours.store(true, ordering: .relaxed) }

  /// Opens an index to read it.
  ///
  /// - Throws: `IndexError` if there is no index, or one of another schema.
  static func openForReading(_ path: String, waiting seconds: Double = 5) throws(IndexError) -> DatabaseQueue {
    try requireFile(path)
    do {
      var configuration = GRDB.Configuration()
      configuration.readonly = true
      configuration.busyMode = .timeout(seconds)
      func open() throws -> (queue: DatabaseQueue, version: Int?) {
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        return (queue, try queue.read { try Self.version(of: $0, path: path) })
      }
      let index: (queue: DatabaseQueue, version: Int?)
      do {
        index = try open()
      } catch let error as DatabaseError where error.resultCode == .SQLITE_READONLY {
        try recover(path)
        index = try open()
      }
      switch index.version {
      case nil: throw IndexError(path: path, reason: .noIndex("it is empty; fill it with `stele index PATH...`"))
      case let version? where version < schemaVersion: throw IndexError(path: path, reason: .older)
      default: return index.queue
      }
    } catch {
      throw IndexError(error, path: path, isWriting: false)
    }
  }

  /// Undoes what a run that was killed has left half written, which SQLite does for a connection that may write alone.
  private static func recover(_ path: String) throws {
    let queue = try DatabaseQueue(path: path)
    _ = try queue.inDatabase { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") }
    try queue.close()
  }

  /// The version of an index's schema, nil of an empty database.
  ///
  /// - Returns: 0 or more.
  /// - Throws: `IndexError` if it is no index, or a newer one; `DatabaseError`.
  static func version(of database: Database, path: String) throws -> Int? {
    let id = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    if id == 0, version == 0, try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0 { return nil }
    guard id == IndexSchema.applicationID else {
      throw IndexError(path: path, reason: .noIndex("a database of another program"))
    }
    if version < 0 { throw IndexError(path: path, reason: .noIndex("unknown schema \(version)")) }
    if version > schemaVersion { throw IndexError(path: path, reason: .newer(version: version)) }
    return version
  }

  /// Applies the migrations that a database lacks; to be called within a transaction.
  static func migrate(_ database: Database, from version: Int?) throws {
    for migration in IndexSchema.migrations.dropFirst(version ?? 0) { try database.execute(sql: migration) }
    try database.execute(sql: "PRAGMA application_id = \(IndexSchema.applicationID)")
    try database.execute(sql: "PRAGMA user_version = \(schemaVersion)")
  }

  private static func requireFile(_ path: String) throws(IndexError) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT { throw IndexError(path: path, reason: .missing) }
      throw IndexError(path: path, reason: .unreadable(SystemError.text(errno)))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw IndexError(path: path, reason: .noIndex("not a regular file"))
    }
    guard access(path, R_OK) == 0 else {
      throw IndexError(path: path, reason: .unreadable(SystemError.text(errno)))
    }
  }
}
