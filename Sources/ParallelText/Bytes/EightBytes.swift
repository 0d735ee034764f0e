/// Eight bytes of a text as one number, of which the first is the lowest: as many are looked at at once.
public struct EightBytes {
  public let value: UInt64

  /// Zeros.
  @inlinable @inline(__always)
  public static var none: EightBytes { EightBytes(value: 0) }

  @inlinable @inline(__always)
  init(value: UInt64) { self.value = value }

  /// Whether there are eight bytes at the index is checked.
  @inlinable @inline(__always)
  public init(_ bytes: ByteView, at index: Int) { value = UInt64(littleEndian: bytes.word(at: index)) }

  /// - Precondition: There are eight bytes at the index.
  @inlinable @inline(__always)
  public init(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    value = UInt64(
      littleEndian: UnsafeRawPointer(bytes.baseAddress! + index).loadUnaligned(as: UInt64.self))
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
