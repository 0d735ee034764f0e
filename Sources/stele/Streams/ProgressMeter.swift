import Auditing
import Foundation
import Synchronization

/// A line on the terminal of standard error that says how far a run is, once it has taken more than a second.
final class ProgressMeter: Sendable {
  private struct State {
    var lastShown: ContinuousClock.Instant
    var isVisible = false
  }

  private let state = Mutex(State(lastShown: .now + .seconds(0.9)))
  /// A dumb terminal cannot go back to the start of the line.
  private let isOn = StandardError.isTerminal && ProcessInfo.processInfo.environment["TERM"] != "dumb"

  func show(_ progress: Audit.Progress) {
    guard isOn else { return }
    state.withLock { state in
      guard ContinuousClock.now - state.lastShown > .seconds(0.1) else { return }
      state.lastShown = .now
      state.isVisible = true
      StandardError.put("\r\u{1B}[K\(progress.done) of \(progress.total) files")
    }
  }

  func clear() {
    state.withLock { state in
      if state.isVisible { StandardError.put("\r\u{1B}[K") }
      state.isVisible = false
    }
  }
}
