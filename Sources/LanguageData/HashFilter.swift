/// Tells of most hashes that they are not in a set: a bit each, of which one in 32 is set at most.
///
/// A Bloom filter with one hash function (Bloom 1970): small enough to stay in the processor's nearest cache.
public struct HashFilter: Sendable {
  @usableFromInline let bits: [UInt64]
  @usableFromInline let mask: UInt32

  init(_ hashes: [UInt32]) {
    var size = 1_024
    while size < 32 * hashes.count { size *= 2 }
    var bits = [UInt64](repeating: 0, count: size / 64)
    mask = UInt32(size - 1)
    for hash in hashes { bits[Int((hash & mask) >> 6)] |= 1 << UInt64(hash & 63) }
    self.bits = bits
  }

  /// Calls `body` with those hashes that may be in the set, until it returns false.
  @inlinable @inline(__always)
  func forEachCandidate(in hashes: UnsafeBufferPointer<UInt32>, _ body: (UInt32) -> Bool) {
    // In a variable of its own, so that it stays in a register.
    let mask = mask
    bits.withUnsafeBufferPointer { bits in
      for hash in hashes where Self.isSet(hash, mask, bits) {
        if !body(hash) { return }
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

  /// The same of those that may be in the set themselves, or joined with the one before; to ask both at once takes one branch.
  @inlinable @inline(__always)
  func forEachPlace(
    in hashes: UnsafeBufferPointer<UInt32>, orJoined join: (_ before: UInt32, _ hash: UInt32) -> UInt32,
    _ body: (Int) -> Void
  ) {
    let mask = mask
    bits.withUnsafeBufferPointer { bits in
      var before: UInt32 = 0
      for place in hashes.indices {
        let hash = hashes[place]
        let joined = join(before, hash)
        before = hash
        let own = bits[Int((hash & mask) &>> 6)] &>> UInt64(hash)
        let other = bits[Int((joined & mask) &>> 6)] &>> UInt64(joined)
        if (own | other) & 1 != 0 { body(place) }
      }
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
