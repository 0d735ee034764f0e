import ParallelText

/// The text of one block, to look for a name in that may stand there in another dress.
struct BlockText {
  /// The lines, joined by a space.
  let bytes: [UInt8]
  private let lines: [(start: Int, range: SourceRange)]

  init(_ article: Article, _ block: Int) {
    var bytes: [UInt8] = []
    var lines: [(Int, SourceRange)] = []
    for line in article.lines[article.blocks[block].lineIndexes] {
      if !bytes.isEmpty { bytes.append(0x20) }
      lines.append((bytes.count, line))
      bytes += article.source[line]
    }
    self.bytes = bytes
    self.lines = lines
  }

  /// Where a part of the text stands in the file; it is of one line.
  func range(_ part: Range<Int>) -> SourceRange {
    let line = lines.last { $0.start <= part.lowerBound } ?? (0, .empty(at: 0))
    let shift = line.range.start - line.start
    return SourceRange(part.lowerBound + shift, min(part.upperBound + shift, line.range.end))
  }

  /// Where a name stands as a whole, be it with spaces, other marks or none between its parts, in another letter case or in the
  /// plural: `System. Management`, `e-Mail`, `PRs`.
  ///
  /// - Parameter isEndingFree: Whether up to three small letters may follow, as of a case.
  /// - Complexity: O(length) for most texts.
  func place(of name: ArraySlice<UInt8>, isEndingFree: Bool = false) -> Range<Int>? {
    var letters: [UInt8] = []
    letters.reserveCapacity(name.count)
    for byte in name where ASCII.isLetterOrDigit(byte) || byte >= 0x80 { letters.append(ASCII.lowercased(byte)) }
    if let place = place(ofLetters: letters, isEndingFree) { return place }
    // `ConfigMap` is there for `ConfigMaps`.
    guard letters.count > 3, letters.last == UInt8(ascii: "s") else { return nil }
    letters.removeLast()
    return place(ofLetters: letters, isEndingFree)
  }

  private func place(ofLetters letters: [UInt8], _ isEndingFree: Bool) -> Range<Int>? {
    guard let first = letters.first else { return nil }
    let capital = ASCII.isLower(first) ? first & ~0x20 : first
    var start = 0
    while let next = index(of: first, or: capital, from: start) {
      start = next + 1
      if next > 0, first < 0x80, ASCII.isLetterOrDigit(bytes[next - 1]) { continue }
      if let end = end(of: letters, from: next), isEnd(end, isEndingFree) { return next..<end }
    }
    return nil
  }

  /// Where one of two bytes stands first, from an index on.
  private func index(of first: UInt8, or second: UInt8, from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index &+ 16 <= bytes.count {
        let sixteen = SixteenBytes(bytes, at: index)
        var found = SixteenBytes.Places(sixteen.are(first) .| sixteen.are(second))
        if let place = found.next() { return index &+ place }
        index &+= 16
      }
      while index < bytes.count, bytes[index] != first, bytes[index] != second { index &+= 1 }
      return index < bytes.count ? index : nil
    }
  }

  private func end(of letters: [UInt8], from start: Int) -> Int? {
    var index = start
    for letter in letters {
      var marks = 0
      while index < bytes.count, ASCII.lowercased(bytes[index]) != letter {
        guard index > start, marks < 8, let length = markLength(index) else { return nil }
        index += length
        marks += 1
      }
      if index == bytes.count { return nil }
      index += 1
    }
    return index
  }

  /// What may stand between the parts of a name: spaces, punctuation, marks of emphasis.
  private func markLength(_ index: Int) -> Int? {
    if bytes[index] == 0x20 || ASCII.isPunctuation(bytes[index]) { return 1 }
    let second = index + 1 < bytes.count ? bytes[index + 1] : 0
    if bytes[index] == 0xC2, second == 0xA0 { return 2 }
    return bytes[index] == 0xE2 && second == 0x80 ? 3 : nil
  }

  private func isEnd(_ end: Int, _ isEndingFree: Bool) -> Bool {
    var next = end
    if next < bytes.count, bytes[next] | 0x20 == UInt8(ascii: "s") { next += 1 }
    if next == bytes.count || !ASCII.isLetterOrDigit(bytes[next])
      || !(end == bytes.count || ASCII.isLetterOrDigit(bytes[end]))
    {
      return true
    }
    if !isEndingFree { return false }
    next = end
    while next < bytes.count, ASCII.isLower(bytes[next]) { next += 1 }
    return next - end <= 3 && (next == bytes.count || !ASCII.isLetterOrDigit(bytes[next]))
  }

  /// The runs that are not of ASCII alone, of letters, digits and what joins them in names and paths.
  var foreignTokens: [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < bytes.count {
      let start = index
      var isForeign = false
      while index < bytes.count {
        if bytes[index] >= 0x80 {
          guard let length = letterLength(index) else { break }
          isForeign = true
          index += length
        } else if ASCII.isIdentifier(bytes[index]) || Self.isJoint(bytes[index]) {
          index += 1
        } else {
          break
        }
      }
      if isForeign { found.append(trimmed(start..<index)) }
      if index == start { index += bytes[index] < 0x80 ? 1 : scalarLength(index) }
    }
    return found
  }

  private func trimmed(_ token: Range<Int>) -> Range<Int> {
    var (start, end) = (token.lowerBound, token.upperBound)
    while start < end, Self.isMark(bytes[start]) { start += 1 }
    while end > start, Self.isMark(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// What joins the parts of names and paths.
  private static func isJoint(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "@"), UInt8(ascii: "$"), UInt8(ascii: "%"): true
    default: isMark(byte)
    }
  }

  /// Those of them that no name begins or ends with.
  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "_"): true
    default: false
    }
  }

  private func scalarLength(_ index: Int) -> Int {
    let length = bytes[index] >= 0xF0 ? 4 : bytes[index] >= 0xE0 ? 3 : bytes[index] >= 0xC0 ? 2 : 1
    return min(length, bytes.count - index)
  }

  /// Nil of the punctuation of Latin-1, of general punctuation and of East Asia.
  private func letterLength(_ index: Int) -> Int? {
    let second = index + 1 < bytes.count ? bytes[index + 1] : 0
    switch (bytes[index], second) {
    case (0xC2, _), (0xE2, 0x80...0x8B), (0xE3, 0x80), (0xEF, 0xBC...0xBD), (0x80..<0xC2, _): return nil
    default: return scalarLength(index)
    }
  }
}
