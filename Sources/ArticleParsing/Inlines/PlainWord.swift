import ParallelText

/// A word of letters of one script, of which the byte behind it shows that it begins nothing else: no address, path, name of
/// a file or key. Most words are such, and are read in one pass.
struct PlainWord {
  /// Behind the last letter.
  let end: Int
  /// Its `WordHash`.
  let hash: UInt32
  /// Its `WordHash.ofStem`.
  let stem: UInt32
  /// As `Letters.textLength` counts.
  let length: Int
  /// Whether a capital of ASCII stands behind the first letter.
  let hasCapitalInside: Bool

  /// The word at `start`; nil if another thing may stand there, or a word that takes a closer look.
  ///
  /// What it takes for letters, `Letters.endOfWord` does too.
  ///
  /// - Parameter bytes: Those of the block. The index is one of them.
  @inline(never)
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    if bytes[start] < 0xCB {
      self.init(latin: bytes, start)
    } else if bytes[start] < 0xD8 {
      self.init(twoBytes: bytes, start)
    } else {
      self.init(threeBytes: bytes, start)
    }
  }

  @inline(__always)
  private init(end: Int, hash: UInt32, stem: UInt32, length: Int, hasCapitalInside: Bool) {
    self.hasCapitalInside = hasCapitalInside
    self.end = end
    self.hash = hash
    self.stem = stem
    self.length = length
  }

  /// A word of less than sixteen letters of ASCII, as most are; nil if there is none, or too little of the text is left to tell.
  /// Another thing may stand there unless `endsLatin` says that it ends.
  @inline(__always)
  init?(ascii bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    guard start &+ 8 <= bytes.count else { return nil }
    let eight = EightBytes(bytes, at: start)
    let (letters, count) = eight.asciiLetters
    var capitals = eight.capitals(of: letters) & ~0xFF
    let (hash, length): (UInt32, Int)
    if count < 8 {
      (hash, length) = (WordHash.of(0, rest: letters), count)
    } else {
      guard start &+ 16 <= bytes.count else { return nil }
      let eight = EightBytes(bytes, at: start &+ 8)
      let (rest, more) = eight.asciiLetters
      if more == 8 { return nil }
      capitals |= eight.capitals(of: rest)
      (hash, length) = (WordHash.of(WordHash.combined(0, letters), rest: rest), 8 &+ more)
    }
    guard bytes[start &+ length] < 0x80 else { return nil }
    let stem = length < 5 ? 0 : WordHash.ofStem(letters: UInt32(truncatingIfNeeded: letters))
    self.init(end: start &+ length, hash: hash, stem: stem, length: length, hasCapitalInside: capitals != 0)
  }

  /// ASCII letters and those of Latin that take two bytes.
  private init?(latin bytes: UnsafeBufferPointer<UInt8>, _ start: Int) {
    if bytes[start] & 0xC0 == 0x80 { return nil }
    var (state, end): (UInt64, Int) = (0, start)
    var beginning = EightBytes.none
    var beyond = 0
    var maySign = false
    var capitals: UInt64 = 0
    while true {
      var (letters, count): (UInt64, Int)
      let eight = EightBytes(bytes, paddedAt: end)
      if eight.isASCII {
        (letters, count) = eight.asciiLetters
      } else {
        (letters, count) = eight.latinLetters
        beyond &+= EightBytes(value: letters).countBeyondASCII
        maySign = maySign || Self.mayHaveSign(letters)
      }
      capitals |= eight.capitals(of: letters) & (end == start ? ~0xFF : ~0)
      if end == start { beginning = EightBytes(value: letters) }
      end &+= count
      if count < 8 {
        hash = WordHash.of(state, rest: letters)
        break
      }
      state = WordHash.combined(state, letters)
    }
    guard end > start, end == bytes.count || Self.endsLatin(bytes, end),
      !(maySign && Self.hasSign(bytes[start..<end]))
    else { return nil }
    self.end = end
    hasCapitalInside = capitals != 0
    let hasPlainStem = end &- start >= 5 && beginning.value & 0x8080_8080 == 0
    stem =
      hasPlainStem
      ? WordHash.ofStem(letters: UInt32(truncatingIfNeeded: beginning.value))
      : WordHash.ofStem(beginning, count: end &- start)
    // All others have two bytes.
    length = end &- start &- beyond / 2
  }

  /// Whether there may be the second byte of `×` or `÷`, which is that of few letters.
  @inline(__always)
  private static func mayHaveSign(_ letters: UInt64) -> Bool {
    EightBytes(value: letters | 0x2020_2020_2020_2020).contains(0xB7)
  }

  private static func hasSign(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    word.indices.dropLast().contains { word[$0] == 0xC3 && word[$0 + 1] | 0x20 == 0xB7 }
  }

  /// Whether the byte behind Latin letters ends a word, and nothing else begins with it.
  @inline(__always)
  static func endsLatin(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    if bytes[index] <= 0x20 { return true }
    let next = index &+ 1 < bytes.count ? bytes[index &+ 1] : 0
    switch bytes[index] {
    case UInt8(ascii: "."), UInt8(ascii: "-"): return !ASCII.isIdentifier(next)
    case UInt8(ascii: ":"): return next != UInt8(ascii: "/") && next != UInt8(ascii: "\\")
    // Digits, or a letter of U+1E00...U+1EFF: the word goes on.
    case 0x30...0x39, UInt8(ascii: "_"), UInt8(ascii: "@"), UInt8(ascii: "\\"), 0xE1: return false
    default: return true
    }
  }

  /// Letters of Greek, Cyrillic, Armenian and Hebrew: whatever is of ASCII ends the word.
  @inline(__always)
  private init?(twoBytes bytes: UnsafeBufferPointer<UInt8>, _ start: Int) {
    var (letters, count) = EightBytes(bytes, paddedAt: start).lettersOfTwoBytes
    var state: UInt64 = 0
    var end = start &+ count
    while count == 8 {
      state = WordHash.combined(state, letters)
      (letters, count) = EightBytes(bytes, paddedAt: end).lettersOfTwoBytes
      end &+= count
    }
    guard end == bytes.count || bytes[end] < 0x80 else { return nil }
    self.end = end
    hash = WordHash.of(state, rest: letters)
    hasCapitalInside = false
    stem = 0
    length = (end &- start) / 2
  }

  /// Letters of Han and Hangul, up to ASCII or to the punctuation of their scripts.
  @inline(__always)
  private init?(threeBytes bytes: UnsafeBufferPointer<UInt8>, _ start: Int) {
    var hash = WordHash()
    var end = start
    while end &+ 2 < bytes.count, (0xE4...0xED).contains(bytes[end]) {
      hash.combine(
        UInt64(bytes[end]) | UInt64(bytes[end &+ 1]) &<< 8 | UInt64(bytes[end &+ 2]) &<< 16, count: 3)
      end &+= 3
    }
    guard end > start else { return nil }
    if end < bytes.count, bytes[end] >= 0x80 {
      guard end &+ 2 < bytes.count else { return nil }
      switch (bytes[end], bytes[end &+ 1]) {
      case (0xE3, 0x80): guard !(0x85...0x87).contains(bytes[end &+ 2]) else { return nil }
      case (0xEF, 0xBC): break
      default: return nil
      }
    }
    self.end = end
    self.hash = hash.value
    hasCapitalInside = false
    stem = 0
    length = end - start
  }
}
