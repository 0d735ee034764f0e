import ParallelText

/// Tells of most words of a text that no phrase begins with them, by their first four bytes; by eight where letters take two.
///
/// A Bloom filter with one hash function (Bloom 1970), which takes letters of ASCII in whatever case.
struct WordBeginnings: Sendable {
  private static var most: Int { 4 }
  private static var mostOfOthers: Int { 8 }
  private static var bitsOfHash: UInt32 { 13 }
  /// The bit by which a small letter of ASCII differs from its capital, set in all bytes: a few others are mixed up by it.
  fileprivate static var small: UInt64 { 0x2020_2020_2020_2020 }

  private var bits = [UInt64](repeating: 0, count: 1 << (bitsOfHash - 6))
  /// Of phrases of eight bytes or more that do not begin in ASCII.
  private var bitsOfEight = [UInt64](repeating: 0, count: 1 << (bitsOfHash - 6))
  /// Of so many bytes are phrases that are shorter than four, a bit each; and those of them that any ending may follow.
  private var lengths: UInt8 = 0
  private var openLengths: UInt8 = 0
  /// Whether any ending may follow such a phrase that begins with a letter of ASCII.
  private var hasOpenASCII = false

  /// - Parameters:
  ///   - phrase: In which 1 stands for a number.
  ///   - isOpen: Whether any ending may follow.
  mutating func insert(_ phrase: [UInt8], isOpen: Bool) {
    let start = Self.start(of: phrase)
    let key = Self.key(of: start)
    if start.count == Self.mostOfOthers {
      let place = Self.place(ofEight: key)
      bitsOfEight[place / 64] |= 1 << UInt64(place % 64)
      return
    }
    if start.count < Self.most {
      lengths |= 1 << UInt8(start.count)
      if isOpen, start.count == phrase.count {
        openLengths |= 1 << UInt8(start.count)
        if start[0] < 0x80 { hasOpenASCII = true }
      }
    }
    let place = Self.place(of: UInt32(key))
    bits[place / 64] |= 1 << UInt64(place % 64)
  }

  /// What a phrase is known by, as a number: one of those that `Filter.forEachKey` gives where it stands.
  static func key(of phrase: [UInt8]) -> UInt64 { key(of: start(of: phrase)) }

  private static func start(of phrase: [UInt8]) -> ArraySlice<UInt8> {
    let start = phrase.prefix { $0 != PhraseDraft.number }
    return start.prefix(start.count >= mostOfOthers && start[0] >= 0x80 ? mostOfOthers : most)
  }

  private static func key(of start: ArraySlice<UInt8>) -> UInt64 {
    start.reversed().reduce(0) { $0 << 8 | UInt64($1 | 0x20) }
  }

  @inline(__always)
  fileprivate static func place(of key: UInt32) -> Int { Int((key &* 0x9E37_79B1) &>> (32 - bitsOfHash)) }

  @inline(__always)
  fileprivate static func place(ofEight key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> UInt64(64 - bitsOfHash))
  }

  /// Asks for as long as the closure runs.
  @inline(__always) func withFilter<Result>(_ body: (Filter) -> Result) -> Result {
    bits.withUnsafeBufferPointer { bits in
      bitsOfEight.withUnsafeBufferPointer { bitsOfEight in
        body(
          Filter(
            bits: bits, bitsOfEight: bitsOfEight, lengths: lengths, openLengths: openLengths,
            hasOpenASCII: hasOpenASCII))
      }
    }
  }

  struct Filter {
    fileprivate let bits: UnsafeBufferPointer<UInt64>
    fileprivate let bitsOfEight: UnsafeBufferPointer<UInt64>
    fileprivate let lengths: UInt8
    fileprivate let openLengths: UInt8
    fileprivate let hasOpenASCII: Bool

    /// Whether a phrase may begin with eight bytes; never false if one does.
    @inline(__always) func mayBegin(_ eight: EightBytes) -> Bool {
      if eight.value & 0x80 != 0 {
        let place = WordBeginnings.place(ofEight: eight.value | WordBeginnings.small)
        if bitsOfEight[place / 64] & 1 << UInt64(place % 64) != 0 { return true }
      }
      let four = UInt32(truncatingIfNeeded: eight.value | WordBeginnings.small)
      if contains(four) { return true }
      // Most words have four letters, and with more behind it no shorter one stands there.
      if !hasOpenASCII, Self.areLetters(four) { return false }
      return lengths != 0 && (isShort(four, 3) || isShort(four, 2) || isShort(four, 1))
    }

    /// Calls `body` with the keys of all phrases that eight bytes may begin.
    @inline(__always) func forEachKey(_ eight: EightBytes, _ body: (UInt64) -> Void) {
      let key = eight.value | WordBeginnings.small
      if eight.value & 0x80 != 0 { body(key) }
      body(key & 0xFFFF_FFFF)
      for count in 1...3 as ClosedRange<UInt64> where lengths & 1 << UInt8(count) != 0 {
        body(key & ((1 &<< (8 &* count)) &- 1))
      }
    }

    /// Whether four bytes are letters of ASCII.
    ///
    /// - Parameter four: In small letters.
    @inline(__always) private static func areLetters(_ four: UInt32) -> Bool {
      let low = four & 0x7F7F_7F7F
      // The highest bit of each byte: whether it is at least `a`, and whether it is more than `z`.
      let fromA = low &+ 0x1F1F_1F1F
      let behindZ = low &+ 0x0505_0505
      return fromA & ~behindZ & ~four & 0x8080_8080 == 0x8080_8080
    }

    /// Whether a phrase of so many bytes may stand there, with no letter of ASCII behind it.
    @inline(__always) private func isShort(_ four: UInt32, _ count: UInt32) -> Bool {
      if lengths & 1 << UInt8(count) == 0 { return false }
      let next = UInt8(truncatingIfNeeded: four &>> (8 &* count))
      if next &- 0x61 < 26, openLengths & 1 << UInt8(count) == 0 { return false }
      return contains(four & ((1 &<< (8 &* count)) &- 1))
    }

    @inline(__always) private func contains(_ key: UInt32) -> Bool {
      let place = WordBeginnings.place(of: key)
      return bits[place / 64] & 1 << UInt64(place % 64) != 0
    }
  }
}
