import Foundation
import GRDB
import Synchronization

/// Waits for other processes: tells once for whom, and gives up after a time.
final class Patience: Sendable {
  private let seconds: Double
  private let holder: Int32?
  private let notice: WritableIndex.Notice
  private let isOver = Atomic(false)
  private let hasTold = Atomic(false)
  private let began = Mutex<ContinuousClock.Instant?>(nil)

  /// - Parameter holder: The process that holds the lock, as far as that was known before there was a connection.
  init(_ seconds: Double, _ holder: Int32?, _ notice: @escaping WritableIndex.Notice) {
    self.seconds = seconds
    self.holder = holder
    self.notice = notice
  }

  /// From now on nothing is waited for.
  func end() { isOver.store(true, ordering: .relaxed) }

  /// Waits for a moment, or returns false if the time is up.
  func isLeft() -> Bool {
    if isOver.load(ordering: .relaxed) { return false }
    let (start, isFirst) = began.withLock { began in
      defer { began = began ?? .now }
      return (began ?? .now, began == nil)
    }
    let waited = ContinuousClock.now - start
    if waited > .seconds(seconds) { return false }
    // A lock that is held for a moment only is no news.
    if isFirst { usleep(20_000) } else { usleep(50_000) }
    announce(after: waited)
    return true
  }

  /// Tries again while the database is busy.
  func keepTrying(_ body: () throws -> Void) throws {
    while true {
      do {
        return try body()
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY || error.resultCode == .SQLITE_LOCKED {
        guard isLeft() else { throw error }
      }
    }
  }

  private func announce(after waited: Duration) {
    guard waited > .milliseconds(300), !hasTold.exchange(true, ordering: .relaxed) else { return }
    notice(holder)
  }
}
