import ParallelText

/// Tells of most words of a text that no phrase begins with them, by the first of their letters.
///
/// A Bloom filter with one hash function (Bloom 1970) of up to four bytes: letters of ASCII, in whatever case, or letters of
/// two bytes from Greek to Hebrew.
struct WordBeginnings: Sendable {
  private static let most = 4
  private static let bitsOfHash: UInt64 = 13

  private var bits = [UInt64](repeating: 0, count: 1 << (bitsOfHash - 6))
  /// The first bytes of phrases of which the letters tell nothing: they are few, and any others may follow.
  private(set) var firstsOfShort: [UInt8] = []

  mutating func insert(_ phrase: [UInt8], isOpen: Bool) {
    guard let first = phrase.first, Self.areTold(first) else { return }
    let isASCII = first < 0x80
    let letters = phrase.prefix { isASCII ? ASCII.isLetter($0) : Self.areTold($0) && $0 >= 0x80 || $0 & 0xC0 == 0x80 }
    if isOpen, letters.count == phrase.count, letters.count < Self.most {
      firstsOfShort.append(first)
      return
    }
    let key = letters.prefix(Self.most).reversed().reduce(0) { $0 << 8 | UInt64(ASCII.lowercased($1)) }
    let place = Self.place(of: key)
    bits[place / 64] |= 1 << UInt64(place % 64)
  }

  /// Whether something is told of words that begin with a byte.
  @inline(__always)
  static func areTold(_ byte: UInt8) -> Bool { ASCII.isLetter(byte) || byte &- 0xCB < 0xD8 - 0xCB }

  @inline(__always)
  private static func place(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: ((key & 0xFFFF_FFFF) &* 0x9E37_79B9_7F4A_7C15) &>> (64 - bitsOfHash))
  }

  /// Asks for as long as the closure runs.
  @inline(__always) func withFilter<Result>(_ body: (Filter) -> Result) -> Result {
    bits.withUnsafeBufferPointer { body(Filter(bits: $0)) }
  }

  struct Filter {
    fileprivate let bits: UnsafeBufferPointer<UInt64>

    /// Where the letters end that stand at an index, if none of the phrases begins with them; nil if one may.
    ///
    /// - Precondition: Something is told of words that begin with the byte there.
    @inline(__always) func endOfOthers(_ text: ByteView, at index: Int) -> Int? {
      guard index &+ 8 <= text.endIndex else { return nil }
      let eight = EightBytes(text, at: index)
      let isASCII = text[index] < 0x80
      var (letters, count) = isASCII ? eight.asciiLetters : eight.lettersOfTwoBytes
      let place = WordBeginnings.place(of: letters)
      if bits[place / 64] & 1 << UInt64(place % 64) != 0 { return nil }
      var end = index &+ count
      while !isASCII, count == 8, end &+ 8 <= text.endIndex {
        (_, count) = EightBytes(text, at: end).lettersOfTwoBytes
        end &+= count
      }
      return end
    }
  }
}
