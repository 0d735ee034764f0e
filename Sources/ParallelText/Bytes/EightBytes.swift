/// Eight bytes of a text as one number, of which the first is the lowest: as many are looked at at once.
public struct EightBytes {
  public let value: UInt64

  /// Zeros.
  @inlinable @inline(__always)
  public static var none: EightBytes { EightBytes(value: 0) }

  /// - Parameter value: The bytes, of which the first is the lowest.
  @inlinable @inline(__always)
  public init(value: UInt64) { self.value = value }

  /// Whether there are eight bytes at the index is checked.
  @inlinable @inline(__always)
  public init(_ bytes: ByteView, at index: Int) { value = UInt64(littleEndian: bytes.word(at: index)) }

  /// - Precondition: There are eight bytes at the index.
  @inlinable @inline(__always)
  public init(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    value = UInt64(
      littleEndian: UnsafeRawPointer(bytes.baseAddress! + index).loadUnaligned(as: UInt64.self))
  }

  /// The bytes from an index on; zeros stand for those behind the end.
  @inlinable @inline(__always)
  public init(_ bytes: UnsafeBufferPointer<UInt8>, paddedAt index: Int) {
    let left = bytes.count &- index
    if left >= 8 {
      self.init(bytes, at: index)
    } else if bytes.count >= 8 {
      self.init(value: EightBytes(bytes, at: bytes.count &- 8).value >> UInt64(64 &- left &* 8))
    } else {
      var value: UInt64 = 0
      for place in 0..<max(left, 0) { value |= UInt64(bytes[index &+ place]) &<< UInt64(place &* 8) }
      self.init(value: value)
    }
  }

  /// The bytes before the first that is no letter of ASCII, in lower case, and how many they are.
  @inlinable @inline(__always)
  public var asciiLetters: (UInt64, count: Int) {
    let small = value | 0x2020_2020_2020_2020
    let low = small & 0x7F7F_7F7F_7F7F_7F7F
    // The highest bit of each byte: whether it is at least `a`, and whether it is more than `z`.
    let fromA = low &+ 0x1F1F_1F1F_1F1F_1F1F
    let behindZ = low &+ 0x0505_0505_0505_0505
    let others = ~(fromA & ~behindZ & ~small) & 0x8080_8080_8080_8080
    return first(small, bits: others == 0 ? 64 : others.trailingZeroBitCount &- 7)
  }

  /// The bytes before the first that is of no letter of ASCII or of U+00C0...U+02BF, with ASCII's in lower case, and how many
  /// they are. The signs `×` and `÷` are among those letters.
  ///
  /// - Precondition: The first byte begins a letter, or goes on with one of those.
  @inlinable @inline(__always)
  public var latinLetters: (UInt64, count: Int) {
    let low = value & 0x7F7F_7F7F_7F7F_7F7F
    let small = low | 0x2020_2020_2020_2020
    // The highest bit of each byte, as above; of others whether they go on with a letter, or are of 0xC3...0xCA.
    let ascii = (small &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(small &+ 0x0505_0505_0505_0505) & ~value
    let leads = (low &+ 0x3D3D_3D3D_3D3D_3D3D) & ~(low &+ 0x3535_3535_3535_3535)
    let goesOn = ~(low &+ 0x4040_4040_4040_4040)
    let letters = ascii | value & (leads | goesOn)
    let others = ~letters & 0x8080_8080_8080_8080
    let lower = value | (ascii & 0x8080_8080_8080_8080) >> 2
    return first(lower, bits: others == 0 ? 64 : others.trailingZeroBitCount &- 7)
  }

  /// Which of letters, as they are in lower case, are capitals of ASCII: a bit in each of their bytes.
  @inlinable @inline(__always)
  public func capitals(of letters: UInt64) -> UInt64 { letters & ~value & 0x2020_2020_2020_2020 }

  @inlinable @inline(__always)
  public var isASCII: Bool { value & 0x8080_8080_8080_8080 == 0 }

  /// How many of the bytes are beyond ASCII.
  @inlinable @inline(__always)
  public var countBeyondASCII: Int {
    Int(truncatingIfNeeded: (((value >> 7) & 0x0101_0101_0101_0101) &* 0x0101_0101_0101_0101) >> 56)
  }

  /// Whether a byte is among them. Complexity: O(1).
  @inlinable @inline(__always)
  public func contains(_ byte: UInt8) -> Bool {
    let differing = value ^ UInt64(byte) &* 0x0101_0101_0101_0101
    return (differing &- 0x0101_0101_0101_0101) & ~differing & 0x8080_8080_8080_8080 != 0
  }

  /// The bytes before the first pair that is no letter of U+02C0...U+05FF, and how many they are.
  ///
  /// - Precondition: A character begins with the first byte.
  @inlinable @inline(__always)
  public var lettersOfTwoBytes: (UInt64, count: Int) {
    let leads = value & 0x00FF_00FF_00FF_00FF
    // The bit above each first byte: whether it is at least 0xCB, and whether it is more than 0xD7.
    let fromFirst = leads &+ 0x0035_0035_0035_0035
    let behindLast = leads &+ 0x0028_0028_0028_0028
    let others = ~(fromFirst & ~behindLast) & 0x0100_0100_0100_0100
    return first(value, bits: others == 0 ? 64 : others.trailingZeroBitCount &- 8)
  }

  @inlinable @inline(__always)
  func first(_ value: UInt64, bits: Int) -> (UInt64, count: Int) {
    (bits == 64 ? value : value & ((1 &<< UInt64(bits)) &- 1), bits / 8)
  }
}
