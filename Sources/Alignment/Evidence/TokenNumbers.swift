import ParallelText

/// Numbers of tokens, from 0 on in the order in which they come.
struct TokenNumbers {
  private struct Slot {
    var token: UInt32 = 0
    /// One more than the number; 0 marks a free slot.
    var next: Int32 = 0
  }

  private var table: HashTable<Slot>
  private(set) var count = 0

  /// - Parameter capacity: How many tokens there are likely to be.
  init(capacity: Int) { table = HashTable(capacity: capacity, free: Slot()) }

  /// Complexity: O(1) on average.
  subscript(token: UInt32) -> Int? {
    let slot = table[place(of: token)]
    return slot.next > 0 ? Int(slot.next) - 1 : nil
  }

  /// The number of a token, and whether it has just got it.
  mutating func number(_ token: UInt32) -> (Int, isNew: Bool) {
    let place = place(of: token)
    if table[place].next > 0 { return (Int(table[place].next) - 1, false) }
    count += 1
    table[place] = Slot(token: token, next: Int32(count))
    if count == table.capacity {
      table.grow(free: Slot(), isFree: { $0.next == 0 }, hash: { UInt64($0.token) })
    }
    return (count - 1, true)
  }

  private func place(of token: UInt32) -> Int {
    table.place(of: token) { $0.next == 0 || $0.token == token }
  }
}
