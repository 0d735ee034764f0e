/// A set of hashes that are already mixed: looked up without hashing them once more.
///
/// Open addressing with linear probing, half full at most. `Set` would hash each value anew, for words of texts the
/// greater part of the cost.
public struct HashSet<Hash: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
  /// 0 marks a free place; whether 0 itself is in the set is kept apart.
  @usableFromInline let places: [Hash]
  @usableFromInline let mask: Int
  @usableFromInline let hasZero: Bool
  public let isEmpty: Bool

  /// Complexity: O(n) on average.
  @inlinable public init(_ values: some Collection<Hash>) {
    var size = 4
    while size < values.count * 2 { size *= 2 }
    var places = [Hash](repeating: 0, count: size)
    var hasZero = false
    for value in values {
      if value == 0 { hasZero = true }
      var place = Int(truncatingIfNeeded: value) & (size - 1)
      while places[place] != 0, places[place] != value { place = (place + 1) & (size - 1) }
      places[place] = value
    }
    self.places = places
    self.hasZero = hasZero
    mask = size - 1
    isEmpty = values.isEmpty
  }

  /// Complexity: O(1) on average.
  @inlinable public func contains(_ value: Hash) -> Bool {
    if value == 0 { return hasZero }
    var place = Int(truncatingIfNeeded: value) & mask
    while true {
      let found = places[place]
      if found == value { return true }
      if found == 0 { return false }
      place = (place + 1) & mask
    }
  }
}
