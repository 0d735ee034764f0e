import Foundation

/// How much longer something takes for more of its input, in processor time: that does not count what else the machine does.
public struct Growth: Sendable, CustomStringConvertible {
  public let small: Double
  /// For four times as much.
  public let large: Double

  /// - Parameter seconds: The processor time that an input of a size takes. The lesser of two counts.
  public init(from size: Int, seconds: (Int) throws -> Double) rethrows {
    small = min(try seconds(size), try seconds(size))
    large = min(try seconds(4 * size), try seconds(4 * size))
  }

  public init(from size: Int, seconds: (Int) async throws -> Double) async rethrows {
    small = min(try await seconds(size), try await seconds(size))
    large = min(try await seconds(4 * size), try await seconds(4 * size))
  }

  /// Whether four times as much takes about four times as long: what grows with the square takes sixteen times. A moment
  /// more may be what the machine takes for more memory.
  public var isLinear: Bool { large < 8 * small + 0.05 }

  public var description: String { "\(small) s, for four times as much \(large) s" }
}

/// The processor time that a closure takes on its thread, in seconds.
public func processorTime(_ body: () throws -> Void) rethrows -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
  let start = now()
  try body()
  return now() - start
}
