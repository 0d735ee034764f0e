import LanguageData
import ParallelText

/// What the form of a word tells of it.
enum CodeWord {
  /// Whether the content of a string, or of an element, is no text but a value that the program uses: an address, a path,
  /// a name with marks in it, a number, an option.
  static func isValue(_ content: ArraySlice<UInt8>) -> Bool {
    let text = withoutLineEnds(content.trimmed)
    guard let first = text.first else { return true }
    if text.contains(where: ASCII.isSpace) { return !hasWords(text) }
    if first == UInt8(ascii: "<") { return false }
    if text.contains(where: { $0 >= 0x80 }) { return isLiteral(withoutPunctuation(text)[...]) }
    let word = withoutPunctuation(text)
    if word.isEmpty { return true }
    return isLiteral(word) || isKebab(word) || (word.count > 1 && word.allSatisfy(ASCII.isUpper) && word.count < 5)
  }

  /// A text without what ends its lines: `\n`.
  private static func withoutLineEnds(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    while text.count > 2, beginsWithLineEnd(text.suffix(2)) { text = text.dropLast(2) }
    return text
  }

  private static func beginsWithLineEnd(_ text: ArraySlice<UInt8>) -> Bool {
    text.first == UInt8(ascii: "\\") && "nrt".utf8.contains(text[text.startIndex + 1])
  }

  /// Whether one of several words is none that the program uses.
  private static func hasWords(_ text: ArraySlice<UInt8>) -> Bool {
    text.split(whereSeparator: ASCII.isSpace).contains { part in
      let word = withoutPunctuation(part)
      return !isLiteral(word) && word.contains { ASCII.isLetter($0) || $0 >= 0x80 }
    }
  }

  /// `btn-primary`: small letters with hyphens between them.
  private static func isKebab(_ word: ArraySlice<UInt8>) -> Bool {
    word.contains(UInt8(ascii: "-")) && word.allSatisfy { ASCII.isLower($0) || $0 == UInt8(ascii: "-") }
  }

  /// Whether a word within a text is none of the language: a number, an option, an address, a path, a name with marks or
  /// capitals in it.
  static func isLiteral(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, let last = word.last else { return false }
    if ASCII.isDigit(first) { return true }
    let second = word.dropFirst().first ?? 0
    if first == UInt8(ascii: "-") { return ASCII.isLetter(second) || second == first && word.count > 3 }
    if "/~$@#".utf8.contains(first), ASCII.isLetter(second) || second == UInt8(ascii: "/") { return true }
    if first == UInt8(ascii: "."), second == UInt8(ascii: "/") || ASCII.isLetter(second) { return true }
    var previous: UInt8 = 0
    var index = word.startIndex
    var letters = 0
    while index < word.endIndex {
      let byte = word[index]
      let next = index + 1 < word.endIndex ? word[index + 1] : 0
      switch byte {
      case UInt8(ascii: "_"):
        if ASCII.isLetterOrDigit(previous) && (ASCII.isLetterOrDigit(next) || next == byte) { return true }
      case UInt8(ascii: "\\"): if word.count > 2 { return true }
      case UInt8(ascii: ":"):
        if next == UInt8(ascii: "/") || next == UInt8(ascii: "\\") || next == byte { return true }
        if ASCII.isLetterOrDigit(previous), ASCII.isLetterOrDigit(next) { return true }
      case UInt8(ascii: "."):
        // `e.g` is an abbreviation.
        if letters > 1 || ASCII.isDigit(previous), ASCII.isLower(next) || ASCII.isDigit(next),
          index + 2 < word.endIndex
        {
          return true
        }
      case UInt8(ascii: "("):
        if next == UInt8(ascii: ")") { return true }
      case UInt8(ascii: "@"):
        if ASCII.isLetterOrDigit(previous), ASCII.isLetterOrDigit(next) { return true }
      default:
        if ASCII.isUpper(byte), ASCII.isLower(previous), ASCII.isLetter(next) || letters > 1 { return true }
        if ASCII.isDigit(byte), ASCII.isLetter(previous), last != UInt8(ascii: "%") { return true }
      }
      letters = ASCII.isLetter(byte) ? letters + 1 : 0
      previous = byte
      index += 1
    }
    return false
  }

  /// A word without the punctuation around it; what brackets belong to stays.
  static func withoutPunctuation(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var word = withoutLineEnds(word)
    // `\nDone`, but not `\node`.
    if word.count > 3, beginsWithLineEnd(word), !ASCII.isLower(word[word.startIndex + 2]) { word = word.dropFirst(2) }
    if word.starts(with: "..".utf8) { word = word.drop { $0 == UInt8(ascii: ".") } }
    while let last = word.last, isClosing(last) || last == UInt8(ascii: ")") && !word.contains(UInt8(ascii: "(")) {
      word.removeLast()
    }
    while let first = word.first,
      isOpening(first) || first == UInt8(ascii: "(") && !word.contains(UInt8(ascii: ")"))
    {
      word.removeFirst()
    }
    if word.first == UInt8(ascii: "("), word.last == UInt8(ascii: ")") { word = word.dropFirst().dropLast() }
    return word
  }

  private static func isClosing(_ byte: UInt8) -> Bool { ".,:;!?'\"]}>*`|+-_".utf8.contains(byte) }
  private static func isOpening(_ byte: UInt8) -> Bool { "'\"[{<*`|!?,;+".utf8.contains(byte) }

  /// Whether a program's word is a name that a sample may have made up, or a plain word.
  static func isName(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first else { return false }
    return (ASCII.isWord(first) || first == UInt8(ascii: "$")) && !ASCII.isDigit(first)
      && word.allSatisfy { ASCII.isWord($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "$") }
  }

  static func isPlain(_ word: ArraySlice<UInt8>) -> Bool { word.allSatisfy { ASCII.isLetter($0) || $0 >= 0x80 } }

  /// Whether a value names a language: `lang="fr"`.
  static func isLanguage(_ value: ArraySlice<UInt8>) -> Bool {
    guard (2...11).contains(value.count),
      value.allSatisfy({ ASCII.isLetter($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
    else { return false }
    let name = value.prefix { ASCII.isLetter($0) }
    return name.count == 2 || name.count == 3
  }

  /// Whether a value names the direction of a text (HTML, 3.2.6.4).
  static func isDirection(_ value: ArraySlice<UInt8>) -> Bool {
    ["ltr", "rtl", "auto"].contains { value.elementsEqual($0.utf8) }
  }
}

extension ArraySlice<UInt8> {
  /// Without space at its ends.
  var trimmed: ArraySlice<UInt8> {
    var text = self
    while let first = text.first, ASCII.isSpace(first) { text.removeFirst() }
    while let last = text.last, ASCII.isSpace(last) { text.removeLast() }
    return text
  }
}
