/// Slots that are found by hashes which are already mixed.
///
/// Open addressing with linear probing (Knuth, The Art of Computer Programming 3, 6.4), half full at most. `Dictionary`
/// and `Set` would hash each hash once more, for words of texts the greater part of the cost. What a slot holds, when it
/// is free and whose it is otherwise, its user tells. None is given back.
public struct HashTable<Slot: Sendable>: Sendable {
  @usableFromInline var slots: [Slot]

  /// - Parameters:
  ///   - capacity: How many slots will be taken.
  ///   - free: What a slot holds while it is free.
  @inlinable public init(capacity: Int, free: Slot) {
    var size = 4
    while size < 2 * capacity { size *= 2 }
    slots = [Slot](filledWith: free, count: size)
  }

  /// How many slots may be taken: then the table has to grow.
  @inlinable public var capacity: Int { slots.count / 2 }

  @inlinable public subscript(place: Int) -> Slot {
    get { slots[place] }
    _modify { yield &slots[place] }
  }

  /// The place of the first slot, from where a hash leads, that is free or what is looked for.
  ///
  /// Complexity: O(1) on average.
  @inlinable @inline(__always) public func place(
    of hash: some FixedWidthInteger & UnsignedInteger, isEnd: (Slot) -> Bool
  ) -> Int {
    slots.withUnsafeBufferPointer { slots in
      var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while !isEnd(slots[place]) { place = (place + 1) & (slots.count - 1) }
      return place
    }
  }

  /// Doubles the capacity. Complexity: O(slots).
  ///
  /// - Parameters:
  ///   - free: As at the beginning.
  ///   - isFree: Whether a slot holds nothing.
  ///   - hash: That of what a slot holds.
  @inlinable public mutating func grow(free: Slot, isFree: (Slot) -> Bool, hash: (Slot) -> UInt64) {
    var grown = HashTable(capacity: slots.count, free: free)
    for slot in slots where !isFree(slot) { grown[grown.place(of: hash(slot), isEnd: isFree)] = slot }
    self = grown
  }
}
