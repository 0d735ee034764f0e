import Foundation
import Synchronization

/// Who holds SQLite's locks on a file.
enum LockHolder {
  /// Whether this process has several connections to an index at a time, as a server does. Then nobody is named.
  static let hasNeighbours = Atomic(false)

  /// The byte that a writer locks in a database in rollback mode (`RESERVED_BYTE` of os.h in SQLite's sources).
  private static let reservedByte: Int64 = 0x4000_0001
  /// The byte of `-shm` that a writer locks in WAL mode. See https://www.sqlite.org/walformat.html#locks.
  private static let walWriteByte: Int64 = 120

  /// The process that is writing to the database, nil if none is, or if it cannot be told.
  ///
  /// - Precondition: Unless `hasNeighbours`, this process has no connection to the database: to close the file would drop
  ///   its locks (POSIX fcntl, "advisory record locking").
  static func process(of path: String) -> Int32? {
    if hasNeighbours.load(ordering: .relaxed) { return nil }
    return process(locking: walWriteByte, of: path + "-shm") ?? process(locking: reservedByte, of: path)
  }

  private static func process(locking byte: Int64, of path: String) -> Int32? {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var lock = flock()
    // A reader's lock would be refused by a writer's alone.
    lock.l_type = Int16(F_RDLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = off_t(byte)
    lock.l_len = 1
    guard fcntl(descriptor, F_GETLK, &lock) == 0, lock.l_type != Int16(F_UNLCK), lock.l_pid > 0 else { return nil }
    return lock.l_pid
  }
}
