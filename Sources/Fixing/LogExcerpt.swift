import ParallelText

/// What a long input says: a log may be of any size, and mostly repeats itself.
///
/// The lines that name an error count first, the last of them before all, then how the input ends, then how it begins. Lines
/// that differ in their numbers alone are one. Only this is kept of the input, so memory has a bound.
public struct LogExcerpt {
  /// In bytes. A shorter input stands for itself.
  private static let shortest = 4_096
  /// Up to this size the input is kept as it is.
  private static let longestKept = 1 << 20
  private static let edge = 16_384
  private static let longestLine = 300
  private static let mostLines = 32
  /// Of errors, and of each end.
  private static let share = 3_000

  private var whole: [UInt8] = []
  private var tail: [UInt8] = []
  private var size = 0
  private var line: [UInt8] = []
  /// The last distinct ones.
  private var errors: [(key: UInt64, text: [UInt8])] = []

  public init() {}

  /// Complexity: O(bytes).
  public mutating func add(_ bytes: UnsafeRawBufferPointer) {
    size += bytes.count
    if whole.count < Self.longestKept { whole += bytes.prefix(Self.longestKept - whole.count) }
    tail += bytes.suffix(Self.edge)
    if tail.count > 4 * Self.edge { tail.removeFirst(tail.count - Self.edge) }
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0A) {
      addToLine(rest[..<end])
      endLine()
      rest = rest[(end + 1)...]
    }
    addToLine(rest)
  }

  private mutating func addToLine(_ bytes: Slice<UnsafeRawBufferPointer>) {
    if line.count < Self.longestLine { line += bytes.prefix(Self.longestLine - line.count) }
  }

  private mutating func endLine() {
    defer { line.removeAll(keepingCapacity: true) }
    guard Self.namesError(line) else { return }
    let key = Self.key(line[...])
    if let known = errors.firstIndex(where: { $0.key == key }) { errors.remove(at: known) }
    errors.append((key, line))
    if errors.count > Self.mostLines { errors.removeFirst() }
  }

  /// The input as far as it is kept.
  public var text: String { String(decoding: size > Self.longestKept ? Array(query.utf8) : whole, as: UTF8.self) }

  /// What is looked up. To be asked for at the end of the input.
  public var query: String {
    if size <= Self.shortest { return String(decoding: whole, as: UTF8.self) }
    var last = self
    last.endLine()
    var seen = Set<UInt64>()
    var lines: [ArraySlice<UInt8>] = []
    func take(_ found: some Sequence<ArraySlice<UInt8>>) {
      var room = Self.share
      for line in found where room > 0 && seen.insert(Self.key(line)).inserted {
        lines.append(line.prefix(Self.longestLine))
        room -= min(line.count, Self.longestLine)
      }
    }
    take(last.errors.reversed().map { $0.text[...] })
    take(Array(tail.suffix(Self.edge)).split(separator: 0x0A).reversed())
    take(whole.prefix(Self.edge).split(separator: 0x0A))
    return lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
  }

  /// A hash of a line without its digits.
  private static func key(_ line: ArraySlice<UInt8>) -> UInt64 {
    Hash64.of(line.lazy.filter { !ASCII.isDigit($0) && !ASCII.isSpace($0) })
  }

  /// The names that levels of logs have (RFC 5424, 6.2.1; java.util.logging, Log4j), and what programs write before a reason,
  /// whatever language that is in.
  private static let marks = [
    "error", "err!", "fatal", "critical", "severe", "emerg", "alert", "panic", "exception", "fail", "abort", "denied",
    "refused", "0x8", "0xc",
  ].map { Array($0.utf8) }
  private static let firsts: [Bool] = (0..<256).map { byte in marks.contains { Int($0[0]) == byte } }

  private static func namesError(_ line: [UInt8]) -> Bool {
    line.withUnsafeBufferPointer { line in
      for index in line.indices {
        let byte = ASCII.lowercased(line[index])
        guard firsts[Int(byte)] else { continue }
        let isFound = marks.contains { mark in
          mark[0] == byte && line.count - index >= mark.count
            && mark.indices.allSatisfy { ASCII.lowercased(line[index + $0]) == mark[$0] }
        }
        if isFound { return true }
      }
      return false
    }
  }
}
