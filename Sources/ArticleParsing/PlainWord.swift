import ParallelText

/// A word of letters of one script, of which the byte behind it shows that it begins nothing else: no address, path, name of
/// a file or key. Most words are such, and are read in one pass.
struct PlainWord {
  /// Behind the last letter.
  var end: Int
  /// Its `WordHash`.
  var hash: UInt32
  /// As `Bytes.textLength` counts.
  var length: Int

  /// The word at `start`; nil if another thing may stand there, or a word that takes a closer look.
  ///
  /// What it takes for letters, `Bytes.endOfWord` does too.
  @inline(__always)
  init?(_ content: ByteView, at start: Int) {
    let first = content[start]
    if first < 0xCB {
      self.init(latin: content, start)
    } else if first < 0xD8 {
      self.init(twoBytes: content, start)
    } else {
      self.init(threeBytes: content, start)
    }
  }

  /// ASCII letters and those of Latin that take two bytes.
  @inline(__always)
  private init?(latin content: ByteView, _ start: Int) {
    let count = content.endIndex
    var hash = WordHash()
    var end = start
    var longer = 0
    while end < count {
      let byte = content[end]
      if Bytes.isASCIILetter(byte) {
        hash.combine(letter: byte | 0x20)
        end += 1
      } else if (0xC3...0xCA).contains(byte), end + 1 < count {
        let second = content[end + 1]
        // The signs for multiplication and division.
        if byte == 0xC3, second == 0x97 || second == 0xB7 { break }
        hash.combine(letter: byte)
        hash.combine(letter: second)
        end += 2
        longer += 1
      } else {
        break
      }
    }
    guard end > start else { return nil }
    if end < count {
      switch content[end] {
      case 0x20, 0x0A, UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "\""): break
      case UInt8(ascii: "."), UInt8(ascii: ":"):
        guard end + 1 < count, Bytes.isSpace(content[end + 1]) else { return nil }
      default: return nil
      }
    }
    self.end = end
    self.hash = hash.value
    length = end - start - longer
  }

  /// Letters of Greek, Cyrillic, Armenian and Hebrew: whatever is of ASCII ends the word.
  @inline(__always)
  private init?(twoBytes content: ByteView, _ start: Int) {
    let count = content.endIndex
    var hash = WordHash()
    var end = start
    while end + 1 < count, (0xCB...0xD7).contains(content[end]) {
      hash.combine(letter: content[end])
      hash.combine(letter: content[end + 1])
      end += 2
    }
    guard end == count || content[end] < 0x80 else { return nil }
    self.end = end
    self.hash = hash.value
    length = (end - start) / 2
  }

  /// Letters of Han and Hangul, up to ASCII or to the punctuation of their scripts.
  @inline(__always)
  private init?(threeBytes content: ByteView, _ start: Int) {
    let count = content.endIndex
    var hash = WordHash()
    var end = start
    while end + 2 < count, (0xE4...0xED).contains(content[end]) {
      hash.combine(letter: content[end])
      hash.combine(letter: content[end + 1])
      hash.combine(letter: content[end + 2])
      end += 3
    }
    guard end > start else { return nil }
    if end < count, content[end] >= 0x80 {
      guard end + 2 < count else { return nil }
      switch (content[end], content[end + 1]) {
      case (0xE3, 0x80): guard !(0x85...0x87).contains(content[end + 2]) else { return nil }
      case (0xEF, 0xBC): break
      default: return nil
      }
    }
    self.end = end
    self.hash = hash.value
    length = end - start
  }
}
