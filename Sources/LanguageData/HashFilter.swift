/// Tells of most hashes that they are not in a set: a bit each, of which one in sixteen is set at most.
///
/// A Bloom filter with one hash function (Bloom 1970): small enough to stay in the processor's nearest cache.
public struct HashFilter: Sendable {
  @usableFromInline let bits: [UInt64]
  @usableFromInline let mask: UInt32

  init(_ hashes: [UInt32]) {
    var size = 1_024
    while size < 16 * hashes.count { size *= 2 }
    var bits = [UInt64](repeating: 0, count: size / 64)
    mask = UInt32(size - 1)
    for hash in hashes { bits[Int((hash & mask) >> 6)] |= 1 << UInt64(hash & 63) }
    self.bits = bits
  }

  /// Calls `body` with those hashes that may be in the set, until it returns false.
  @inlinable @inline(__always) func forEachCandidate(in hashes: ArraySlice<UInt32>, _ body: (UInt32) -> Bool) {
    // In a variable of its own, so that it stays in a register.
    let mask = mask
    bits.withUnsafeBufferPointer { bits in
      hashes.withUnsafeBufferPointer { hashes in
        for hash in hashes where Self.isSet(hash, mask, bits) {
          if !body(hash) { return }
        }
      }
    }
  }

  /// Calls `body` with the places of those hashes that may be in the set.
  @inlinable @inline(__always)
  func forEachPlace(in hashes: UnsafeBufferPointer<UInt32>, _ body: (Int) -> Void) {
    let mask = mask
    bits.withUnsafeBufferPointer { bits in
      for place in hashes.indices where Self.isSet(hashes[place], mask, bits) { body(place) }
    }
  }

  /// Never false if the hash is in the set.
  @inlinable @inline(__always) public func mayContain(_ hash: UInt32) -> Bool {
    bits.withUnsafeBufferPointer { Self.isSet(hash, mask, $0) }
  }

  /// Of the number in `bits`, the hash's lowest six bits tell the bit.
  @inlinable @inline(__always)
  static func isSet(_ hash: UInt32, _ mask: UInt32, _ bits: UnsafeBufferPointer<UInt64>) -> Bool {
    bits[Int((hash & mask) &>> 6)] &>> UInt64(hash) & 1 != 0
  }
}
