import ParallelText

/// Literals that a punctuation mark announces: variables, options, paths from a root.
extension InlineScanner {
  mutating func punctuatedLiteral(_ start: Int) -> Int? {
    let before = byte(start - 1)
    let opens =
      start == 0 || ASCII.isSpace(before) || before == UInt8(ascii: "(") || before == UInt8(ascii: "\"")
      || before == UInt8(ascii: "'") || before == UInt8(ascii: "*") || before == UInt8(ascii: "[") || before >= 0x80
    let next = byte(start + 1)
    switch content[start] {
    case UInt8(ascii: "%"):
      guard ASCII.isLetter(next) else { return nil }
      var end = start + 1
      while end < content.count,
        ASCII.isIdentifier(content[end]) || content[end] == UInt8(ascii: "(") || content[end] == UInt8(ascii: ")")
      { end += 1 }
      guard byte(end) == UInt8(ascii: "%") else { return nil }
      if byte(end + 1) == UInt8(ascii: "\\") { return path(start, from: end + 1, kind: .path) }
      emit(.environmentVariable, start, end + 1, key: folded(start, end + 1))
      return end + 1
    case UInt8(ascii: "$"):
      guard ASCII.isLetter(next) || next == UInt8(ascii: "{") else { return nil }
      var end = start + 1
      while end < content.count,
        ASCII.isIdentifier(content[end]) || content[end] == UInt8(ascii: ":") || content[end] == UInt8(ascii: "{")
      { end += 1 }
      if byte(end) == UInt8(ascii: "}") { end += 1 }
      while content[end - 1] == UInt8(ascii: ":") { end -= 1 }
      guard end - start > 2 else { return nil }
      emit(.environmentVariable, start, end, key: folded(start, end))
      return end
    case UInt8(ascii: "-"):
      guard opens, before < 0x80,
        next == UInt8(ascii: "-") ? ASCII.isLetter(byte(start + 2)) : ASCII.isLetter(next)
      else { return nil }
      var end = start + 1
      while end < content.count, ASCII.isIdentifier(content[end]) || content[end] == UInt8(ascii: "-") { end += 1 }
      while content[end - 1] == UInt8(ascii: "-") { end -= 1 }
      guard byte(end) < 0x80 else { return nil }
      // A dash before a word is an option only if it is one word of its own.
      guard next == UInt8(ascii: "-") || end - start > 3 else { return nil }
      emit(.option, start, end, key: folded(start, end))
      return end
    case UInt8(ascii: "/"):
      guard opens, ASCII.isLetter(next) || next == UInt8(ascii: "."), !isLetterOfSpacedScript(before: start)
      else { return nil }
      let end = endOfUnixPath(start)
      guard content[(start + 1)..<end].contains(UInt8(ascii: "/")), !isLetterOfSpacedScript(byte(end)) else {
        return nil
      }
      emit(.path, start, end, key: folded(start, end))
      return end
    case UInt8(ascii: "~"), UInt8(ascii: "."):
      guard opens else { return nil }
      var slash = start
      while slash - start < 2, byte(slash) == content[start] { slash += 1 }
      guard byte(slash) == UInt8(ascii: "/"),
        ASCII.isLetter(byte(slash + 1)) || byte(slash + 1) == UInt8(ascii: ".")
      else { return nil }
      let end = endOfUnixPath(slash)
      emit(.path, start, end, key: folded(start, end))
      return end
    default: return nil
    }
  }

  /// Whether the character that ends at `index` is a letter that is not of ASCII, of a script with spaces between words.
  private mutating func isLetterOfSpacedScript(before index: Int) -> Bool {
    var lead = index - 1
    while lead > 0, content[lead] & 0xC0 == 0x80 { lead -= 1 }
    return isLetterOfSpacedScript(byte(lead))
  }

  /// Two bytes of UTF-8 are enough for Latin, Greek, Cyrillic, Hebrew and Arabic; Thai and CJK take three.
  private mutating func isLetterOfSpacedScript(_ lead: UInt8) -> Bool { (0xC3...0xDF).contains(lead) }

  private mutating func endOfUnixPath(_ start: Int) -> Int {
    var end = start
    while end < content.count {
      let current = content[end]
      guard
        ASCII.isIdentifier(current) || current == UInt8(ascii: "/") || current == UInt8(ascii: ".")
          || current == UInt8(ascii: "-")
          || current == UInt8(ascii: "{") || current == UInt8(ascii: "}") || current == UInt8(ascii: "$")
      else { break }
      end += 1
    }
    while end > start + 1, content[end - 1] == UInt8(ascii: ".") || content[end - 1] == UInt8(ascii: "-") { end -= 1 }
    return end
  }

  /// `\\server\share`.
  mutating func uncPath(_ start: Int) -> Int? {
    guard byte(start + 1) == UInt8(ascii: "\\"),
      ASCII.isLetter(byte(start + 2)) || byte(start + 2) == UInt8(ascii: "<"),
      !ASCII.isWord(byte(start - 1))
    else { return nil }
    var end = start + 2
    while end < content.count,
      ASCII.isIdentifier(content[end]) || content[end] == UInt8(ascii: "-") || content[end] == UInt8(ascii: ".")
    { end += 1 }
    guard byte(end) == UInt8(ascii: "\\") else { return nil }
    return path(start, from: end, kind: .path)
  }
}
