/// A set of hashes that are already mixed: looked up without hashing them once more.
public struct HashSet<Hash: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
  /// 0 marks a free slot; whether 0 itself is in the set is kept apart.
  @usableFromInline let table: HashTable<Hash>
  @usableFromInline let hasZero: Bool
  public let isEmpty: Bool

  /// Complexity: O(n) on average.
  @inlinable public init(_ values: some Collection<Hash>) {
    var table = HashTable<Hash>(capacity: values.count, free: 0)
    for value in values { table[table.place(of: value) { $0 == 0 || $0 == value }] = value }
    self.table = table
    hasZero = values.contains(0)
    isEmpty = values.isEmpty
  }

  /// Complexity: O(1) on average.
  @inlinable public func contains(_ value: Hash) -> Bool {
    if value == 0 { return hasZero }
    return table[table.place(of: value) { $0 == 0 || $0 == value }] != 0
  }
}
