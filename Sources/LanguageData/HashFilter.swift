/// Tells by one bit that a hash is not in a set, of nearly all hashes that are not.
///
/// A Bloom filter with one hash function (Bloom 1970): small enough to stay in the processor's nearest cache.
public struct HashFilter: Sendable {
  @usableFromInline let bits: [UInt64]

  init(_ hashes: [UInt32]) {
    var bits = [UInt64](repeating: 0, count: 256)
    for hash in hashes { bits[Int(hash >> 6 & 255)] |= 1 << UInt64(hash & 63) }
    self.bits = bits
  }

  /// False if no such hash is in the set.
  @inlinable @inline(__always) public func mayContain(_ hash: UInt32) -> Bool {
    bits[Int(hash >> 6 & 255)] & 1 << UInt64(hash & 63) != 0
  }
}
