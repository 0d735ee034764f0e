import Foundation
import Synchronization

/// Threads for work that waits for the disk, such as a page or a lookup, with a limit to what may wait for them.
final class Workers: Sendable {
  private let queue = OperationQueue()
  private let most: Int
  private let count = Atomic(0)

  /// - Parameter waiting: How much may wait for a thread.
  init(threads: Int, waiting: Int) {
    queue.maxConcurrentOperationCount = threads
    most = threads + waiting
  }

  /// Does something on one of the threads.
  ///
  /// - Returns: false if too much is waiting already.
  func run(_ work: @escaping @Sendable () -> Void) -> Bool {
    guard count.add(1, ordering: .relaxed).newValue <= most else {
      count.subtract(1, ordering: .relaxed)
      return false
    }
    queue.addOperation { [self] in
      work()
      count.subtract(1, ordering: .relaxed)
    }
    return true
  }
}
