import LanguageData
import ParallelText

/// What a sentence has, counted and hashed in one pass over its bytes.
struct SentenceText {
  /// How many letters it has, of which one of Han, kana or Hangul is worth three; code counts as a short word.
  private(set) var length = 0
  /// The part of it that is of those three.
  private(set) var wideLetters = 0
  /// Its words in their order, with the number of their letters.
  private(set) var words: [UInt32] = []
  private(set) var letters: [Int] = []
  /// Those of more than two letters that are all of ASCII: they may be names.
  private(set) var names: [UInt32] = []
  /// Whether it ends with a mark that ends sentences, or a colon.
  var isEnded = false
  /// Whether it ends with a comma: its rest stands elsewhere, behind a block of code for example.
  private(set) var goesOn = false
  /// How many commas it has within it; how many semicolons, colons, brackets and dashes; and how many words that join sentences.
  private(set) var commas = 0
  private(set) var strongMarks = 0
  private(set) var joins = 0

  private static let lengthOfCode = 4

  private enum Mark { case comma, strong, end, code, other }

  /// - Parameter bytes: From index 0.
  init(_ bytes: ByteView, _ sentenceWords: SentenceWords) {
    // About as many as there may be.
    words.reserveCapacity(bytes.count / 6)
    letters.reserveCapacity(bytes.count / 6)
    var word: (start: Int, letters: Int, isASCII: Bool)?
    var isLastStrong = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      var next = index + 1
      var weight = 0
      if ASCII.isIdentifier(byte) {
        while next < bytes.count, ASCII.isIdentifier(bytes[next]) { next += 1 }
        weight = next - index
      } else if Self.isLetterOfTwoBytes(byte), index + 1 < bytes.count {
        // Of Latin and Cyrillic letters, among which there are no marks, all that stand together.
        next = index
        repeat {
          next += 2
          weight += 1
        } while next + 1 < bytes.count && Self.isLetterOfTwoBytes(bytes[next])
      } else if byte >= 0x80 {
        while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
        weight = Self.weight(bytes, index)
        // Combining marks.
        if weight == 0, byte == 0xCC || byte == 0xCD, word != nil, Self.mark(bytes, index) == .other { weight = 1 }
      }
      if weight > 0 {
        if word == nil { word = (index, 0, true) }
        word!.letters += weight
        if weight > 1, byte >= 0xE0 { wideLetters += weight }
        if byte >= 0x80 { word!.isASCII = false }
        (isEnded, isLastStrong, goesOn) = (false, false, false)
        index = next
        continue
      }
      if let whole = word { end(whole, bytes[whole.start..<index]) }
      word = nil
      // Most words end at a space.
      switch byte == 0x20 ? .other : Self.mark(bytes, index) {
      case .comma:
        commas += 1
        goesOn = true
      case .strong:
        strongMarks += 1
        (isEnded, isLastStrong) = (byte != UInt8(ascii: "("), true)
      case .end: (isEnded, goesOn) = (true, false)
      case .code:
        length += Self.lengthOfCode
        (isEnded, isLastStrong, goesOn) = (false, false, false)
      case .other: break
      }
      index = next
    }
    if let whole = word { end(whole, bytes[whole.start..<bytes.count]) }
    // The last mark does not stand within it.
    if isLastStrong { strongMarks -= 1 }
    joins = sentenceWords.joins(words, bytes)
  }

  /// What a lexicon knows of the text, ascending, each once.
  ///
  /// - Parameters:
  ///   - bytes: Those that it was read of.
  ///   - known: What the lexicon knows at all.
  func tokens(_ bytes: ByteView, among known: HashSet<UInt32>) -> [UInt32] {
    var tokens: [UInt32] = []
    Lexicon.appendPairs(of: bytes, to: &tokens)
    tokens.removeAll { !known.contains($0) }
    for word in words where known.contains(word) { tokens.append(word) }
    tokens.sortUnique()
    return tokens
  }

  private mutating func end(_ word: (start: Int, letters: Int, isASCII: Bool), _ bytes: ByteView) {
    let hash = WordHash.of(bytes)
    length += word.letters
    words.append(hash)
    letters.append(word.letters)
    if word.isASCII, word.letters > 2 {
      if names.isEmpty { names.reserveCapacity(words.capacity) }
      names.append(hash)
    }
  }

  /// How many letters of an alphabet a character is worth that is not of ASCII, 0 of what is none.
  private static func weight(_ bytes: ByteView, _ index: Int) -> Int {
    if isLetterOfTwoBytes(bytes[index]) { return 1 }
    // Some scripts have their marks among their letters.
    if mark(bytes, index) != .other { return 0 }
    let script = Script.of(bytes, at: index)
    return script == .none ? 0 : script.weight
  }

  private static func isLetterOfTwoBytes(_ byte: UInt8) -> Bool {
    (0xC4...0xCA).contains(byte) || (0xD0...0xD3).contains(byte)
  }

  private static func mark(_ bytes: ByteView, _ index: Int) -> Mark {
    let second = index + 1 < bytes.count ? bytes[index + 1] : 0
    let third = index + 2 < bytes.count ? bytes[index + 2] : 0
    switch (bytes[index], second, third) {
    case (0, _, _): return .code
    case (UInt8(ascii: ","), _, _), (0xD8, 0x8C, _), (0xD5, 0x9D, _), (0xE3, 0x80, 0x81), (0xEF, 0xBC, 0x8C):
      return .comma
    case (UInt8(ascii: ";"), _, _), (UInt8(ascii: ":"), _, _), (UInt8(ascii: "("), _, _), (0xD8, 0x9B, _),
      (0xE2, 0x80, 0x93...0x94), (0xEF, 0xBC, 0x9A...0x9B), (0xEF, 0xBC, 0x88):
      return .strong
    // A dash as people type it, between spaces.
    case (UInt8(ascii: "-"), 0x20, _) where index > 0 && bytes[index - 1] == 0x20: return .strong
    case (UInt8(ascii: "."), _, _), (UInt8(ascii: "!"), _, _), (UInt8(ascii: "?"), _, _), (0xCD, 0xBE, _),
      (0xD6, 0x89, _),
      (0xD8, 0x9F, _), (0xDB, 0x94, _), (0xE0, 0xA5, 0xA4...0xA5), (0xE1, 0x81, 0x8B), (0xE1, 0x8D, 0xA2),
      (0xE1, 0x9F, 0x94), (0xE2, 0x80, 0xA6), (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x8E),
      (0xEF, 0xBC, 0x9F):
      return .end
    default: return .other
    }
  }
}
