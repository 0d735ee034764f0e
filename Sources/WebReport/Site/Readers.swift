import IndexStore
import Synchronization

/// Connections to one index, so that several pages can be made at a time: each has one to itself.
package final class Readers: Sendable {
  package let path: String
  private let idle: Mutex<[IndexReader]>

  package init(_ first: IndexReader) {
    path = first.path
    idle = Mutex([first])
  }

  /// Closes those that nobody uses; they are opened again when they are needed.
  package func closeIdle() { idle.withLock { $0 = [] } }

  /// Opens as many connections as are used at a time, and keeps them.
  package func read<Value>(_ body: (IndexReader) throws -> Value) throws -> Value {
    let reader = try idle.withLock { $0.popLast() } ?? IndexReader(path)
    defer { idle.withLock { $0.append(reader) } }
    return try body(reader)
  }
}
