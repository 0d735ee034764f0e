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
    var groups: [Group] = []
    var separators: [Separator] = []
    groups.reserveCapacity(4)
    separators.reserveCapacity(4)
    groups.append(first)
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
      // Indian languages group by two: `12,50,000`, `1,50,00,000`.
      let isIndian =
        separator == .comma && group.count == 2 && first.count <= 2 && !separators.isEmpty
        && separators.allSatisfy { $0 == .comma } && groups[1...].allSatisfy { $0.count == 2 }
      if separator == .comma, !separators.isEmpty, !isIndian, group.count != 3 || separators.last != .comma {
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
    if separators.count > 1, separators.allSatisfy({ $0 == .comma }), groups[1...].contains(where: { $0.count != 3 }),
      !Self.isIndian(groups)
    {
      index = first.range.upperBound
      groups = [first]
      separators = []
    }
    return number(start, end: index, separators, first, groups.dropFirst())
  }

  /// Whether groups are of two digits, but for the first, which may have one, and the last of three.
  static func isIndian(_ groups: [Group]) -> Bool {
    groups.count > 2 && groups[0].count <= 2 && groups.last!.count == 3
      && groups[1...].dropLast().allSatisfy { $0.count == 2 }
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
    var end = index
    var unit: (unit: UInt64, end: Int)?
    if kind == .number || kind == .version && separators.count < 2 {
      unit = self.unit(behind: index)
      if let scaled = scaled(first, others, separators, behind: index),
        // `兆字节` is a unit, `mil` may be miles or a thousand, and `mil milhões` are no miles.
        scaled.end > unit?.end ?? 0 || scaled.end == unit?.end && scaled.alternative != nil
      {
        (kind, key, alternative, end) = (.number, scaled.key, scaled.alternative, scaled.end)
        unit = self.unit(behind: end)
      }
      unit = unit ?? currency(before: start).map { ($0, end) }
      // `Windows 8.1` is a version, `Disk 8.5 GB` is not.
      if unit != nil { kind = .number }
    }
    var literal = Literal(kind: kind, range: lines.range(start, end), key: key, alternative: alternative)
    if let unit, unit.end - end < 256 { (literal.unit, literal.unitLength) = (unit.unit, UInt8(unit.end - end)) }
    if kind == .number || kind == .version { literal.marks = marks(before: start, behind: unit?.end ?? end) }
    emit(literal)
    numberEnd = kind == .number ? end : -1_000
    if kind == .port { portEnd = end }
    return end
  }

  /// A fraction that stands by itself, and where scanning goes on: `½`; nil if no such character stands at `start`.
  mutating func fractionCharacter(_ start: Int) -> Int? {
    guard let (decimals, length) = Self.fraction(content, start) else { return nil }
    emit(.number, start, start + length, key: key(Group(range: start..<start, count: 0), fraction: decimals))
    return start + length
  }

  /// The decimals of a fraction behind a whole number, and where it ends: `5-1/4`, `5 1/4`, `5¼`.
  private mutating func fraction(behind end: Int) -> ([UInt8], Int)? {
    switch byte(end) {
    case 0xC2, 0xE2: return Self.fraction(content, end).map { ($0.decimals, end + $0.length) }
    case 0x20, UInt8(ascii: "-"):
      guard ASCII.isDigit(byte(end + 1)), byte(end + 2) == UInt8(ascii: "/"), ASCII.isDigit(byte(end + 3)),
        !ASCII.isWord(byte(end + 4)), byte(end + 4) != UInt8(ascii: "/"), byte(end + 4) != UInt8(ascii: "-")
      else { return nil }
      let (numerator, denominator) = (Int(byte(end + 1)) - 0x30, Int(byte(end + 3)) - 0x30)
      guard [2, 4, 8].contains(denominator), (1..<denominator).contains(numerator) else { return nil }
      return (Self.decimals(numerator, denominator), end + 4)
    default: return nil
    }
  }

  /// The decimals of a fraction's character: `½` to `¾` of Latin-1, `⅐` to `⅞` of the number forms (Unicode 2.0).
  private static func fraction(_ bytes: ByteView, _ index: Int) -> (decimals: [UInt8], length: Int)? {
    func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }
    switch (byte(index), byte(index + 1), byte(index + 2)) {
    case (0xC2, 0xBC, _): return (decimals(1, 4), 2)
    case (0xC2, 0xBD, _): return (decimals(1, 2), 2)
    case (0xC2, 0xBE, _): return (decimals(3, 4), 2)
    case (0xE2, 0x85, let last) where (0x90...0x9E).contains(last):
      let (numerator, denominator) = numberForms[Int(last) - 0x90]
      return (decimals(numerator, denominator), 3)
    default: return nil
    }
  }

  private static let numberForms = [
    (1, 7), (1, 9), (1, 10), (1, 3), (2, 3), (1, 5), (2, 5), (3, 5), (4, 5), (1, 6), (5, 6), (1, 8), (3, 8), (5, 8),
    (7, 8),
  ]

  /// In ASCII, at most three of them, without zeros at the end.
  private static func decimals(_ numerator: Int, _ denominator: Int) -> [UInt8] {
    let thousandths = Array(String(1_000 * numerator / denominator).utf8)
    let decimals = [UInt8](repeating: 0x30, count: 3 - thousandths.count) + thousandths
    return Array(decimals.reversed().drop { $0 == 0x30 }.reversed())
  }
}
