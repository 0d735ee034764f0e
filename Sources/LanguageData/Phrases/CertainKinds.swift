import ParallelText

/// What phrases say for certain, by the keys of their beginnings (`WordBeginnings.key`): of those that begin alike all that any says.
struct CertainKinds: Sendable {
  typealias Kinds = OppositeWords.Kinds

  private var slots: HashTable<(key: UInt64, kinds: Kinds)>

  init(_ entries: [(key: UInt64, kinds: Kinds)]) {
    slots = HashTable(capacity: entries.count, free: (0, []))
    for entry in entries {
      let place = place(of: entry.key)
      slots[place] = (entry.key, slots[place].kinds.union(entry.kinds))
    }
  }

  /// None if no phrase has the key.
  @inline(__always) func kinds(of key: UInt64) -> Kinds { slots[place(of: key)].kinds }

  @inline(__always) private func place(of key: UInt64) -> Int {
    slots.place(of: (key &* 0x9E37_79B9_7F4A_7C15) &>> 32) { $0.kinds.isEmpty || $0.key == key }
  }
}
