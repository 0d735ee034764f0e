/// The tokens that stand in both of two texts, numbered in the order of the second.
///
/// Open addressing with linear probing, half full at most: tokens are hashes, which a `Dictionary` would hash once more.
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
    var size = 16
    while size < 2 * first.count { size *= 2 }
    (self.first, self.second, count) = withUnsafeTemporaryAllocation(of: Entry.self, capacity: size) { entries in
      entries.initialize(repeating: Entry(token: 0, place: Self.free))
      // Where a token is, or would be put.
      func entry(of token: UInt32) -> Int {
        var index = Int(token) & (size - 1)
        while entries[index].place != Self.free, entries[index].token != token { index = (index + 1) & (size - 1) }
        return index
      }
      let own = first.map { token in
        let entry = entry(of: token)
        entries[entry] = Entry(token: token, place: Self.inFirst)
        return entry
      }
      var count = 0
      let others = second.map { token in
        let entry = entry(of: token)
        if entries[entry].place == Self.inFirst {
          entries[entry].place = Int32(count)
          count += 1
        }
        return entries[entry].place
      }
      return (own.map { entries[$0].place }, others, count)
    }
  }
}
