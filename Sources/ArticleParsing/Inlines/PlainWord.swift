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

  /// The word at `start`; nil if another thing may stand there, or a word that takes a closer look.
  ///
  /// What it takes for letters, `Letters.endOfWord` does too.
  ///
  /// - Parameter content: With indexes from 0.
  @inline(__always)
  init?(_ content: ByteView, at start: Int) {
    // Every index is held against the count once, here.
    let bytes = content.buffer
    if bytes[start] < 0xCB {
      self.init(latin: bytes, start, content)
    } else if bytes[start] < 0xD8 {
      self.init(twoBytes: bytes, start, content)
    } else {
      self.init(threeBytes: bytes, start)
    }
  }

  @inline(__always)
  private init(end: Int, hash: UInt32, stem: UInt32, length: Int) {
    self.end = end
    self.hash = hash
    self.stem = stem
    self.length = length
  }

  /// ASCII letters and those of Latin that take two bytes.
  @inline(__always)
  private init?(latin bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ content: ByteView) {
    // Most words are less than eight letters of ASCII.
    if start &+ 8 <= bytes.count {
      let (letters, count) = EightBytes(content, at: start).asciiLetters
      if count > 0, count < 8, bytes[start &+ count] < 0x80 {
        guard Self.endsLatin(bytes, start &+ count) else { return nil }
        self.init(
          end: start &+ count, hash: WordHash.of(letters: letters),
          stem: count < 5 ? 0 : WordHash.ofStem(letters: UInt32(truncatingIfNeeded: letters)), length: count)
        return
      }
    }
    self.init(anyLatin: bytes, start, content)
  }

  private init?(anyLatin bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ content: ByteView) {
    var hash = WordHash()
    var stem: UInt32 = 0
    var end = start
    var longer = 0
    while end < bytes.count {
      if end &+ 8 <= bytes.count {
        let (letters, count) = EightBytes(content, at: end).asciiLetters
        if end == start, count >= 4 { stem = WordHash.ofStem(letters: UInt32(truncatingIfNeeded: letters)) }
        hash.combine(letters, count: count)
        end &+= count
        if count == 8 { continue }
      }
      let byte = bytes[end]
      if ASCII.isLetter(byte) {
        hash.combine(UInt64(byte | 0x20), count: 1)
        end &+= 1
      } else if (0xC3...0xCA).contains(byte), end &+ 1 < bytes.count {
        let second = bytes[end &+ 1]
        // The signs for multiplication and division.
        if byte == 0xC3, second == 0x97 || second == 0xB7 { break }
        hash.combine(UInt64(byte) | UInt64(second) &<< 8, count: 2)
        end &+= 2
        longer &+= 1
      } else {
        break
      }
    }
    guard end > start, end == bytes.count || Self.endsLatin(bytes, end) else { return nil }
    self.end = end
    self.hash = hash.value
    self.stem = end - start < 5 ? 0 : stem != 0 ? stem : WordHash.ofStem(content[start..<end])
    length = end - start - longer
  }

  /// Whether the byte behind Latin letters ends a word, and nothing else begins with it.
  @inline(__always)
  private static func endsLatin(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
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
  private init?(twoBytes bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ content: ByteView) {
    var hash = WordHash()
    var end = start
    while end &+ 8 <= bytes.count {
      let (letters, count) = EightBytes(content, at: end).lettersOfTwoBytes
      hash.combine(letters, count: count)
      end &+= count
      if count < 8 { break }
    }
    while end &+ 1 < bytes.count, (0xCB...0xD7).contains(bytes[end]) {
      hash.combine(UInt64(bytes[end]) | UInt64(bytes[end &+ 1]) &<< 8, count: 2)
      end &+= 2
    }
    guard end == bytes.count || bytes[end] < 0x80 else { return nil }
    self.end = end
    self.hash = hash.value
    stem = 0
    length = (end - start) / 2
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
    stem = 0
    length = end - start
  }
}
