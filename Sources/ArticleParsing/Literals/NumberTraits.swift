import LanguageData
import ParallelText

/// What stands beside a number and is part of its meaning: its unit, its sign, a mark of comparison.
extension InlineScanner {
  /// The unit behind a number, and where it ends: `10 GB`, `64-bit` not, `30秒`, `40 °C`.
  mutating func unit(behind end: Int) -> (UInt64, Int)? {
    let start = behindSpace(end)
    let wordEnd = Letters.endOfWord(content, start)
    if wordEnd > start {
      return Units.unit(of: content[start..<wordEnd]).map { ($0.unit, start + $0.length) }
    }
    guard let length = symbolLength(start) else { return nil }
    // `°C`; `$HOME` is no price.
    let letters = Letters.endOfWord(content, start + length)
    if letters > start + length, let unit = Units.unit(of: content[start..<letters]) { return (unit.unit, letters) }
    if content[start] == UInt8(ascii: "$"), letters > start + length { return nil }
    return Units.unit(of: content[start..<(start + length)]).map { ($0.unit, start + length) }
  }

  /// Behind the space at an index, be it one without break; the index itself if there is none.
  mutating func behindSpace(_ index: Int) -> Int {
    switch (byte(index), byte(index + 1)) {
    case (0x20, _): index + 1
    case (0xC2, 0xA0): index + 2
    case (0xE2, 0x80) where byte(index + 2) == 0xAF: index + 3
    default: index
    }
  }

  /// The currency before a number: `$20`, `€ 5`, `USD 20`.
  mutating func currency(before start: Int) -> UInt64? {
    var end = start
    if byte(end - 1) == 0x20 { end -= 1 }
    var first = end - 1
    while first > 0, content[first] & 0xC0 == 0x80 { first -= 1 }
    guard first >= 0 else { return nil }
    // `%5` and `° 5` are none.
    if symbolLength(first) == end - first, content[first] != UInt8(ascii: "%"), content[end - 1] != 0xB0 {
      return Units.unit(of: content[first..<end])?.unit
    }
    guard lastWord.end == end, lastWord.count == 3, content[lastWord.start..<end].allSatisfy(ASCII.isUpper) else {
      return nil
    }
    return Units.unit(of: content[lastWord.start..<end])?.unit
  }

  /// The length of a sign for a unit or a currency at `index`, nil if none stands there.
  private mutating func symbolLength(_ index: Int) -> Int? {
    switch (byte(index), byte(index + 1), byte(index + 2)) {
    case (UInt8(ascii: "%"), _, _), (UInt8(ascii: "$"), _, _): 1
    // ¢ £ ¤ ¥ °
    case (0xC2, 0xA2...0xA5, _), (0xC2, 0xB0, _): 2
    // ‰, signs of currencies, ℃ ℉, and full-width signs.
    case (0xE2, 0x80, 0xB0), (0xE2, 0x82, 0xA0...0xBF), (0xE2, 0x84, 0x83), (0xE2, 0x84, 0x89), (0xEF, 0xBC, 0x85),
      (0xEF, 0xBC, 0x84), (0xEF, 0xBF, 0xA5), (0xEF, 0xBF, 0xA1):
      3
    // The Arabic per cent sign.
    case (0xD9, 0xAA, _): 2
    default: nil
    }
  }

  // MARK: Marks

  /// The sign and the mark of comparison of a number.
  ///
  /// - Parameter end: Where it ends with its unit.
  mutating func marks(before start: Int, behind end: Int) -> NumberMarks {
    var index = start
    let sign = sign(&index)
    while byte(index - 1) == 0x20 { index -= 1 }
    let comparison = comparison(&index)
    return NumberMarks(
      sign: sign, comparison: comparison, isAlone: comparison == .none && isAlone(before: index, behind: end))
  }

  /// The sign right before `index`, which moves to where that stands.
  private mutating func sign(_ index: inout Int) -> NumberMarks.Sign {
    let isPlus = byte(index - 1) == UInt8(ascii: "+")
    guard let length = isPlus ? 1 : dashLength(before: index) else {
      // Behind a word for it, and behind a dash with spaces, nobody knows.
      let isSpaced = byte(index - 1) == 0x20
      let last = byte(index - 1)
      // `&minus;5`
      if isSpaced ? dashLength(before: index - 1) != nil : last >= 0x80 || last == UInt8(ascii: ";") { return .unclear }
      let isBehindWord = lastWord.end > 0 && index - lastWord.end <= 2 && lastWord.end <= index
      return isBehindWord && NumberSigns.isMinus(content[lastWord.start..<lastWord.end]) ? .unclear : .none
    }
    var before = index - length
    if byte(before - 1) == UInt8(ascii: "\\") { before -= 1 }
    switch byte(before - 1) {
    case 0 where before == 0, 0x0A, UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "|"), UInt8(ascii: "\""),
      UInt8(ascii: "*"), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"):
      break
    case 0x20:
      // `10 -5` and `0 (high) -4 (low)` are ranges.
      var last = before - 1
      while last > 0, byte(last) == 0x20 { last -= 1 }
      if ASCII.isDigit(byte(last)) || byte(last) == UInt8(ascii: ")") || dashLength(before: last + 1) != nil {
        return .unclear
      }
    default: return .unclear
    }
    index = before
    return isPlus ? .plus : .minus
  }

  /// The length of a dash or a minus right before `index`: `-`, `‐` to `―`, `−`, full-width ones.
  private mutating func dashLength(before index: Int) -> Int? {
    if byte(index - 1) == UInt8(ascii: "-") { return 1 }
    switch (byte(index - 3), byte(index - 2), byte(index - 1)) {
    case (0xE2, 0x80, 0x90...0x95), (0xE2, 0x88, 0x92), (0xEF, 0xBC, 0x8D), (0xEF, 0xB9, 0xA3): return 3
    default: return nil
    }
  }

  /// The mark right before `index`, which moves to where that stands.
  private mutating func comparison(_ index: inout Int) -> NumberMarks.Comparison {
    switch byte(index - 1) {
    case UInt8(ascii: "="):
      let before = byte(index - 2)
      if before == UInt8(ascii: "!") || before == UInt8(ascii: "/") { return .none }
      index -= 1
      switch strict(&index) {
      case .more?: return .atLeast
      case .less?: return .atMost
      default: return .equal
      }
    case UInt8(ascii: ">"), UInt8(ascii: "<"), UInt8(ascii: ";"): return strict(&index) ?? .none
    case 0xA4...0xA7 where byte(index - 3) == 0xE2 && byte(index - 2) == 0x89:
      index -= 3
      return byte(index + 2) & 1 == 0 ? .atMost : .atLeast
    case 0xBD, 0xBE:
      guard byte(index - 3) == 0xE2, byte(index - 2) == 0xA9 else { return .none }
      index -= 3
      return byte(index + 2) == 0xBD ? .atMost : .atLeast
    case 0x9C, 0x9E:
      guard byte(index - 3) == 0xEF, byte(index - 2) == 0xBC else { return .none }
      index -= 3
      return byte(index + 2) == 0x9C ? .less : .more
    default: return .none
    }
  }

  /// `<` or `>`, be it as an entity; no arrow, and not the end of a tag.
  private mutating func strict(_ index: inout Int) -> NumberMarks.Comparison? {
    for (mark, comparison) in Self.strictMarks where index >= mark.count {
      let start = index - mark.count
      guard content[start..<index].elementsEqual(mark) else { continue }
      if comparison == .more, byte(start - 1) == UInt8(ascii: "-") || byte(start - 1) == UInt8(ascii: "=") {
        return nil
      }
      if mark.count == 1, comparison == .more, isEndOfTag(start) { return nil }
      index = byte(start - 1) == UInt8(ascii: "\\") ? start - 1 : start
      return comparison
    }
    return nil
  }

  private static let strictMarks: [(mark: [UInt8], NumberMarks.Comparison)] = [
    (Array("<".utf8), .less), (Array(">".utf8), .more), (Array("&lt;".utf8), .less), (Array("&gt;".utf8), .more),
  ]

  private mutating func isEndOfTag(_ end: Int) -> Bool {
    guard
      let start = content[max(0, end - 400)..<end].lastIndex(where: {
        [UInt8(ascii: "<"), UInt8(ascii: ">")].contains($0)
      }),
      content[start] == UInt8(ascii: "<")
    else { return false }
    return ASCII.isLetter(byte(start + 1)) || byte(start + 1) == UInt8(ascii: "/")
  }

  /// Whether a block or a cell of a table holds nothing but a number.
  private mutating func isAlone(before start: Int, behind end: Int) -> Bool {
    func isFree(_ byte: UInt8) -> Bool { byte == 0x20 || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "`") }
    var first = start
    while first > 0, isFree(content[first - 1]) { first -= 1 }
    // The cells of a row stand in lines of their own.
    guard first == 0 || content[first - 1] == 0x0A else { return false }
    var last = end
    while last < content.count, isFree(content[last]) { last += 1 }
    return last == content.count || content[last] == 0x0A
  }
}
