import LanguageData
import ParallelText

/// Numbers, by value: digits of any script, separators of any locale.
extension InlineScanner {
  enum Separator: Equatable {
    case dot, comma, space
  }

  /// Digits without a separator between them.
  struct Group {
    var range: Range<Int>
    /// How many digits; those of some scripts take several bytes.
    var count: Int
  }

  /// The number at `start`, and where scanning goes on. A run of letters and digits that is no number counts as a
  /// word.
  mutating func number(_ start: Int) -> Int {
    if content[start] == UInt8(ascii: "0"), byte(start + 1) | 0x20 == UInt8(ascii: "x"),
      ASCII.isHexDigit(byte(start + 2))
    {
      return hexadecimal(start)
    }
    if ASCII.isHexDigit(content[start]), let end = guid(start) { return end }
    if let end = numericDate(start) { return end }

    let first = group(at: start)
    var index = first.range.upperBound
    // Most numbers have one group of digits, for which no array is made.
    guard separator(at: index) != nil else { return number(start, end: index, [], first, []) }
    var groups = [first]
    var separators: [Separator] = []
    while let (separator, next) = separator(at: index) {
      let group = group(at: next)
      let end = group.range.upperBound
      if separator == .space {
        // Groups of thousands only, and only behind a first group of at most three.
        // Those before it are spaces too if the last one is: behind another one none is taken.
        guard group.count == 3, groups[0].count <= 3, separators.last ?? .space == .space,
          !ASCII.isWord(byte(end)) || byte(end) >= 0x80
        else { break }
      }
      if separator == .comma, byte(start - 1) == UInt8(ascii: ","), ASCII.isDigit(byte(start - 2)) { break }
      if separator == .comma, !separators.isEmpty, group.count != 3 || separators.last != .comma {
        // A decimal comma behind groups of thousands; anything else is a list.
        let isGrouped =
          separators.allSatisfy { $0 == separators[0] && $0 != .comma } && groups[1...].allSatisfy { $0.count == 3 }
        if isGrouped {
          groups.append(group)
          separators.append(separator)
          index = end
        } else if separators.allSatisfy({ $0 == .comma }) {
          separators.append(.comma)
          groups.append(group)
        }
        break
      }
      groups.append(group)
      separators.append(separator)
      index = end
    }
    // `1,2,3` is a list of three numbers.
    if separators.count > 1, separators.allSatisfy({ $0 == .comma }), groups[1...].contains(where: { $0.count != 3 }) {
      index = first.range.upperBound
      groups = [first]
      separators = []
    }
    return number(start, end: index, separators, first, groups.dropFirst())
  }

  /// Adds a number of these groups, unless it is part of something else; returns where that ends.
  private mutating func number(
    _ start: Int, end index: Int, _ separators: [Separator], _ first: Group, _ others: ArraySlice<Group>
  ) -> Int {
    if separators.isEmpty, let (fraction, end) = fraction(behind: index) {
      emit(.number, start, end, key: key(first, fraction: fraction))
      return end
    }

    // Letters right behind: a unit, an ordinal's ending, or an identifier such as `3a7f`.
    var suffix = index
    var isIdentifier = false
    while suffix < content.count, ASCII.isIdentifier(content[suffix]) {
      if ASCII.isDigit(content[suffix]) || content[suffix] == UInt8(ascii: "_") { isIdentifier = true }
      suffix += 1
    }
    let before = byte(start - 1)
    if isIdentifier || before == UInt8(ascii: "_") {
      addWord(start, suffix)
      return suffix
    }
    var (kind, key, alternative) = classify(first, others, separators, start, index)
    let unit = kind == .number || kind == .version && separators.count < 2 ? unit(behind: index) : nil
    // `Windows 8.1` is a version, `Disk 8.5 GB` is not.
    if unit != nil { kind = .number }
    emit(kind, start, index, key: key, alternative: alternative ?? myriads(first, others, separators, behind: index))
    if let (unit, end) = unit { setUnit(unit, length: end - index) }
    numberEnd = kind == .number ? index : -1_000
    if kind == .port { portEnd = index }
    return index
  }

  /// The unit behind a number, and where it ends: `10 GB`, `64-bit` not, `30秒`.
  private func unit(behind end: Int) -> (UInt8, Int)? {
    var start = end
    switch (byte(start), byte(start + 1)) {
    case (0x20, _): start += 1
    case (0xC2, 0xA0): start += 2
    case (0xE2, 0x80) where byte(start + 2) == 0xAF: start += 3
    default: break
    }
    if byte(start) == UInt8(ascii: "%") { return Units.unit(of: content[start...start]).map { ($0.unit, start + 1) } }
    let wordEnd = Letters.endOfWord(content, start)
    guard wordEnd > start, let (unit, length) = Units.unit(of: content[start..<wordEnd]) else { return nil }
    return (unit, start + length)
  }

  /// The value with the power of ten that stands behind it in East Asian text: `10 万` is 100,000.
  private func myriads(
    _ first: Group, _ others: ArraySlice<Group>, _ separators: [Separator], behind end: Int
  ) -> UInt64? {
    var index = end
    if byte(index) == 0x20 { index += 1 }
    guard index + 2 < content.count, content[index] >= 0xE4 else { return nil }
    let zeros: Int
    switch (content[index], content[index + 1], content[index + 2]) {
    case (0xE4, 0xB8, 0x87), (0xE8, 0x90, 0xAC), (0xEB, 0xA7, 0x8C): zeros = 4  // 万 萬 만
    case (0xE4, 0xBA, 0xBF), (0xE5, 0x84, 0x84), (0xEC, 0x96, 0xB5): zeros = 8  // 亿 億 억
    case (0xE5, 0x8D, 0x83), (0xEC, 0xB2, 0x9C): zeros = 3  // 千 천
    default: return nil
    }
    let decimals = separators == [.dot] ? others.first?.count ?? 0 : 0
    guard zeros >= decimals else { return nil }
    return key(first, others, zeros: zeros - decimals)
  }

  /// The decimals of a fraction behind a whole number, and where it ends: `5-1/4`, `5 1/4`, `5¼`.
  private func fraction(behind end: Int) -> ([UInt8], Int)? {
    func decimals(_ numerator: Int, _ denominator: Int) -> [UInt8]? {
      guard [2, 4, 8].contains(denominator), (1..<denominator).contains(numerator) else { return nil }
      let thousandths = Array(String(1_000 * numerator / denominator).utf8)
      return Array(
        (([UInt8](repeating: 0x30, count: 3 - thousandths.count) + thousandths).reversed().drop { $0 == 0x30 }
          .reversed()))
    }
    switch (byte(end), byte(end + 1)) {
    case (0xC2, 0xBC): return (decimals(1, 4)!, end + 2)
    case (0xC2, 0xBD): return (decimals(1, 2)!, end + 2)
    case (0xC2, 0xBE): return (decimals(3, 4)!, end + 2)
    case (0x20, _), (UInt8(ascii: "-"), _):
      guard ASCII.isDigit(byte(end + 1)), byte(end + 2) == UInt8(ascii: "/"), ASCII.isDigit(byte(end + 3)),
        !ASCII.isWord(byte(end + 4)), byte(end + 4) != UInt8(ascii: "/"), byte(end + 4) != UInt8(ascii: "-")
      else { return nil }
      return decimals(Int(byte(end + 1)) - 0x30, Int(byte(end + 3)) - 0x30).map { ($0, end + 4) }
    default: return nil
    }
  }
}
