import ParallelText

/// The tokens that stand in both of two texts, numbered in the order of the second.
struct SharedTokens {
  private struct Entry {
    var token: UInt32
    /// The token's number, or what is known of it while it has none.
    var place: Int32
  }

  private static let free: Int32 = -2
  private static let inFirst: Int32 = -1

  /// How many there are.
  let count: Int
  /// For each token of the first and of the second text its number from 0 on, negative if the other does not have it.
  let first: [Int32]
  let second: [Int32]

  /// Complexity: O(tokens).
  init(_ first: [UInt32], _ second: [UInt32]) {
    var entries = HashTable(capacity: first.count, free: Entry(token: 0, place: Self.free))
    // Where a token is, or would be put.
    func entry(of token: UInt32) -> Int { entries.place(of: token) { $0.token == token || $0.place == Self.free } }
    let own = first.map { token in
      let entry = entry(of: token)
      entries[entry] = Entry(token: token, place: Self.inFirst)
      return entry
    }
    var count = 0
    self.second = second.map { token in
      let entry = entry(of: token)
      if entries[entry].place == Self.inFirst {
        entries[entry].place = Int32(count)
        count += 1
      }
      return entries[entry].place
    }
    self.first = own.map { entries[$0].place }
    self.count = count
  }
}
