import LanguageData
import ParallelText

/// Reads the text of a block in one pass.
struct RunningTextScanner {
  private var text = RunningText()
  private var hidden: ArraySlice<SourceRange>
  private let hasCells: Bool
  /// The marks that are open, with the number of words before them.
  private var open: [(mark: Mark, words: Int)] = []
  private var firstWord = 0
  private var isToldBefore = false

  enum Mark: Equatable {
    /// Of so many asterisks or underscores.
    case emphasis(UInt8, Int)
    case bracket, parenthesis
    /// Closed by these bytes.
    case quotation([UInt8])
  }

  /// Quotations are no longer than this many words.
  private static let quotationLimit = 80

  /// So many marks may be open: more are no marks.
  private static let depth = 16

  private init(hidden: [SourceRange], hasCells: Bool) {
    self.hidden = hidden[...]
    self.hasCells = hasCells
  }

  /// - Parameters:
  ///   - lines: In the file.
  ///   - hidden: What no reader takes for text; in order.
  ///   - hasCells: Whether the lines are cells, or have pipes between cells.
  /// - Complexity: O(n).
  static func text(_ lines: [SourceRange], of article: Article, without hidden: [SourceRange], hasCells: Bool)
    -> RunningText
  {
    var scanner = RunningTextScanner(hidden: hidden, hasCells: hasCells)
    article.source.withBytes { scanner.scan($0, lines) }
    return scanner.text
  }

  private mutating func scan(_ bytes: ByteView, _ lines: [SourceRange]) {
    var content: [UInt8] = []
    var places: [Int32] = []
    for line in lines {
      content.append(contentsOf: bytes[line])
      places.append(contentsOf: line.lower..<line.upper)
      content.append(hasCells ? UInt8(ascii: "|") : 0x0A)
      places.append(line.upper)
    }
    content.withBytes { content in
      var index = 0
      while index < content.count { index = step(content, index, places) }
    }
    text.isEnded = !hasCells && firstWord == text.words.count && !isToldBefore
    endSentence(isTold: false)
  }

  private mutating func step(_ bytes: ByteView, _ index: Int, _ places: [Int32]) -> Int {
    while let range = hidden.first, range.upper <= places[index] { hidden = hidden.dropFirst() }
    if let range = hidden.first, range.lower <= places[index], !range.isEmpty {
      var end = index
      while end < bytes.count, places[end] < range.upper { end += 1 }
      return max(end, index + 1)
    }
    let byte = bytes[index]
    if byte >= 0x80 { return beyondASCII(bytes, index, places) }
    if ASCII.isLetter(byte) { return word(bytes, index, .latin, places) }
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0x20
    switch byte {
    case UInt8(ascii: "<"): return tag(bytes, index) ?? index + 1
    case UInt8(ascii: "{"): return braces(bytes, index) ?? index + 1
    case UInt8(ascii: "\\"): return ASCII.isPunctuation(next) ? index + 2 : index + 1
    case UInt8(ascii: "*"), UInt8(ascii: "_"): return emphasis(bytes, index)
    case UInt8(ascii: "["): begin(.bracket)
    case UInt8(ascii: "]"):
      // The text of a link; brackets around anything else mean nothing.
      close(.bracket, isAside: next == UInt8(ascii: "(") || next == UInt8(ascii: "["))
      if next == UInt8(ascii: "(") { return end(of: bytes, index + 1) }
    case UInt8(ascii: "("): begin(.parenthesis)
    case UInt8(ascii: ")"): close(.parenthesis, isAside: true)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): quotationMark(bytes, index, [byte], next)
    case UInt8(ascii: ","), UInt8(ascii: ";"): text.hasCommas = true
    case UInt8(ascii: "|") where hasCells: endSentence(isTold: false)
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
      if isEnd(next) { endSentence(isTold: false) }
    case UInt8(ascii: ":"): if ASCII.isSpace(next) || next == UInt8(ascii: "*") { endSentence(isTold: true) }
    case UInt8(ascii: "&"):
      if bytes[index...].prefix(6).elementsEqual("&quot;".utf8) {
        quotationMark(bytes, index, [UInt8(ascii: "\"")], index + 6 < bytes.count ? bytes[index + 6] : 0x20)
        return index + 6
      }
      // The name of an entity is no word.
      var end = index + 1
      while end < bytes.count, end < index + 10, ASCII.isLetterOrDigit(bytes[end]) { end += 1 }
      return end < bytes.count && bytes[end] == UInt8(ascii: ";") ? end + 1 : index + 1
    default: break
    }
    return index + 1
  }

  /// Whether a full stop before this ends a sentence.
  private func isEnd(_ next: UInt8) -> Bool {
    ASCII.isSpace(next) || next == UInt8(ascii: "\"") || next == UInt8(ascii: ")") || next == UInt8(ascii: "*")
      || next == UInt8(ascii: "|") || next == UInt8(ascii: "_") || next == UInt8(ascii: "<") || next >= 0x80
  }

  // MARK: Words

  private mutating func word(_ bytes: ByteView, _ start: Int, _ script: Script, _ places: [Int32]) -> Int {
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      if byte < 0x80 {
        // `v-else-if` is a name; what is joined by dashes is one word in any case.
        let isDash = byte == UInt8(ascii: "-") && end + 1 < bytes.count && ASCII.isLetter(bytes[end + 1])
        guard script == .latin, ASCII.isIdentifier(byte) || isDash else { break }
        end += 1
        continue
      }
      let other = Script.of(bytes, at: end)
      guard other != .none ? other == script || isKanaOrHan(script) && isKanaOrHan(other) : isMark(byte) else { break }
      end += 1
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    }
    text.words.append(
      RunningText.Word(
        hash: WordHash.of(bytes[start..<end]), script: script,
        range: SourceRange(Int(places[start]), Int(places[end - 1]) + 1), isLowercase: isLowercase(bytes[start..<end]),
        isAside: false))
    return end
  }

  private func isKanaOrHan(_ script: Script) -> Bool { script == .kana || script == .han }

  /// Combining marks, which belong to the letter before them.
  private func isMark(_ lead: UInt8) -> Bool { lead == 0xCC || lead == 0xCD }

  private func isLowercase(_ word: ByteView) -> Bool {
    if word[word.startIndex] < 0x80 {
      return ASCII.isLower(word[word.startIndex])
        && word.allSatisfy { !ASCII.isUpper($0) && !ASCII.isDigit($0) && $0 != UInt8(ascii: "_") }
    }
    // Letters of Latin-1: the small ones come last. Han and kana have no case.
    if word[word.startIndex] == 0xC3, word.count > 1 {
      return word[word.startIndex + 1] >= 0x9F || word[word.startIndex + 1] == 0x97
    }
    // The same of the Cyrillic letters of Russian and its neighbours.
    if word[word.startIndex] == 0xD0, word.count > 1 { return word[word.startIndex + 1] >= 0xB0 }
    if (0xE3...0xE9).contains(word[word.startIndex]) { return true }
    return !(String(decoding: word.prefix(4), as: UTF8.self).unicodeScalars.first?.properties.isUppercase ?? false)
  }

  // MARK: Punctuation

  private static let closings: [[UInt8]: [UInt8]] = [
    Array("«".utf8): Array("»".utf8), Array("“".utf8): Array("”".utf8), Array("„".utf8): Array("“".utf8),
    Array("「".utf8): Array("」".utf8), Array("『".utf8): Array("』".utf8), Array("《".utf8): Array("》".utf8),
    Array("‘".utf8): Array("’".utf8), Array("‹".utf8): Array("›".utf8), Array("〈".utf8): Array("〉".utf8),
  ]

  private mutating func beyondASCII(_ bytes: ByteView, _ index: Int, _ places: [Int32]) -> Int {
    let script = Script.of(bytes, at: index)
    if script != .none { return word(bytes, index, script, places) }
    var end = index + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    // The bytes of `。！？؟।۔`, `：`, `（`, `）`, and of the commas of East Asia, which mean nothing.
    switch bytes[index..<end].reduce(UInt32(0), { $0 << 8 | UInt32($1) }) {
    case 0xE3_8082, 0xEF_BC81, 0xEF_BC9F, 0xD8_9F, 0xE0_A5A4, 0xDB_94: endSentence(isTold: false)
    case 0xEF_BC9A: endSentence(isTold: true)
    case 0xEF_BC88: begin(.parenthesis)
    case 0xEF_BC89: close(.parenthesis, isAside: true)
    case 0xE3_8081, 0xEF_BC8C: break
    // What `closings` has, and is; no other mark means anything.
    case 0xC2_AB, 0xC2_BB, 0xE2_8098...0xE2_809E, 0xE2_80B9...0xE2_80BA, 0xE3_8088...0xE3_808F:
      let mark = Array(bytes[index..<end])
      // `“` ends a quotation that `„` begins.
      if !close(.quotation(mark), isAside: true), let closing = Self.closings[mark] {
        begin(.quotation(closing))
      } else if mark == Array("”".utf8) {
        close(.quotation(Array("“".utf8)), isAside: true)
      }
    default: break
    }
    return end
  }

  /// A straight mark opens behind a space, and closes before one; an apostrophe stands within a word.
  private mutating func quotationMark(_ bytes: ByteView, _ index: Int, _ mark: [UInt8], _ next: UInt8) {
    let before = index > 0 ? bytes[index - 1] : 0x20
    if !ASCII.isLetterOrDigit(next), close(.quotation(mark), isAside: true) { return }
    if !ASCII.isLetterOrDigit(before) || mark != [UInt8(ascii: "'")] && before >= 0x80 {
      begin(.quotation(mark))
    }
  }

  mutating func begin(_ mark: Mark) {
    if open.count == Self.depth { open.removeFirst() }
    open.append((mark, text.words.count))
  }

  /// Sets aside the words behind the last such mark.
  @discardableResult mutating func close(_ mark: Mark, isAside: Bool) -> Bool {
    guard let place = open.lastIndex(where: { $0.mark == mark }) else { return false }
    let first = open[place].words
    open.removeSubrange(place...)
    guard isAside, text.words.count - first <= Self.quotationLimit else { return true }
    for index in first..<text.words.count { text.words[index].isAside = true }
    return true
  }

  private mutating func emphasis(_ bytes: ByteView, _ index: Int) -> Int {
    let byte = bytes[index]
    var end = index
    while end < bytes.count, bytes[end] == byte { end += 1 }
    let before = index > 0 ? bytes[index - 1] : 0x20
    let next = end < bytes.count ? bytes[end] : 0x20
    if byte == UInt8(ascii: "_"), ASCII.isWord(before), ASCII.isWord(next) { return end }
    let mark = Mark.emphasis(byte, end - index)
    if !ASCII.isSpace(before), open.contains(where: { $0.mark == mark }) {
      if end - index > 1 { text.wordsOfBold = open.last { $0.mark == mark }!.words..<text.words.count }
      close(mark, isAside: true)
    } else if !ASCII.isSpace(next) {
      begin(mark)
    }
    return end
  }

  mutating func endSentence(isTold: Bool) {
    if firstWord < text.words.count {
      text.sentences.append(.init(words: firstWord..<text.words.count, isToldBefore: isToldBefore))
    }
    firstWord = text.words.count
    isToldBefore = isTold
  }

  /// Behind the parenthesis that closes one.
  private func end(of bytes: ByteView, _ start: Int) -> Int {
    var depth = 0
    for index in start..<min(bytes.count, start + 4_000) {
      if bytes[index] == UInt8(ascii: "(") { depth += 1 }
      if bytes[index] == UInt8(ascii: ")") { depth -= 1 }
      if depth == 0 { return index + 1 }
    }
    return start + 1
  }
}
