import CorpusLayout
import ParallelText

/// Tells when something below some paths changes, by looking at the states of all files now and then.
///
/// That works on file systems of a network and in containers too, where the system tells of no changes (inotify(7)). A look
/// at 20,000 files takes less than a tenth of a second.
package struct TreeWatch: Sendable {
  private let paths: [String]
  private let others: [String]
  private let first: UInt64

  /// Between two looks it rests for so many times as long as the last one took.
  private static let rest = 6
  private static let leastPause = Duration.milliseconds(250)
  private static let mostPause = Duration.seconds(5)
  /// For how long a tree may be busy before what it holds is taken as it is.
  private static let busyLooks = 10

  /// Looks for the first time.
  ///
  /// - Parameters:
  ///   - paths: As an index is made of.
  ///   - others: Further files, such as one of settings, that may not be there.
  package init(_ paths: [String], and others: [String] = []) {
    self.paths = paths
    self.others = others
    first = Self.look(paths, others).hash
  }

  /// Calls `change` after each change since the first look, and not again before it has returned, until the task is
  /// cancelled.
  package func run(_ change: () async -> Void) async {
    let clock = ContinuousClock()
    var known = first
    while !Task.isCancelled {
      var now = (hash: known, isSettled: true)
      let took = clock.measure { now = Self.look(paths, others) }
      if now.hash != known {
        var looks = 1
        // A file that is being written would be read in halves.
        while !now.isSettled, looks < Self.busyLooks {
          try? await Task.sleep(for: .milliseconds(30))
          now = Self.look(paths, others)
          looks += 1
        }
        known = now.hash
        await change()
      } else {
        try? await Task.sleep(for: min(max(took * Self.rest, Self.leastPause), Self.mostPause))
      }
    }
  }

  private static func look(_ paths: [String], _ others: [String]) -> (hash: UInt64, isSettled: Bool) {
    let tree = FoundTree(paths)
    var hash = Hash64()
    hash.combine(UInt64(bitPattern: tree.stateHash))
    for path in others {
      guard let state = FileState(path) else { continue }
      hash.combine(path)
      hash.combine(state)
    }
    return (hash.value, tree.isSettled)
  }
}
