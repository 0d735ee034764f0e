/// A set of hashes that are already mixed: looked up without hashing them once more.
///
/// Open addressing with linear probing, half full at most. `Set` would hash each value anew, for words of texts the
/// greater part of the cost.
struct HashSet<Hash: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
  /// 0 marks a free place; whether 0 itself is in the set is kept apart.
  private var places: [Hash]
  private let mask: Int
  private var hasZero = false
  let isEmpty: Bool

  init(_ values: some Sequence<Hash>) {
    let values = Set(values)
    var size = 4
    while size < values.count * 2 { size *= 2 }
    places = [Hash](repeating: 0, count: size)
    mask = size - 1
    isEmpty = values.isEmpty
    for value in values {
      if value == 0 {
        hasZero = true
        continue
      }
      var place = Int(truncatingIfNeeded: value) & mask
      while places[place] != 0 { place = (place + 1) & mask }
      places[place] = value
    }
  }

  /// Complexity: O(1) on average.
  func contains(_ value: Hash) -> Bool {
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
