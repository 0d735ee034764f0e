/// The hash by which words are compared: FNV-1a, 32 bits, ASCII letters in lower case.
public struct WordHash {
  @usableFromInline var state: UInt32 = 0x811C_9DC5

  @inlinable public init() {}

  @inlinable public var value: UInt32 { state }

  @inlinable public mutating func combine(_ byte: UInt8) {
    state = (state ^ UInt32(byte.lowercasedASCII)) &* 0x0100_0193
  }

  /// A byte that is no capital of ASCII.
  @inlinable public mutating func combine(letter byte: UInt8) {
    state = (state ^ UInt32(byte)) &* 0x0100_0193
  }

  @inlinable public static func of(_ word: some Sequence<UInt8>) -> UInt32 {
    var hash = WordHash()
    for byte in word { hash.combine(byte) }
    return hash.value
  }

  /// The hash of the first four letters of a Latin word of five or more, without case and accents; 0 for others.
  ///
  /// Words that begin alike in two languages are likely cognates (Simard, Foster and Isabelle 1992).
  @inlinable public static func ofStem(_ word: ByteView) -> UInt32 {
    guard word.count >= 5 else { return 0 }
    let bytes = word.buffer
    var hash: UInt32 = 0x1234_5679
    var letters = 0
    var index = 0
    while index < bytes.count, letters < 4 {
      var byte = bytes[index]
      if byte >= 0x80 {
        // Latin letters of U+00C0...U+00FF to their base; other scripts share no letters.
        guard byte == 0xC3, index + 1 < bytes.count else { return 0 }
        byte = latinBases[Int(bytes[index + 1] & 0x1F)]
        index &+= 1
      }
      byte |= 0x20
      guard byte &- 0x61 < 26 else { return 0 }
      hash = (hash ^ UInt32(byte)) &* 0x0100_0193
      letters &+= 1
      index &+= 1
    }
    return letters == 4 && index < bytes.count ? hash : 0
  }

  /// The base letters of U+00C0...U+00DF, and of U+00E0...U+00FF, which are the same in lower case.
  @usableFromInline static let latinBases = Array("aaaaaaaceeeeiiiidnooooo*ouuuuyts".utf8)
}
