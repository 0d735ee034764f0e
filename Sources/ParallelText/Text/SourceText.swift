/// A half-open range of UTF-8 byte offsets, 0-based, in one file as it stands (a BOM and `\r` count).
public struct SourceRange: Hashable, Sendable {
  public var lower: Int32
  public var upper: Int32

  @inlinable public init(_ lower: Int, _ upper: Int) {
    self.lower = Int32(truncatingIfNeeded: lower)
    self.upper = Int32(truncatingIfNeeded: max(lower, upper))
  }

  @inlinable public init(_ range: Range<Int>) { self.init(range.lowerBound, range.upperBound) }

  @inlinable public static func empty(at offset: Int) -> SourceRange { SourceRange(offset, offset) }

  @inlinable public var start: Int { Int(lower) }
  @inlinable public var end: Int { Int(upper) }
  @inlinable public var count: Int { end - start }
  @inlinable public var isEmpty: Bool { lower == upper }
  public func contains(_ other: SourceRange) -> Bool { lower <= other.lower && other.upper <= upper }
}

/// A place in a file: `line` and `column` are 1-based, `column` counts Unicode scalars of the file as it stands.
public struct SourcePosition: Hashable, Sendable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// The bytes of one file, valid UTF-8, with the starts of its lines.
///
/// Everything else about an article refers to these bytes by `SourceRange`; lines and columns are worked out only
/// where a finding needs them. Lines end as in CommonMark 2.1: `\n`, `\r\n` or a lone `\r`.
public struct SourceText: Sendable {
  public let bytes: [UInt8]
  /// Byte offsets of the first byte of each line; never empty.
  public let lineStarts: [Int32]
  /// How many scalars begin before each `columnStride`th byte; empty where all lines are short.
  private let scalarCounts: [Int32]
  private static let columnStride = 1_024

  /// - Precondition: `bytes` is valid UTF-8. Complexity: O(n).
  public init(_ bytes: [UInt8]) {
    let starts = bytes.withBytes { view in
      // Mostly no line ends in `\r`.
      view.contains(0x0D) ? Self.startsOfLines(view) : view.startsOfLines
    }
    self.bytes = bytes
    lineStarts = starts
    scalarCounts = Self.hasLongLine(starts, bytes.count) ? bytes.withBytes(Self.scalarCounts) : []
  }

  /// Whether to count columns from the start of each line would take long.
  private static func hasLongLine(_ starts: [Int32], _ count: Int) -> Bool {
    if count < 8 * columnStride { return false }
    var start: Int32 = 0
    for next in starts {
      if next &- start >= 8 * columnStride { return true }
      start = next
    }
    return count - Int(start) >= 8 * columnStride
  }

  private static func scalarCounts(_ bytes: ByteView) -> [Int32] {
    var counts: [Int32] = [0]
    var start = 0
    while start + columnStride <= bytes.count {
      let stride = bytes[start..<(start + columnStride)]
      counts.append(counts[counts.count - 1] + Int32(columnStride - stride.count(in: 0x80...0xBF)))
      start += columnStride
    }
    return counts
  }

  private static func startsOfLines(_ bytes: ByteView) -> [Int32] {
    var starts: [Int32] = [0]
    let buffer = bytes.buffer
    var index = 0
    while index < buffer.count {
      let byte = buffer[index]
      index += 1
      if byte == 0x0A {
        starts.append(Int32(index))
      } else if byte == 0x0D {
        if index < buffer.count, buffer[index] == 0x0A { index += 1 }
        starts.append(Int32(index))
      }
    }
    return starts
  }

  @inlinable public var lineCount: Int { lineStarts.count }

  /// The 0-based number of the line that holds `offset`. Complexity: O(log n).
  public func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The line's bytes (0-based line number) without its line ending.
  @inlinable public func line(_ index: Int) -> SourceRange {
    let start = Int(lineStarts[index])
    var end = index + 1 < lineStarts.count ? Int(lineStarts[index + 1]) : bytes.count
    if end > start, bytes[end - 1] == 0x0A { end -= 1 }
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return SourceRange(start, end)
  }

  /// The 1-based line and scalar column of a byte offset. Complexity: O(log n).
  public func position(at offset: Int) -> SourcePosition {
    let line = lineIndex(at: offset)
    let (start, end) = (Int(lineStarts[line]), min(offset, bytes.count))
    if end - start > 2 * Self.columnStride, !scalarCounts.isEmpty {
      return SourcePosition(line: line + 1, column: 1 + scalars(before: end) - scalars(before: start))
    }
    return SourcePosition(line: line + 1, column: 1 + scalars(in: start..<end))
  }

  private func scalars(before offset: Int) -> Int {
    let stride = offset / Self.columnStride
    return Int(scalarCounts[stride]) + scalars(in: (stride * Self.columnStride)..<offset)
  }

  private func scalars(in range: Range<Int>) -> Int {
    var count = 0
    for byte in bytes[range] where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }

  @inlinable public subscript(range: SourceRange) -> ArraySlice<UInt8> { bytes[range.start..<range.end] }

  /// The text at a range, as it stands in the file.
  public func text(_ range: SourceRange) -> String { String(decoding: self[range], as: UTF8.self) }
}

extension SourceText {
  /// The range without spaces and tabs at its ends.
  @inlinable public func trimmed(_ range: SourceRange) -> SourceRange {
    var start = range.start
    var end = range.end
    while start < end, ASCII.isBlank(bytes[start]) { start += 1 }
    while end > start, ASCII.isBlank(bytes[end - 1]) { end -= 1 }
    return SourceRange(start, end)
  }
}
