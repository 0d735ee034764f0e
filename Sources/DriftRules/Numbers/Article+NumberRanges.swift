import ParallelText

extension Article {
  /// Where a number stands, with its unit, its sign and its mark of comparison if those are what differs.
  func range(ofNumber literal: Int, in block: Int, withTraits: Bool) -> SourceRange {
    let number = literals[literal]
    guard withTraits, let line = lines[blocks[block].lineIndexes].first(where: { $0.contains(number.range) }) else {
      return number.range
    }
    let before = source[SourceRange(line.start, number.range.start)]
    var start = before.endIndex
    while let length = Self.lengthOfMark(before[..<start]) { start -= length }
    while start < before.endIndex, before[start] == 0x20 { start += 1 }
    return SourceRange(number.range.start - (before.endIndex - start), number.range.end + Int(number.unitLength))
  }

  /// The length of what ends a text and is a sign, a mark of comparison, a currency, or a space among them.
  private static func lengthOfMark(_ text: ArraySlice<UInt8>) -> Int? {
    guard let last = text.last else { return nil }
    if " <>=+-$".utf8.contains(last) { return 1 }
    if last & 0xC0 != 0x80 { return nil }
    let tail = Array(text.suffix(3))
    if tail.count > 1, tail[tail.count - 2] == 0xC2 { return (0xA2...0xA5).contains(last) ? 2 : nil }
    guard tail.count == 3 else { return nil }
    switch (tail[0], tail[1]) {
    case (0xE2, 0x80): return (0x90...0x95).contains(last) ? 3 : nil
    case (0xE2, 0x82), (0xE2, 0x88), (0xE2, 0x89), (0xE2, 0xA9), (0xEF, 0xBC), (0xEF, 0xBF): return 3
    default: return nil
    }
  }
}
