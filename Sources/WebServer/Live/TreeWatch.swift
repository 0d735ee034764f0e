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
  /// Between two times that are told although nothing was seen to change: at least so long, and so many times as long as was
  /// taken last.
  var roundPause = Duration.seconds(5)
  private static let roundRest = 20
  /// After a change that could not be followed.
  var failurePause = Duration.seconds(5)

  package enum Occasion {
    case change
    /// What is not looked at here may have changed.
    case round
  }

  /// Looks for the first time.
  ///
  /// - Parameters:
  ///   - paths: As an index is made of.
  ///   - others: Further files, such as those of settings, that may not be there.
  package init(_ paths: [String], and others: [String] = []) {
    self.paths = paths
    self.others = others
    first = Self.look(paths, others).hash
  }

  /// Calls `follow` after each change since the first look, and every few seconds, and not again before it has returned, until
  /// the task is cancelled.
  ///
  /// - Parameter follow: Returns false if it is to be told of the same change again after a while.
  package func run(_ follow: (Occasion) async -> Bool) async {
    let clock = ContinuousClock()
    var known = first
    var round = clock.now + roundPause
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
        if await follow(.change) {
          known = now.hash
        } else {
          try? await Task.sleep(for: failurePause)
        }
      } else if clock.now >= round {
        let took = await clock.measure { _ = await follow(.round) }
        round = clock.now + max(roundPause, took * Self.roundRest)
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
