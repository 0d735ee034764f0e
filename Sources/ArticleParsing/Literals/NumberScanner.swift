import LanguageData
import ParallelText

/// Numbers, by value: digits of any script, separators of any locale.
extension InlineScanner {
  private enum Separator: Equatable {
    case dot, comma, space
  }

  /// Digits without a separator between them.
  private struct Group {
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

  private func group(at start: Int) -> Group {
    var index = start
    var count = 0
    while let (_, length) = Letters.digit(content, index) {
      count += 1
      index += length
    }
    return Group(range: start..<index, count: count)
  }

  /// The digits of a group in ASCII, one after the other.
  @inline(__always)
  private func forEachDigit(of group: Group, _ body: (UInt8) -> Void) {
    var index = group.range.lowerBound
    while index < group.range.upperBound, let (value, length) = Letters.digit(content, index) {
      body(value + 0x30)
      index += length
    }
  }

  private func value(of group: Group) -> Int {
    var value = 0
    forEachDigit(of: group) { value = value * 10 + Int($0 - 0x30) }
    return value
  }

  /// A separator at `index` that a digit follows, and where the digit stands.
  private func separator(at index: Int) -> (Separator, Int)? {
    let next: (Separator, Int)
    switch byte(index) {
    case UInt8(ascii: "."): next = (.dot, index + 1)
    case UInt8(ascii: ","): next = (.comma, index + 1)
    case 0x20, UInt8(ascii: "'"): next = (.space, index + 1)
    case 0xC2 where byte(index + 1) == 0xA0: next = (.space, index + 2)
    case 0xE2 where byte(index + 1) == 0x80 && [0xAF, 0x89, 0x99].contains(byte(index + 2)): next = (.space, index + 3)
    case 0xD9 where byte(index + 1) == 0xAB: next = (.dot, index + 2)
    case 0xD9 where byte(index + 1) == 0xAC: next = (.space, index + 2)
    default: return nil
    }
    return Letters.digit(content, next.1) != nil ? next : nil
  }

  private func classify(
    _ first: Group, _ others: ArraySlice<Group>, _ separators: [Separator], _ start: Int, _ end: Int
  ) -> (LiteralKind, UInt64, UInt64?) {
    let isPort = start - portEnd <= 8 && hasPortBefore(start)
    guard let last = others.last else {
      let kind: LiteralKind = isPort || isBehindHost(start) ? .port : isVersion(start) ? .version : .number
      return (kind, key(first), nil)
    }
    let areThrees = others.allSatisfy { $0.count == 3 }
    let dots = separators.count { $0 == .dot }
    if dots >= 2, separators.count == dots {
      var text = Hash64()
      forEachDigit(of: first) { text.combine($0) }
      for group in others {
        text.combine(UInt8(ascii: "."))
        forEachDigit(of: group) { text.combine($0) }
      }
      let isAddress =
        others.count == 3 && ([first] + others).allSatisfy { $0.count <= 3 && value(of: $0) <= 255 }
      let looksGrouped = areThrees && first.count <= 3
      return (isAddress ? .address : .version, text.value, looksGrouped ? key(first, others) : nil)
    }
    let isGroupedOnly = separators.allSatisfy { $0 == separators[0] } && areThrees
    if separators.count > 1 || separators[0] == .space {
      if isGroupedOnly { return (.number, key(first, others), nil) }
      // Thousands, then a decimal part.
      return (.number, key(first, others.dropLast(), decimals: last), nil)
    }
    let decimal = key(first, decimals: last)
    let kind: LiteralKind = separators[0] == .dot && isVersion(start) ? .version : .number
    if isGroupedOnly, first.count <= 3, Letters.digit(content, start)?.value != 0 {
      return (kind, key(first, others), decimal)
    }
    return (kind, decimal, nil)
  }

  /// The hash of a value: of the digits of its groups without zeros before them.
  ///
  /// - Parameters:
  ///   - zeros: How many of them follow the digits.
  ///   - decimals: What stands behind the decimal separator.
  ///   - fraction: The decimals of a number that is written without a separator.
  private func key(
    _ first: Group, _ others: ArraySlice<Group> = [], zeros: Int = 0, decimals: Group? = nil, fraction: [UInt8] = []
  ) -> UInt64 {
    var hash = Hash64()
    var isSignificant = false
    func add(_ digit: UInt8) {
      if digit != 0x30 { isSignificant = true }
      if isSignificant { hash.combine(digit) }
    }
    forEachDigit(of: first, add)
    for group in others { forEachDigit(of: group, add) }
    for _ in 0..<zeros { add(0x30) }
    if !isSignificant { hash.combine(UInt8(0x30)) }
    if decimals != nil || !fraction.isEmpty { hash.combine(UInt8(ascii: ".")) }
    if let decimals { forEachDigit(of: decimals) { hash.combine($0) } }
    hash.combine(fraction)
    return hash.value
  }

  /// Only a few marks stand between `port` and its number: a space, a colon, `and`, a slash.
  private func hasPortBefore(_ start: Int) -> Bool {
    guard portEnd >= 0, portEnd <= start else { return false }
    return !content[portEnd..<start].contains { $0 == UInt8(ascii: ".") || $0 == 0x0A || $0 == UInt8(ascii: ";") }
  }

  /// `localhost:8080`.
  private func isBehindHost(_ start: Int) -> Bool {
    byte(start - 1) == UInt8(ascii: ":")
      && (ASCII.isLetter(byte(start - 2)) || byte(start - 2) == UInt8(ascii: "]"))
  }

  /// Right behind a name, as in `TLS 1.1`, or `v`.
  private func isVersion(_ start: Int) -> Bool {
    if byte(start - 1) | 0x20 == UInt8(ascii: "v"), !ASCII.isWord(byte(start - 2)) { return true }
    let end = lastWord.end
    guard end > 0, end <= start, start - end <= 2, lastWord.start < content.count else { return false }
    return ASCII.isUpper(content[lastWord.start]) && content[lastWord.start..<end].allSatisfy { $0 < 0x80 }
      && content[start...].prefix(while: { ASCII.isDigit($0) || $0 == UInt8(ascii: ".") }).contains(UInt8(ascii: "."))
  }

  private mutating func hexadecimal(_ start: Int) -> Int {
    var end = start + 2
    var hash = Hash64()
    while end < content.count, ASCII.isHexDigit(content[end]) {
      hash.combine(content[end] | 0x20)
      end += 1
    }
    emit(.errorCode, start, end, key: hash.value)
    return end
  }

  /// `2024-03-05`, `03/05/2024`, `5.3.2024`: the parts count, not their order.
  private mutating func numericDate(_ start: Int) -> Int? {
    // Most numbers are no date.
    var behind = start
    while ASCII.isDigit(byte(behind)) { behind += 1 }
    guard ASCII.isDigit(byte(behind + 1)) else { return nil }
    var parts: [Int] = []
    var index = start
    var mark: UInt8 = 0
    while parts.count < 3 {
      var value = 0
      let from = index
      while index < content.count, ASCII.isDigit(content[index]), index - from < 5 {
        value = value * 10 + Int(content[index] - 0x30)
        index += 1
      }
      guard index > from, index - from <= 4 else { return nil }
      parts.append(value)
      if parts.count == 3 { break }
      let separator = byte(index)
      guard separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/") || separator == UInt8(ascii: "."),
        mark == 0 || mark == separator
      else { return nil }
      mark = separator
      index += 1
    }
    guard !ASCII.isWord(byte(index)) || byte(index) >= 0x80, byte(index) != mark || mark == UInt8(ascii: ".") else {
      return nil
    }
    let years = parts.filter { (1900...2199).contains($0) }
    guard years.count == 1, parts[1] <= 31, parts[0] == years[0] || parts[2] == years[0],
      parts.filter({ $0 <= 31 && $0 > 0 }).count == 2
    else { return nil }
    var hash = Hash64()
    for part in parts.sorted() { hash.combine(UInt64(part)) }
    emit(.date, start, index, key: hash.value)
    return index
  }
}
