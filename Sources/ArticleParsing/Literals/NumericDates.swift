import ParallelText

/// What begins with a digit and is no plain number.
extension InlineScanner {
  mutating func hexadecimal(_ start: Int) -> Int {
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
  mutating func numericDate(_ start: Int) -> Int? {
    // Most numbers are no date.
    var behind = start
    while ASCII.isDigit(byte(behind)) { behind += 1 }
    guard ASCII.isDigit(byte(behind + 1)) else { return nil }
    var next = behind + 1
    while ASCII.isDigit(byte(next)) { next += 1 }
    guard byte(next) == byte(behind), ASCII.isDigit(byte(next + 1)) else { return nil }
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
