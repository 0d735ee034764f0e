/// The hash by which words are compared, ASCII letters in lower case.
///
/// Eight bytes are taken at a time, as little-endian numbers, and multiplied (Knuth 1973, 6.4): of most words that is one
/// multiplication, where a hash of single bytes has one for each, and waits for the one before.
public struct WordHash {
  @usableFromInline var state: UInt64 = 0
  /// Up to seven bytes that are not in `state` yet.
  @usableFromInline var group: UInt64 = 0
  @usableFromInline var bitsOfGroup = 0

  @inlinable public init() {}

  /// The upper bits of a product depend on all bits of its factors.
  @inlinable public var value: UInt32 { UInt32(truncatingIfNeeded: whole >> 32) }

  /// The same with twice as many bits.
  @inlinable public var whole: UInt64 { Self.mixed(Self.mixed(state ^ group)) }

  @inlinable public mutating func combine(_ byte: UInt8) { combine(UInt64(ASCII.lowercased(byte)), count: 1) }

  /// The low bytes of a number, which are no capitals of ASCII; the others are 0.
  ///
  /// - Parameters:
  ///   - letters: The bytes, the first one lowest.
  ///   - count: How many, at most eight.
  @inlinable @inline(__always) public mutating func combine(_ letters: UInt64, count: Int) {
    group |= letters &<< UInt64(bitsOfGroup)
    let bits = bitsOfGroup &+ count &* 8
    if bits < 64 {
      bitsOfGroup = bits
      return
    }
    state = Self.mixed(state ^ group)
    group = bitsOfGroup == 0 ? 0 : letters &>> UInt64(64 &- bitsOfGroup)
    bitsOfGroup = bits &- 64
  }

  /// The hash of a word of many letters, as its first eight bytes come.
  ///
  /// - Parameters:
  ///   - state: What was got of the eight bytes before, 0 if there are none.
  ///   - eight: The bytes, the first one lowest, none of them a capital of ASCII.
  /// - Returns: What the next eight bytes are taken with.
  @inlinable @inline(__always) public static func combined(_ state: UInt64, _ eight: UInt64) -> UInt64 {
    mixed(state ^ eight)
  }

  /// The hash of a word of which less than eight bytes are left.
  @inlinable @inline(__always) public static func of(_ state: UInt64, rest: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: mixed(mixed(state ^ rest)) >> 32)
  }

  @inlinable static func mixed(_ value: UInt64) -> UInt64 {
    let product = (value ^ 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    return product ^ (product >> 32)
  }

  @inlinable public static func of(_ word: some Sequence<UInt8>) -> UInt32 {
    if let known = word.withContiguousStorageIfAvailable({ WordHash(of: $0).value }) { return known }
    var hash = WordHash()
    for byte in word { hash.combine(byte) }
    return hash.value
  }

  @inlinable public static func of(_ word: ByteView) -> UInt32 { WordHash(of: word.buffer).value }

  /// The hash of a word at once, many bytes at a time.
  @inlinable public init(of bytes: UnsafeBufferPointer<UInt8>) {
    var hash = WordHash()
    var index = 0
    while index &+ 8 <= bytes.count {
      let eight = UnsafeRawPointer(bytes.baseAddress! + index).loadUnaligned(as: UInt64.self)
      hash.combine(Self.lowercased(UInt64(littleEndian: eight)), count: 8)
      index &+= 8
    }
    var rest: UInt64 = 0
    for place in index..<bytes.count { rest |= UInt64(bytes[place]) &<< UInt64((place &- index) &* 8) }
    hash.combine(Self.lowercased(rest), count: bytes.count &- index)
    self = hash
  }

  /// Eight bytes with capitals of ASCII as small letters.
  @inlinable @inline(__always) public static func lowercased(_ eight: UInt64) -> UInt64 {
    let low = eight & 0x7F7F_7F7F_7F7F_7F7F
    // The highest bit of each byte: whether it is at least `A`, and whether it is more than `Z`.
    let fromA = low &+ 0x3F3F_3F3F_3F3F_3F3F
    let behindZ = low &+ 0x2525_2525_2525_2525
    return eight | (fromA & ~behindZ & ~eight & 0x8080_8080_8080_8080) >> 2
  }

  /// The hash of the first four letters of a Latin word of five or more, without case and accents; 0 for others.
  ///
  /// Words that begin alike in two languages are likely cognates (Simard, Foster and Isabelle 1992).
  @inlinable public static func ofStem(_ word: ByteView) -> UInt32 {
    ofStem(EightBytes(word.buffer, paddedAt: 0), count: word.count)
  }

  /// - Parameters:
  ///   - beginning: The word's first eight bytes, or all of it and zeros.
  ///   - count: Of the word's bytes.
  @inlinable public static func ofStem(_ beginning: EightBytes, count: Int) -> UInt32 {
    if count < 5 { return 0 }
    // Four letters have at most as many bytes.
    var rest = beginning.value
    var left = count
    var letters: UInt32 = 0
    var bits: UInt32 = 0
    while bits < 32 {
      var byte = UInt8(truncatingIfNeeded: rest)
      if byte >= 0x80 {
        // Latin letters of U+00C0...U+00FF to their base; other scripts share no letters.
        guard byte == 0xC3 else { return 0 }
        rest >>= 8
        byte = latinBase(UInt8(truncatingIfNeeded: rest))
        left &-= 1
      }
      byte |= 0x20
      guard byte &- 0x61 < 26 else { return 0 }
      letters |= UInt32(byte) &<< bits
      bits &+= 8
      rest >>= 8
      left &-= 1
    }
    return left > 0 ? ofStem(letters: letters) : 0
  }

  /// The same for four small letters of ASCII, of which the first is the lowest byte. No two have the same hash.
  @inlinable @inline(__always) public static func ofStem(letters: UInt32) -> UInt32 {
    let product = letters &* 0x9E37_79B1
    return product ^ product >> 15
  }

  /// The base letter of one of U+00C0...U+00DF, or of U+00E0...U+00FF, which are the same in lower case.
  ///
  /// - Parameter second: Its second byte.
  @inlinable @inline(__always) static func latinBase(_ second: UInt8) -> UInt8 {
    switch second & 0x1F {
    case 0x00...0x06: UInt8(ascii: "a")
    case 0x07: UInt8(ascii: "c")
    case 0x08...0x0B: UInt8(ascii: "e")
    case 0x0C...0x0F: UInt8(ascii: "i")
    case 0x10: UInt8(ascii: "d")
    case 0x11: UInt8(ascii: "n")
    case 0x12...0x16, 0x18: UInt8(ascii: "o")
    case 0x19...0x1C: UInt8(ascii: "u")
    case 0x1D: UInt8(ascii: "y")
    case 0x1E: UInt8(ascii: "t")
    case 0x1F: UInt8(ascii: "s")
    // The signs for multiplication and division.
    default: 0
    }
  }
}
