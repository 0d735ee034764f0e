import ParallelText

/// Finds what is written as a name is in the lines of a block, in one pass over their bytes.
struct NameScanner {
  private let bytes: ByteView
  /// The same without checks of each index.
  let buffer: UnsafeBufferPointer<UInt8>
  /// In the order of the text, and the first that does not lie before the last name; those that other rules compare hide what
  /// they hold.
  private let literals: UnsafeBufferPointer<Literal>
  private var nextLiteral = 0
  let shapes: Shapes

  enum Shapes {
    case all
    /// All but `Name.Shape.capitalized`.
    case telling
  }

  private static let compared: LiteralKinds = [
    .inlineCode, .url, .link, .image, .path, .registryKey, .guid, .address, .errorCode, .date,
    .environmentVariable, .fileName, .placeholder, .template,
  ]

  /// - Parameter bytes: The whole file.
  init(_ bytes: ByteView, _ literals: UnsafeBufferPointer<Literal>, _ shapes: Shapes) {
    self.shapes = shapes
    self.bytes = bytes
    buffer = bytes.buffer
    self.literals = literals
  }

  /// A word that may be a name, or of several.
  struct Word {
    var start: Int
    var end: Int
    /// Whether a full stop or a hyphen joins parts of it.
    var hasJoint: Bool
  }

  /// - Parameter line: Lines come in their order.
  mutating func scan(_ line: SourceRange, _ names: inout [Name]) {
    var index = line.start
    while let word = nextWord(from: &index, line) { addNames(of: word, line.end, &names) }
  }

  /// The next word of a line that may be a name; nil if none is left.
  ///
  /// - Parameters:
  ///   - index: Where the search goes on: afterwards behind the word.
  ///   - line: Lines come in their order.
  mutating func nextWord(from index: inout Int, _ line: SourceRange) -> Word? {
    while index < line.end {
      index = behindPlainText(index, line.end)
      if index >= line.end { break }
      let byte = buffer[index]
      guard ASCII.isIdentifier(byte) else {
        index = endOfMark(index, line.end)
        continue
      }
      let start = index
      // A capital at the beginning makes a name only where all shapes are wanted.
      var (isPlain, hasJoint) = (shapes == .telling || !ASCII.isUpper(byte), false)
      while index < line.end {
        let byte = buffer[index]
        if ASCII.isLower(byte) {
          // Most are.
        } else if ASCII.isIdentifier(byte) {
          // Nor does one behind a hyphen, which parts words: `Get-Item` is none, `Get-ACL` has one.
          if !ASCII.isUpper(byte) || index > start && (shapes == .all || buffer[index - 1] != UInt8(ascii: "-")) {
            isPlain = false
          }
        } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-"), index + 1 < line.end,
          ASCII.isIdentifier(buffer[index + 1])
        {
          hasJoint = true
          if byte == UInt8(ascii: ".") { isPlain = false }
        } else {
          break
        }
        index += 1
      }
      if isBeforeSign(index, line.end) { isPlain = false }
      // Most words are of small letters.
      if isPlain || isGlued(start, index, line) || isHidden(start, index) { continue }
      return Word(start: start, end: index, hasJoint: hasJoint)
    }
    return nil
  }

  /// Whether a word ends before a sign that may be part of its name: `C#`, `C++`.
  func isBeforeSign(_ end: Int, _ limit: Int) -> Bool {
    end < limit && (buffer[end] == UInt8(ascii: "#") || buffer[end] == UInt8(ascii: "+"))
  }

  // MARK: What is passed over

  /// Behind a tag, an attribute list or an entity, else behind the byte.
  private func endOfMark(_ index: Int, _ end: Int) -> Int {
    let next = index + 1 < end ? bytes[index + 1] : 0
    let close: UInt8
    switch bytes[index] {
    case UInt8(ascii: "<") where ASCII.isLetter(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!"):
      close = UInt8(ascii: ">")
    case UInt8(ascii: "{") where next == UInt8(ascii: "#") || next == UInt8(ascii: ":") || next == UInt8(ascii: "/"):
      close = UInt8(ascii: "}")
    case UInt8(ascii: "&") where ASCII.isLetter(next) || next == UInt8(ascii: "#"): close = UInt8(ascii: ";")
    default: return index + 1
    }
    let limit = min(end, index + (close == UInt8(ascii: ";") ? 12 : 2_000))
    return bytes[index..<limit].firstIndex(of: close).map { $0 + 1 } ?? index + 1
  }

  /// Whether letters of Latin that are not of ASCII stand right before or behind: the word is longer than it seems.
  private func isGlued(_ start: Int, _ end: Int, _ line: SourceRange) -> Bool {
    if end < line.end, (0xC3...0xCA).contains(bytes[end]) || bytes[end] == 0xE1 { return true }
    guard start > line.start, bytes[start - 1] >= 0x80 else { return false }
    var lead = start - 1
    while lead > line.start, bytes[lead] & 0xC0 == 0x80 { lead -= 1 }
    return (0xC3...0xCA).contains(bytes[lead]) || bytes[lead] == 0xE1
  }

  private mutating func isHidden(_ start: Int, _ end: Int) -> Bool {
    while nextLiteral < literals.count,
      literals[nextLiteral].range.end <= start || !Self.compared.contains(literals[nextLiteral].kind)
    {
      nextLiteral += 1
    }
    return nextLiteral < literals.count && literals[nextLiteral].range.start < end
  }

  // MARK: Shapes

  /// Adds the names that a word is or consists of.
  ///
  /// - Parameters:
  ///   - word: As `nextWord` gave it.
  ///   - limit: The end of its line.
  ///   - names: Those found.
  func addNames(of word: Word, _ limit: Int, _ names: inout [Name]) {
    // `_` marks emphasis as well.
    var (start, end) = (word.start, word.end)
    while start < end, !ASCII.isLetterOrDigit(bytes[start]) { start += 1 }
    while end > start, !ASCII.isLetterOrDigit(bytes[end - 1]) { end -= 1 }
    if word.hasJoint || bytes[start..<end].contains(UInt8(ascii: "_")) {
      if let shape = compound(start, end) {
        append(shape, start, end, &names)
        return
      }
    }
    var from = start
    for index in from...max(end, from) where index == end || !ASCII.isLetterOrDigit(bytes[index]) {
      if index > from { addWord(from, index, limit, &names) }
      from = index + 1
    }
  }

  private func append(_ shape: Name.Shape, _ start: Int, _ end: Int, _ names: inout [Name]) {
    names.append(Name(shape: shape, range: SourceRange(start, end), key: Hash64.ofFolded(bytes[start..<end])))
  }

  /// What dots or underscores join.
  private func compound(_ start: Int, _ end: Int) -> Name.Shape? {
    let parts = bytes[start..<end].split(separator: UInt8(ascii: "."))
    if parts.count > 1 { return isDotted(parts) ? .dotted : nil }
    let words = bytes[start..<end].split(separator: UInt8(ascii: "_"))
    guard words.count > 1, words.contains(where: { $0.contains(where: ASCII.isLetter) }) else { return nil }
    return bytes[start..<end].contains(where: ASCII.isLower) ? .snake : .constant
  }

  /// Two words around a full stop may be two sentences, and letters with dots an abbreviation.
  private func isDotted(_ parts: [ByteView]) -> Bool {
    guard let first = parts.first, let last = parts.last, parts.contains(where: { $0.count { ASCII.isLetter($0) } > 2 })
    else { return false }
    if ASCII.isDigit(first[first.startIndex]) {
      return parts.count > 2 && last.count > 2 && last.allSatisfy(ASCII.isLetter)
    }
    guard parts.allSatisfy({ !ASCII.isDigit($0[$0.startIndex]) }) else { return false }
    return parts.count > 2 || !ASCII.isUpper(last[last.startIndex]) && !ASCII.isUpper(first[first.startIndex])
      || last.contains { $0 == UInt8(ascii: "_") || ASCII.isDigit($0) }
  }

  private func addWord(_ start: Int, _ end: Int, _ limit: Int, _ names: inout [Name]) {
    let word = bytes[start..<end]
    guard ASCII.isLetter(word[start]) else { return }
    let next = end < limit ? bytes[end] : 0
    if word.count < 3, ASCII.isUpper(word[start]),
      next == UInt8(ascii: "#")
        || next == UInt8(ascii: "+") && end + 1 < limit && bytes[end + 1] == UInt8(ascii: "+")
    {
      let close = end + (next == UInt8(ascii: "#") ? 1 : 2)
      if close == limit || !ASCII.isLetterOrDigit(bytes[close]) { append(.language, start, close, &names) }
      return
    }
    let capitals = word.count { ASCII.isUpper($0) }
    if capitals == 0 { return }
    if word[start] == UInt8(ascii: "F"), (2...3).contains(word.count), word.dropFirst().allSatisfy(ASCII.isDigit) {
      let number = word.dropFirst().reduce(0) { $0 * 10 + Int($1 - 0x30) }
      if (1...24).contains(number) { append(.functionKey, start, end, &names) }
      return
    }
    let digits = word.count { ASCII.isDigit($0) }
    if capitals > 1, capitals + digits == word.count, word.count <= 6 {
      append(.acronym, start, end, &names)
    } else if capitals > 1, capitals + digits + 1 == word.count, word.count <= 7, word[end - 1] == UInt8(ascii: "s") {
      append(.acronym, start, end - 1, &names)
    } else if isCamel(word) {
      append(.camel, start, end, &names)
    } else if shapes == .all, capitals == 1, ASCII.isUpper(word[start]), digits == 0, word.count > 2 {
      append(.capitalized, start, end, &names)
    }
  }

  /// A capital behind a small letter, or small letters behind several capitals.
  private func isCamel(_ word: ByteView) -> Bool {
    guard word.count > 2 else { return false }
    var capitals = 0
    var previous: UInt8 = 0
    for (place, byte) in word.enumerated() {
      if ASCII.isUpper(byte) {
        if ASCII.isLower(previous) { return true }
        capitals += 1
      } else {
        if ASCII.isLower(byte), capitals > 1, word.count - place > 2 { return true }
        capitals = 0
      }
      previous = byte
    }
    return false
  }
}
