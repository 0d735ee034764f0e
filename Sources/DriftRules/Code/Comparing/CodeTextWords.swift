import ParallelText

/// The words of a text for people within code, apart from what must survive its translation.
struct CodeTextWords {
  enum Class: UInt8 {
    /// `${name}`, `%s`, `{0}`.
    case placeholder
    case number
    case option
    /// An address, a path, a file.
    case path
    case name
  }

  struct Literal {
    var kind: Class
    var range: SourceRange
    /// Equal of literals that are the same.
    var key: UInt64
  }

  private(set) var words: [SourceRange] = []
  private(set) var literals: [Literal] = []

  /// - Parameters:
  ///   - text: A slice of the file.
  ///   - hasPlaceholders: Whether braces and percent signs stand for values, as in strings.
  init(_ text: ArraySlice<UInt8>, hasPlaceholders: Bool) { read(text, hasPlaceholders) }

  /// Several texts as one.
  init(_ texts: [ArraySlice<UInt8>], hasPlaceholders: Bool) {
    for text in texts { read(text, hasPlaceholders) }
  }

  private mutating func read(_ text: ArraySlice<UInt8>, _ hasPlaceholders: Bool) {
    var index = text.startIndex
    var start = index
    func flush(_ end: Int, _ parts: inout [Range<Int>]) { if start < end { parts.append(start..<end) } }
    var parts: [Range<Int>] = []
    while index < text.endIndex {
      if hasPlaceholders, let end = Self.endOfPlaceholder(text, index) {
        flush(index, &parts)
        add(.placeholder, text, index..<end)
        index = end
        start = end
        continue
      }
      let byte = text[index]
      if Self.isSeparator(text, index) {
        flush(index, &parts)
        start = index + 1
        index += 1
        continue
      }
      let isEdge =
        index > start && byte != 0x20 && (byte >= 0x80) != (text[index - 1] >= 0x80)
        && Self.isScript(text, byte >= 0x80 ? index : index - 1)
      if ASCII.isSpace(byte) || isEdge {
        flush(index, &parts)
        start = isEdge ? index : index + 1
      }
      index += 1
    }
    flush(text.endIndex, &parts)
    for part in parts { add(text, part) }
  }

  /// Whether a scalar is of a script without spaces or a mark, that stands against Latin letters: no é within a word.
  private static func isScript(_ text: ArraySlice<UInt8>, _ index: Int) -> Bool {
    var lead = index
    while lead > text.startIndex, text[lead] & 0xC0 == 0x80 { lead -= 1 }
    // Vietnamese has Latin letters of three bytes.
    return text[lead] >= 0xCE
      && !(text[lead] == 0xE1 && lead + 1 < text.endIndex && (0xB8...0xBB).contains(text[lead + 1]))
  }

  /// Dashes, quotes and spaces of Unicode's general punctuation, and those of Latin-1 and of CJK.
  private static func isPunctuation(_ word: ArraySlice<UInt8>) -> Bool {
    var index = word.startIndex
    while index < word.endIndex {
      let next = index + 1 < word.endIndex ? word[index + 1] : 0
      switch (word[index], next) {
      case (0xE2, 0x80...0x81), (0xE3, 0x80), (0xEF, 0xBC...0xBD): index += 3
      case (0xC2, _): index += 2
      default: return false
      }
    }
    return true
  }

  /// Marks around words, but for the brackets of a call.
  private static func isSeparator(_ text: ArraySlice<UInt8>, _ index: Int) -> Bool {
    switch text[index] {
    case UInt8(ascii: "("): return !(index + 1 < text.endIndex && text[index + 1] == UInt8(ascii: ")"))
    case UInt8(ascii: ")"): return !(index > text.startIndex && text[index - 1] == UInt8(ascii: "("))
    default: return "'\"[]<>|*`=,;".utf8.contains(text[index]) && !isInNumber(text, index)
    }
  }

  /// `1,000` is one word.
  private static func isInNumber(_ text: ArraySlice<UInt8>, _ index: Int) -> Bool {
    text[index] == UInt8(ascii: ",") && index > text.startIndex && ASCII.isDigit(text[index - 1])
      && index + 1 < text.endIndex && ASCII.isDigit(text[index + 1])
  }

  private mutating func add(_ text: ArraySlice<UInt8>, _ part: Range<Int>) {
    let word = CodeWord.withoutPunctuation(text[part])
    guard !word.isEmpty, !Self.isPunctuation(word) else { return }
    if CodeWord.isLiteral(word) {
      add(Self.kind(of: word), text, word.indices)
      return
    }
    var start = word.startIndex
    for index in word.indices {
      let byte = word[index]
      if !(ASCII.isLetterOrDigit(byte) || byte >= 0x80) {
        if start < index { words.append(SourceRange(start, index)) }
        start = index + 1
      }
    }
    if start < word.endIndex { words.append(SourceRange(start, word.endIndex)) }
  }

  private mutating func add(_ kind: Class, _ text: ArraySlice<UInt8>, _ range: Range<Int>) {
    var hash = Hash64()
    hash.combine(kind.rawValue)
    switch kind {
    case .number: for byte in text[range] where ASCII.isDigit(byte) { hash.combine(byte) }
    case .path where text[range].contains(UInt8(ascii: "/")): Self.combine(path: text[range], &hash)
    default:
      // A function may stand without its brackets, and names have an ending in the plural.
      var name = text[range]
      if name.count > 3, name.last == UInt8(ascii: ")") { name = name.dropLast(2) }
      if kind == .name, name.count > 4, name.last == UInt8(ascii: "s") { name = name.dropLast() }
      for byte in name where byte != 0x20 { hash.combine(ASCII.lowercased(byte)) }
    }
    literals.append(Literal(kind: kind, range: SourceRange(range.lowerBound, range.upperBound), key: hash.value))
  }

  /// A path without the locales in it.
  private static func combine(path: ArraySlice<UInt8>, _ hash: inout Hash64) {
    let page = Array(".html".utf8)
    var path = path
    if let place = path.indices.first(where: { path[$0...].starts(with: page) }) {
      path = path[..<place] + path[(place + page.count)...]
    }
    for part in path.split(separator: UInt8(ascii: "/")) where !CodeWord.isLanguage(part) {
      for byte in part { hash.combine(ASCII.lowercased(byte)) }
      hash.combine(UInt8(ascii: "/"))
    }
  }

  private static func kind(of word: ArraySlice<UInt8>) -> Class {
    if word.first == UInt8(ascii: "-") { return ASCII.isDigit(word.dropFirst().first ?? 0) ? .number : .option }
    if ASCII.isDigit(word.first ?? 0) { return .number }
    let isPath = word.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
    return isPath ? .path : .name
  }

  // MARK: Placeholders

  private static func endOfPlaceholder(_ text: ArraySlice<UInt8>, _ index: Int) -> Int? {
    func byte(_ offset: Int) -> UInt8 { index + offset < text.endIndex ? text[index + offset] : 0 }
    func close(_ mark: UInt8, from: Int) -> Int? {
      text[(index + from)...].prefix(80).firstIndex { $0 == mark || $0 == 0x0A }.flatMap {
        text[$0] == mark ? $0 + 1 : nil
      }
    }
    func name(from: Int) -> Int? {
      var end = index + from
      while end < text.endIndex, ASCII.isIdentifier(text[end]) { end += 1 }
      return end > index + from ? end : nil
    }
    switch byte(0) {
    case UInt8(ascii: "$"), UInt8(ascii: "#"):
      if byte(1) == UInt8(ascii: "{") { return close(UInt8(ascii: "}"), from: 2) }
      if byte(0) == UInt8(ascii: "$"), byte(1) == UInt8(ascii: "(") { return close(UInt8(ascii: ")"), from: 2) }
      return byte(0) == UInt8(ascii: "$") && (ASCII.isLetter(byte(1)) || byte(1) == UInt8(ascii: "_"))
        ? name(from: 1) : nil
    case UInt8(ascii: "{"):
      guard let end = close(UInt8(ascii: "}"), from: 1) else { return nil }
      let isDouble = end < text.endIndex && text[end] == UInt8(ascii: "}")
      return isDouble ? end + 1 : end
    case UInt8(ascii: "\\"): return byte(1) == UInt8(ascii: "(") ? close(UInt8(ascii: ")"), from: 2) : nil
    case UInt8(ascii: "%"):
      if byte(1) == UInt8(ascii: "(") { return close(UInt8(ascii: ")"), from: 2) }
      if "sdifgxq@v".utf8.contains(byte(1)), !ASCII.isLetter(byte(2)) { return index + 2 }
      if ASCII.isDigit(byte(1)), byte(2) == UInt8(ascii: "$") { return index + 4 <= text.endIndex ? index + 4 : nil }
      return nil
    default: return nil
    }
  }
}
