import Foundation

/// How much longer something takes for more of its input, in processor time: that does not count what else the machine does.
public struct Growth: Sendable, CustomStringConvertible {
  public let small: Double
  /// For four times as much.
  public let large: Double

  /// - Parameter seconds: The processor time that an input of a size takes. The least of up to ten counts: other work on
  ///   the machine only ever adds to one, by what it drives out of the caches. What grows too fast does so every time.
  public init(from size: Int, seconds: (Int) throws -> Double) rethrows {
    var least = Growth(small: try seconds(size), large: try seconds(4 * size))
    for _ in 1..<10 where !least.isLinear {
      least = Growth(small: min(least.small, try seconds(size)), large: min(least.large, try seconds(4 * size)))
    }
    self = least
  }

  public init(from size: Int, seconds: (Int) async throws -> Double) async rethrows {
    var least = Growth(small: try await seconds(size), large: try await seconds(4 * size))
    for _ in 1..<10 where !least.isLinear {
      least = Growth(
        small: min(least.small, try await seconds(size)), large: min(least.large, try await seconds(4 * size)))
    }
    self = least
  }

  private init(small: Double, large: Double) {
    self.small = small
    self.large = large
  }

  /// Whether four times as much takes about four times as long: what grows with the square takes sixteen times. A moment
  /// more may be what the machine takes for more memory.
  public var isLinear: Bool { large < 10 * small + 0.1 }

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
