/// Classes of ASCII bytes, for scanning UTF-8 without decoding it: no byte of a longer scalar is in any of them, but for
/// `isWord`.
public enum ASCII {
  /// Spaces, tabs and ends of lines.
  @inlinable @inline(__always) public static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
  /// Spaces and tabs.
  @inlinable @inline(__always) public static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  @inlinable @inline(__always) public static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
  @inlinable @inline(__always) public static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  @inlinable @inline(__always) public static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte)
  }
  @inlinable @inline(__always) public static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
  @inlinable @inline(__always) public static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
  /// A capital as a small letter; all other bytes, those of other letters included, as they are.
  @inlinable @inline(__always) public static func lowercased(_ byte: UInt8) -> UInt8 {
    isUpper(byte) ? byte | 0x20 : byte
  }
  /// Whether two bytes are the same, or the same letter.
  @inlinable @inline(__always) public static func areSame(_ first: UInt8, _ second: UInt8) -> Bool {
    lowercased(first) == lowercased(second)
  }
  /// A letter, a digit, an underscore, or a byte of a longer scalar.
  @inlinable @inline(__always) public static func isWord(_ byte: UInt8) -> Bool {
    isIdentifier(byte) || byte >= 0x80
  }
  @inlinable @inline(__always) public static func isIdentifier(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || byte == UInt8(ascii: "_")
  }
  /// A letter, a byte of a longer scalar, or one of the marks that stand behind ASCII's letters, as in `[string]` and
  /// `new_name`.
  @inlinable @inline(__always) public static func isLetterLike(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 }
  @inlinable @inline(__always) public static func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
  }

  /// ASCII punctuation (CommonMark 2.1).
  @inlinable @inline(__always) public static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  /// Whether bytes begin with a text in lower case, whatever their own case.
  @inlinable public static func begins(_ bytes: ByteView, _ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard bytes.count >= count else { return false }
    for offset in 0..<count where lowercased(bytes[bytes.startIndex + offset]) != text.utf8Start[offset] {
      return false
    }
    return true
  }

  /// Whether bytes are a text in lower case, whatever their own case.
  @inlinable public static func are(_ bytes: ByteView, _ text: StaticString) -> Bool {
    bytes.count == text.utf8CodeUnitCount && begins(bytes, text)
  }
}

extension Hash64 {
  /// The same for texts that differ in nothing but the case of ASCII letters.
  @inlinable public static func ofFolded(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = Hash64()
    for byte in bytes { hash.combine(ASCII.lowercased(byte)) }
    return hash.value
  }
}
