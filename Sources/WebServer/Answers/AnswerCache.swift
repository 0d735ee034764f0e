import NIOCore
import Synchronization

/// Answers made from one state of the index, as far as there is room for them; each is made once, however many ask for it
/// at the same time.
final class AnswerCache: Sendable {
  typealias Outcome = Result<Response, any Error>

  private struct State {
    var revision: String?
    /// Answers that were asked for lately, and those before them. When the first are half of what there is room for, they
    /// take the others' place.
    var recent: [String: Response] = [:]
    var older: [String: Response] = [:]
    var size = 0
    var waiting: [String: [EventLoopPromise<Response>]] = [:]
  }

  private let state = Mutex(State())
  private let limit: Int

  /// - Parameter limit: In bytes.
  init(limit: Int) { self.limit = limit }

  /// Of all that is kept, in bytes.
  var size: Int { state.withLock { $0.size + $0.older.values.reduce(0) { $0 + $1.body.readableBytes } } }

  /// An answer that is kept; nil if there is none.
  ///
  /// - Parameters:
  ///   - key: What was asked for.
  ///   - revision: The state of the index.
  func find(_ key: String, _ revision: String) -> Response? { state.withLock { find(key, revision, &$0) } }

  /// Keeps a promise at once if the answer is there, else when it is.
  ///
  /// - Returns: Whether the answer has to be made, and then handed to `finish`: nobody else does.
  func find(_ key: String, _ revision: String, orWait promise: EventLoopPromise<Response>) -> Bool {
    let (known, isMissing) = state.withLock { state -> (Response?, Bool) in
      if let response = find(key, revision, &state) { return (response, false) }
      let key = Self.name(key, revision)
      defer { state.waiting[key, default: []].append(promise) }
      return (nil, state.waiting[key] == nil)
    }
    if let known { promise.succeed(known) }
    return isMissing
  }

  private func find(_ key: String, _ revision: String, _ state: inout State) -> Response? {
    if state.revision != revision {
      (state.recent, state.older, state.size) = ([:], [:], 0)
      state.revision = revision
    }
    if let response = state.recent[key] { return response }
    guard let response = state.older[key] else { return nil }
    keep(response, key, &state)
    return response
  }

  private static func name(_ key: String, _ revision: String) -> String { revision + " " + key }

  /// Hands an answer to all who wait for it.
  ///
  /// - Parameters:
  ///   - asked: The state of the index when it was asked for.
  ///   - made: That which it was made from; nil if that is not known.
  func finish(_ key: String, _ asked: String, madeFrom made: String?, _ outcome: Outcome) {
    let waiting = state.withLock { state in
      if case .success(let response) = outcome, response.tag != nil, state.revision == made {
        keep(response, key, &state)
      }
      return state.waiting.removeValue(forKey: Self.name(key, asked)) ?? []
    }
    for promise in waiting { promise.completeWith(outcome) }
  }

  private func keep(_ response: Response, _ key: String, _ state: inout State) {
    let size = response.body.readableBytes + 2 * key.utf8.count + 512
    if size > limit / 2 { return }
    if state.size + size > limit / 2 { (state.older, state.recent, state.size) = (state.recent, [:], 0) }
    if state.recent.updateValue(response, forKey: key) == nil { state.size += size }
  }
}
