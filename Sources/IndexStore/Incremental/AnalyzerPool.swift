import Synchronization
import TextAnalysis

/// Analyzers that tasks take in turn: what one has learnt of a language's words serves the next.
final class AnalyzerPool: @unchecked Sendable {
  // Guarded by the lock; nil while it is one task's.
  private var analyzers: [TextAnalyzer?] = []
  private let lock = Mutex(())

  func withAnalyzer<Value>(_ body: (TextAnalyzer) -> Value) -> Value {
    let (place, analyzer) = lock.withLock { _ in take() }
    defer { lock.withLock { _ in analyzers[place] = analyzer } }
    return body(analyzer)
  }

  /// The first that is free: the more often one is used, the less is left for it to learn.
  private func take() -> (place: Int, analyzer: TextAnalyzer) {
    for (place, analyzer) in analyzers.enumerated() {
      guard let analyzer else { continue }
      analyzers[place] = nil
      return (place, analyzer)
    }
    analyzers.append(nil)
    return (analyzers.count - 1, TextAnalyzer())
  }
}
