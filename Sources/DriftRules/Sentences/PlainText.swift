import ParallelText

/// Text in UTF-16 for ICU, without brackets and targets of links; code is a capital. No sentence ends in the text of a link: what stands
/// there is a name or a title.
struct PlainText {
  let units: [UInt16]
  /// For each unit where its byte stands, and behind the last one the end.
  let starts: [Int32]

  /// - Parameter bytes: Of `VisibleProse`.
  init(_ bytes: [UInt8]) {
    var starts: [Int32] = []
    // No character takes more units than bytes.
    units = [UInt16](unsafeUninitializedCapacity: bytes.count) { units, count in
      starts = [Int32](unsafeUninitializedCapacity: bytes.count + 1) { starts, countOfStarts in
        count = Self.read(bytes, units, starts)
        starts[count] = Int32(bytes.count)
        countOfStarts = count + 1
      }
    }
    self.starts = starts
  }

  /// - Returns: How many units there are.
  private static func read(
    _ bytes: [UInt8], _ units: UnsafeMutableBufferPointer<UInt16>, _ starts: UnsafeMutableBufferPointer<Int32>
  ) -> Int {
    var count = 0
    // Where the text of the link ends that was begun last; behind it its target.
    var endOfText = 0
    func append(_ unit: UInt16, _ place: Int) {
      units[count] = unit
      starts[count] = Int32(truncatingIfNeeded: place)
      count &+= 1
    }
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      // Most are letters of one byte or two, and spaces.
      if ASCII.isLetter(byte) || byte == 0x20 {
        append(UInt16(byte), index)
        index &+= 1
        continue
      }
      if byte >= 0x80, byte < 0xE0, index + 1 < bytes.count {
        append(UInt16(byte & 0x1F) << 6 | UInt16(bytes[index + 1] & 0x3F), index)
        index &+= 2
        continue
      }
      if byte < 0x80 {
        switch byte {
        case UInt8(ascii: "["):
          if let end = endOfLinkText(bytes, index) { endOfText = end }
        case UInt8(ascii: "]"):
          if index == endOfText {
            let end = bytes[index...].prefix(200).firstIndex(of: UInt8(ascii: ")")) ?? index + 2
            index = end + 1
            continue
          }
        case 0: append(UInt16(UInt8(ascii: "X")), index)
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
          // One between a space or a bracket and a letter begins a name: `.Values`.
          let next = index + 1 < bytes.count ? bytes[index + 1] : 0x20
          let last = count > 0 ? units[count - 1] : 0
          let begins =
            (last == 0x20 || last == UInt16(UInt8(ascii: "("))) && ASCII.isWord(next)
          if byte == UInt8(ascii: "."), endsUncased(last, bytes, index) {
            append(0x3002, index)
          } else {
            append(UInt16(index < endOfText || begins ? UInt8(ascii: "x") : byte), index)
          }
        default: append(UInt16(byte), index)
        }
        index += 1
        continue
      }
      let end = min(bytes.count, index + (byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4))
      var scalar = UInt32(byte) & (byte < 0xE0 ? 0x1F : byte < 0xF0 ? 0x0F : 0x07)
      for next in (index + 1)..<max(end, index + 1) { scalar = scalar << 6 | UInt32(bytes[next] & 0x3F) }
      if scalar < 0x1_0000 {
        append(UInt16(scalar), index)
      } else {
        append(UInt16(truncatingIfNeeded: 0xD800 + (scalar - 0x1_0000) >> 10), index)
        append(UInt16(truncatingIfNeeded: 0xDC00 + (scalar - 0x1_0000) & 0x3FF), index)
      }
      index = end
    }
    return count
  }

  /// Whether a full stop stands behind a letter of a script without capitals and before a small letter of ASCII, as in
  /// `사용한다. kubectl`: there it ends a sentence all the same.
  private static func endsUncased(_ last: UInt16, _ bytes: [UInt8], _ index: Int) -> Bool {
    guard uncased.contains(where: { $0.contains(last) }), index + 1 < bytes.count,
      bytes[index + 1] == 0x20
    else { return false }
    let marks: [UInt8] = [0x20, UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "\"")]
    return bytes[(index + 1)...].first { !marks.contains($0) }.map(ASCII.isLower) ?? false
  }

  /// From Hebrew to Burmese, from Hangul to Mongolian, kana and Han, and the syllables of Hangul.
  private static let uncased: [ClosedRange<UInt16>] = [
    0x0590...0x109F, 0x1100...0x139F, 0x1400...0x1C7F, 0x3040...0xA63F, 0xAC00...0xD7AF,
  ]

  /// The bracket that ends the text of a link which begins at an index; nil if no target follows.
  private static func endOfLinkText(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard let end = bytes[start...].prefix(400).firstIndex(of: UInt8(ascii: "]")), end + 2 < bytes.count,
      bytes[end + 1] == UInt8(ascii: "("), bytes[end + 2] == 0
    else { return nil }
    return end
  }
}
