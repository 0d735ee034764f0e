import ParallelText

/// What is known of tokens: a `Dictionary` would hash their hashes once more.
struct TokenTable {
  struct Slot {
    var token: UInt32 = 0
    var isTaken = false
    /// The sentences that have it, those of the other side that have a counterpart, and how regularly the two go together.
    var own: UInt64 = 0
    var others: UInt64 = 0
    var strength = 0.0
  }

  var slots: HashTable<Slot>

  /// - Parameter count: How many tokens there are at most.
  init(_ count: Int) { slots = HashTable(capacity: count, free: Slot()) }

  /// The slot of a token, which takes a free one if it has none.
  subscript(token: UInt32) -> Slot {
    get { slots[slots.place(of: token) { !$0.isTaken || $0.token == token }] }
    _modify {
      let place = slots.place(of: token) { !$0.isTaken || $0.token == token }
      slots[place].token = token
      slots[place].isTaken = true
      yield &slots[place]
    }
  }

  func place(of token: UInt32) -> Int? {
    let place = slots.place(of: token) { !$0.isTaken || $0.token == token }
    return slots[place].isTaken ? place : nil
  }
}
