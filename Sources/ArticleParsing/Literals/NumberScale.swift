import LanguageData
import ParallelText

/// Numbers with words for powers of ten behind them: `2.5 million`, `250 万`, `3億5000万`, `12 लाख`.
extension InlineScanner {
  struct Scaled {
    var key: UInt64
    /// Of a word that may mean two powers of ten, or none.
    var alternative: UInt64?
    var end: Int
  }

  /// The value of a number together with what stands behind it, nil if that is no power of ten.
  mutating func scaled(
    _ first: Group, _ others: ArraySlice<Group>, _ separators: [Separator], behind end: Int
  ) -> Scaled? {
    guard let scale = scales(behind: end), let digits = digits(first, others) else { return nil }
    let readings = decimals(first, others, separators)
    guard var value = Self.value(digits, readings.first, scale.zeros) else { return nil }
    var other = scale.otherZeros.flatMap { Self.value(digits, readings.first, $0) }
    if other == nil, let second = readings.second { other = Self.value(digits, second, scale.zeros) }
    scalePrevious(before: first.range.lowerBound, scale.zeros)
    var behind = scale.end
    if scale.otherZeros == nil { add(&value, below: scale.zeros, &behind, isEastAsian: scale.isEastAsian) }
    return Scaled(
      key: Literal.key(ofNumber: value), alternative: other.map(Literal.key(ofNumber:)), end: behind)
  }

  /// The rest of a number that is written by powers: `3億5000万`, `1万 2500`, `2 crore 50 lakh`.
  private mutating func add(_ value: inout Int, below zeros: Int, _ end: inout Int, isEastAsian: Bool) {
    var zeros = zeros
    while true {
      let space = byte(end) == 0x20 ? 1 : 0
      guard Letters.digit(content, end + space) != nil else { return }
      let first = group(at: end + space)
      var groups: [Group] = []
      var index = first.range.upperBound
      while let (separator, next) = separator(at: index), separator == .comma, group(at: next).count == 3 {
        groups.append(group(at: next))
        index = groups.last!.range.upperBound
      }
      let count = groups.reduce(first.count) { $0 + $1.count }
      guard let digits = digits(first, groups[...]) else { return }
      if let scale = scales(behind: index), scale.otherZeros == nil, scale.zeros < zeros,
        let part = Self.value(digits, 0, scale.zeros), part < Self.power(zeros)
      {
        value += part
        zeros = scale.zeros
        end = scale.end
        continue
      }
      // Behind a space only as many digits as there are zeros belong to it: `1万 2024年` is two numbers in the end.
      guard isEastAsian, digits < Self.power(zeros), space == 0 || count == zeros,
        !ASCII.isLetter(byte(index)),
        separator(at: index) == nil
      else { return }
      value += digits
      end = index
      return
    }
  }

  /// In a range the word belongs to both ends: `500–600 thousand`.
  private mutating func scalePrevious(before start: Int, _ zeros: Int) {
    guard numberEnd > 0, (1...12).contains(start - numberEnd), let last = found.last, last.kind == .number,
      last.key == last.alternative,
      content[numberEnd..<start].allSatisfy({
        !ASCII.isDigit($0) && $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: ",") && $0 != 0x0A
      })
    else { return }
    var first = numberEnd
    while first > 0, ASCII.isDigit(content[first - 1]) { first -= 1 }
    var group = group(at: first)
    var decimals: ArraySlice<Group> = []
    if first > 1, byte(first - 1) == UInt8(ascii: ".") || byte(first - 1) == UInt8(ascii: ","),
      ASCII.isDigit(byte(first - 2))
    {
      decimals = [group]
      first -= 1
      while first > 0, ASCII.isDigit(content[first - 1]) { first -= 1 }
      group = self.group(at: first)
    }
    guard group.count > 0, let digits = digits(group, decimals),
      let value = Self.value(digits, decimals.first?.count ?? 0, zeros)
    else { return }
    found[found.count - 1].alternative = Literal.key(ofNumber: value)
  }

  private typealias Scales = (zeros: Int, otherZeros: Int?, end: Int, isEastAsian: Bool)

  /// The powers of ten behind a number, several multiplied: `千万`, `mil millones`.
  private mutating func scales(behind end: Int) -> Scales? {
    var scales: Scales?
    var index = end
    while true {
      var start = behindSpace(index)
      if scales == nil, start == index, byte(start) == UInt8(ascii: "-") { start += 1 }
      // Romanian counts from twenty with `de`.
      if scales == nil, start > index, byte(start) == UInt8(ascii: "d"), byte(start + 1) == UInt8(ascii: "e"),
        byte(start + 2) == 0x20
      {
        start += 3
      }
      let wordEnd = Letters.endOfWord(content, start)
      guard wordEnd > start, let scale = NumberScales.scale(of: content[start..<wordEnd]) else { return scales }
      index = start + scale.length
      if let before = scales {
        // A thousand of something, as in `mil millones`: then it is one without doubt.
        let zeros = before.otherZeros ?? before.zeros
        scales = (zeros + scale.zeros, nil, index, before.isEastAsian)
      } else {
        scales = (scale.zeros, scale.otherZeros, index, content[start] >= 0xE3)
      }
    }
  }

  /// All digits of a number as one, nil if they are too many.
  private mutating func digits(_ first: Group, _ others: ArraySlice<Group>) -> Int? {
    guard others.reduce(first.count, { $0 + $1.count }) <= 15 else { return nil }
    var value = 0
    forEachDigit(of: first) { value = value * 10 + Int($0 - 0x30) }
    for group in others { forEachDigit(of: group) { value = value * 10 + Int($0 - 0x30) } }
    return value
  }

  /// How many of the digits are decimals, by the one reading and by the other.
  private mutating func decimals(
    _ first: Group, _ others: ArraySlice<Group>, _ separators: [Separator]
  ) -> (first: Int, second: Int?) {
    guard let last = others.last, let separator = separators.last, separator != .space else { return (0, nil) }
    if separators.count == 1 { return last.count == 3 && first.count <= 3 ? (0, 3) : (last.count, nil) }
    return (separators.allSatisfy { $0 == separator } ? 0 : last.count, nil)
  }

  private static func value(_ digits: Int, _ decimals: Int, _ zeros: Int) -> Int? {
    if zeros < decimals {
      let power = power(decimals - zeros)
      return digits % power == 0 ? digits / power : nil
    }
    let (value, overflow) = digits.multipliedReportingOverflow(by: power(zeros - decimals))
    return overflow ? nil : value
  }

  private static func power(_ zeros: Int) -> Int { (0..<min(zeros, 18)).reduce(1) { value, _ in value * 10 } }
}
