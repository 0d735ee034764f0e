/// FNV-1a, 64 bits, with a final mix: stable across runs and machines, unlike `Hasher`.
///
/// See Fowler, Noll, Vo: "The FNV Non-Cryptographic Hash Algorithm" (IETF draft), and MurmurHash3's `fmix64`.
public struct Hash64: Sendable {
  @usableFromInline var state: UInt64 = 0xCBF2_9CE4_8422_2325

  @inlinable public init() {}

  @inlinable public mutating func combine(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  @inlinable public mutating func combine(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { combine(byte) }
  }

  /// A text and its end, so that ("ab", "c") and ("a", "bc") differ.
  @inlinable public mutating func combine(_ text: String) {
    // Nearly always its bytes stand in memory as they are: to ask the view for each takes several times as long.
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { for byte in $0 { combine(byte) } }
    if isDone == nil { combine(text.utf8) }
    combine(UInt8(0xFF))
  }

  @inlinable public mutating func combine(_ value: UInt64) {
    var rest = value
    for _ in 0..<8 {
      combine(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  /// The bytes and their number, eight at a time: another hash than that of the same bytes one by one, and for long texts several
  /// times as fast.
  @inlinable public mutating func combineLong(_ bytes: ByteView) {
    let buffer = bytes.buffer
    var index = 0
    while index &+ 8 <= buffer.count {
      combine(eight: EightBytes(buffer, at: index).value)
      index &+= 8
    }
    var rest = UInt64(truncatingIfNeeded: buffer.count)
    while index < buffer.count {
      rest = rest &<< 8 | UInt64(buffer[index])
      index &+= 1
    }
    combine(eight: rest)
  }

  /// As `WordHash` mixes.
  @inlinable @inline(__always) mutating func combine(eight: UInt64) {
    state = (state ^ eight) &* 0xD6E8_FEB8_6659_FD93
    state ^= state >> 32
  }

  @inlinable public var value: UInt64 {
    var hash = state
    hash ^= hash >> 33
    hash = hash &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 33
    hash = hash &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ (hash >> 33)
  }

  @inlinable public static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    // To ask a text's view for each byte takes several times as long.
    let known = bytes.withContiguousStorageIfAvailable { bytes in
      var hash = Hash64()
      for byte in bytes { hash.combine(byte) }
      return hash.value
    }
    if let known { return known }
    var hash = Hash64()
    hash.combine(bytes)
    return hash.value
  }
}
