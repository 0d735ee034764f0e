import ParallelText

/// Letters and digits of all scripts in UTF-8, told apart by their blocks.
enum Letters {
  /// How much text the bytes are, in letters of an alphabet: a character of Han, kana or Hangul says as much as three of
  /// them. So the lengths of translations compare, whatever names in Latin letters stand in them.
  static func textLength(_ bytes: ByteView) -> Int {
    let bytes = bytes.buffer
    var index = 0
    while index &+ 8 <= bytes.count, EightBytes(bytes, at: index).isASCII { index &+= 8 }
    var length = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte & 0xC0 != 0x80 { length &+= byte >= 0xE3 && byte <= 0xED ? 3 : 1 }
      index &+= 1
    }
    return length
  }

  /// The end of the word at `start`: letters and digits of Latin, or letters of other scripts, but not of both, so
  /// that a product's name stands alone in Japanese or Arabic text. `start` itself if no letter stands there.
  static func endOfWord(_ bytes: ByteView, _ start: Int) -> Int {
    var index = start
    let count = bytes.count
    guard start < count else { return start }
    let isLatin = isLatinAt(bytes, start)
    while index < count {
      let byte = bytes[index]
      if byte < 0x80 {
        guard isLatin, ASCII.isIdentifier(byte) else { return index }
        index += 1
        continue
      }
      guard isLatinAt(bytes, index) == isLatin else { return index }
      guard let length = letterLength(bytes, index) else { return index }
      if byte >= 0xE0, digit(bytes, index) != nil { return index }
      index += length
    }
    return index
  }

  /// Whether an ASCII letter, a Latin letter beyond ASCII or a digit stands at `index`.
  private static func isLatinAt(_ bytes: ByteView, _ index: Int) -> Bool {
    let byte = bytes[index]
    return byte < 0x80 || (0xC3...0xC9).contains(byte) || byte == 0xCA
      || (byte == 0xE1 && index + 1 < bytes.count && (0xB8...0xBB).contains(bytes[index + 1]))
  }

  /// The length of the letter or mark at `index` in bytes, nil if the scalar is none. Judged by block, which is
  /// enough to tell words from punctuation.
  private static func letterLength(_ bytes: ByteView, _ index: Int) -> Int? {
    let lead = bytes[index]
    let second = index + 1 < bytes.count ? bytes[index + 1] : 0
    switch lead {
    case 0xC2: return second == 0xAA || second == 0xB5 || second == 0xBA ? 2 : nil
    case 0xC3: return second == 0x97 || second == 0xB7 ? nil : 2
    // The Arabic comma, semicolon and question mark.
    case 0xD8: return second == 0x8C || second == 0x9B || second == 0x9F ? nil : 2
    case 0xD9: return (0xA0...0xAD).contains(second) ? nil : 2  // Arabic-Indic digits and separators
    case 0xC4...0xDF: return 2
    case 0xE2, 0xEF: return lead == 0xEF && (0xBD...0xBE).contains(second) ? 3 : nil
    case 0xE3:
      let third = index + 2 < bytes.count ? bytes[index + 2] : 0
      if second == 0x80 { return third == 0x85 || third == 0x86 || third == 0x87 ? 3 : nil }
      if second == 0x83, third == 0xBB { return nil }
      return 3
    case 0xE0...0xED: return 3
    case 0xF0: return second >= 0xA0 ? 4 : nil
    default: return nil
    }
  }

  /// The value and length of the decimal digit at `index`, of any script that support articles are written in.
  static func digit(_ bytes: ByteView, _ index: Int) -> (value: UInt8, length: Int)? {
    guard index < bytes.count else { return nil }
    let lead = bytes[index]
    if ASCII.isDigit(lead) { return (lead - 0x30, 1) }
    guard lead >= 0xD9, index + 1 < bytes.count else { return nil }
    let second = bytes[index + 1]
    if lead == 0xD9 { return (0xA0...0xA9).contains(second) ? (second - 0xA0, 2) : nil }
    if lead == 0xDB { return (0xB0...0xB9).contains(second) ? (second - 0xB0, 2) : nil }
    guard index + 2 < bytes.count else { return nil }
    let third = bytes[index + 2]
    switch (lead, second) {
    case (0xE0, 0xA5), (0xE0, 0xA7), (0xE0, 0xA9), (0xE0, 0xAB), (0xE0, 0xAD), (0xE0, 0xAF), (0xE0, 0xB1), (0xE0, 0xB3),
      (0xE0, 0xB5):
      return (0xA6...0xAF).contains(third) ? (third - 0xA6, 3) : nil
    case (0xE0, 0xB9): return (0x90...0x99).contains(third) ? (third - 0x90, 3) : nil
    case (0xE0, 0xBB): return (0x90...0x99).contains(third) ? (third - 0x90, 3) : nil
    case (0xE1, 0x9F): return (0xA0...0xA9).contains(third) ? (third - 0xA0, 3) : nil
    case (0xE1, 0x81): return (0x80...0x89).contains(third) ? (third - 0x80, 3) : nil
    case (0xEF, 0xBC): return (0x90...0x99).contains(third) ? (third - 0x90, 3) : nil
    default: return nil
    }
  }
}
