import ParallelText

/// What a number is: its digits and separators, its kind and the key of its value.
extension InlineScanner {
  mutating func group(at start: Int) -> Group {
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
  mutating func forEachDigit(of group: Group, _ body: (UInt8) -> Void) {
    var index = group.range.lowerBound
    while index < group.range.upperBound, let (value, length) = Letters.digit(content, index) {
      body(value + 0x30)
      index += length
    }
  }

  private mutating func value(of group: Group) -> Int {
    var value = 0
    forEachDigit(of: group) { value = value * 10 + Int($0 - 0x30) }
    return value
  }

  /// A separator at `index` that a digit follows, and where the digit stands.
  mutating func separator(at index: Int) -> (Separator, Int)? {
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

  mutating func classify(
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
      if isGroupedOnly || separators[0] == .comma && Self.isIndian([first] + others) {
        return (.number, key(first, others), nil)
      }
      // Thousands, then a decimal part.
      return (.number, key(first, others.dropLast(), decimals: last), nil)
    }
    let decimal = key(first, decimals: last)
    let kind: LiteralKind = separators[0] == .dot && isVersion(start) ? .version : .number
    if isGroupedOnly, first.count <= 3, Letters.digit(content, start)?.value != 0 {
      return (kind, key(first, others), decimal)
    }
    // `5.0` is 5.
    var hasDecimals = false
    forEachDigit(of: last) { if $0 != 0x30 { hasDecimals = true } }
    return (kind, decimal, hasDecimals ? nil : key(first))
  }

  /// The hash of a value: of the digits of its groups without zeros before them.
  ///
  /// - Parameters:
  ///   - decimals: What stands behind the decimal separator.
  ///   - fraction: The decimals of a number that is written without a separator.
  mutating func key(
    _ first: Group, _ others: ArraySlice<Group> = [], decimals: Group? = nil, fraction: [UInt8] = []
  ) -> UInt64 {
    var hash = Hash64()
    var isSignificant = false
    func add(_ digit: UInt8) {
      if digit != 0x30 { isSignificant = true }
      if isSignificant { hash.combine(digit) }
    }
    forEachDigit(of: first, add)
    for group in others { forEachDigit(of: group, add) }
    if !isSignificant { hash.combine(UInt8(0x30)) }
    if decimals != nil || !fraction.isEmpty { hash.combine(UInt8(ascii: ".")) }
    if let decimals { forEachDigit(of: decimals) { hash.combine($0) } }
    hash.combine(fraction)
    return hash.value
  }

  /// Only a few marks stand between `port` and its number: a space, a colon, `and`, a slash.
  private mutating func hasPortBefore(_ start: Int) -> Bool {
    guard portEnd >= 0, portEnd <= start else { return false }
    return !content[portEnd..<start].contains { $0 == UInt8(ascii: ".") || $0 == 0x0A || $0 == UInt8(ascii: ";") }
  }

  /// `localhost:8080`.
  private mutating func isBehindHost(_ start: Int) -> Bool {
    byte(start - 1) == UInt8(ascii: ":")
      && (ASCII.isLetter(byte(start - 2)) || byte(start - 2) == UInt8(ascii: "]"))
  }

  /// Right behind a name, as in `TLS 1.1`, or `v`.
  private mutating func isVersion(_ start: Int) -> Bool {
    if byte(start - 1) | 0x20 == UInt8(ascii: "v"), !ASCII.isWord(byte(start - 2)) { return true }
    let end = lastWord.end
    guard end > 0, end <= start, start - end <= 2, lastWord.start < content.count else { return false }
    return ASCII.isUpper(content[lastWord.start]) && content[lastWord.start..<end].allSatisfy { $0 < 0x80 }
      && content[start...].prefix(while: { ASCII.isDigit($0) || $0 == UInt8(ascii: ".") }).contains(UInt8(ascii: "."))
  }
}
