import Foundation
import Synchronization

/// Ends a git that is stuck: one that is waited for, and has said nothing for so long that it will not any more.
///
/// How long git works says nothing of that: a walk over a long history takes minutes, but prints on its way.
final class Watchdog: Sendable {
  private struct State {
    /// Since when git has been silent; nil while nobody waits for it.
    var silentSince: ContinuousClock.Instant?
    var hasEnded = false
  }

  /// Seconds: `STELE_GIT_TIMEOUT`, else what the comparison of a large working tree on a slow disk may take.
  private static let seconds: Double = {
    let told = ProcessInfo.processInfo.environment["STELE_GIT_TIMEOUT"].flatMap(Double.init) ?? 0
    return told > 0 && told.isFinite ? told : 300
  }()

  private let state = Mutex(State(silentSince: .now))

  /// Git has said something, or is asked for something.
  func renew() { state.withLock { $0.silentSince = .now } }

  /// Nobody waits for git.
  func rest() { state.withLock { $0.silentSince = nil } }

  /// What to tell people, if git was ended.
  var error: GitError? {
    guard state.withLock({ $0.hasEnded }) else { return nil }
    return GitError(description: "git printed nothing for \(Self.seconds.formatted()) s and was stopped")
  }

  /// Watches until the task is cancelled, or git was ended.
  func watch(end: () -> Void) async {
    let limit = Duration.seconds(Self.seconds)
    while !Task.isCancelled {
      let deadline = state.withLock { $0.silentSince }.map { $0 + limit }
      if let deadline, deadline <= .now {
        state.withLock { $0.hasEnded = true }
        return end()
      }
      try? await Task.sleep(until: deadline ?? .now + limit)
    }
  }
}
