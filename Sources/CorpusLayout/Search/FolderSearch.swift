import Dispatch
import Foundation

/// Searches a folder and all below it for articles.
///
///     a folder ─► its entries ─► the folders among them ─► … ─► files in order
///
/// Every core takes the next folder that has been found, until there is none: that no core waits for another takes a
/// third off the time.
enum FolderSearch {
  /// - Parameters:
  ///   - bounds: What symbolic links are followed within.
  ///   - asksForStates: Whether articles are asked for their status: that takes longer than all else together.
  static func find(in root: String, within bounds: TreeBounds, asksForStates: Bool) -> FoundFolder {
    let root = FoundFolder(root, within: bounds)
    let queue = Queue(root)
    DispatchQueue.concurrentPerform(iterations: ProcessInfo.processInfo.activeProcessorCount) { _ in
      while let folder = queue.next() {
        folder.read(asksForStates: asksForStates)
        queue.finish(folder)
      }
    }
    return root
  }

  /// The folders that wait to be read.
  private final class Queue: Sendable {
    private let condition = NSCondition()
    // Both are touched with the condition's lock held.
    nonisolated(unsafe) private var waiting: [FoundFolder]
    nonisolated(unsafe) private var unfinished = 1

    init(_ root: FoundFolder) { waiting = [root] }

    /// The next folder; nil when all have been read. Waits while others may still find some.
    func next() -> FoundFolder? {
      condition.withLock {
        while waiting.isEmpty, unfinished > 0 { condition.wait() }
        return waiting.popLast()
      }
    }

    func finish(_ folder: FoundFolder) {
      condition.withLock {
        waiting += folder.folders
        unfinished += folder.folders.count - 1
        // Who has read this one takes the next itself.
        if unfinished == 0 || waiting.count > 1 { condition.broadcast() }
      }
    }
  }
}
