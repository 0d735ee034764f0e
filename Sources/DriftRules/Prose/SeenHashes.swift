import ParallelText

/// Which hashes have been seen, of as many as will come at most.
struct SeenHashes {
  /// 0 marks a free slot.
  private var table: HashTable<UInt64>

  init(capacity: Int) { table = HashTable(capacity: capacity, free: 0) }

  /// Adds a hash, and returns whether it is a new one.
  mutating func insert(_ hash: UInt64) -> Bool {
    let hash = max(1, hash)
    let place = table.place(of: hash) { $0 == 0 || $0 == hash }
    if table[place] == hash { return false }
    table[place] = hash
    return true
  }
}
