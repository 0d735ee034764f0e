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
  private(set) var count: Int32 = 0
  /// For each token of the first and of the second text its number from 0 on, negative if the other does not have it.
  private(set) var first: [Int32]
  private(set) var second: [Int32]

  /// Complexity: O(tokens).
  init(_ firstTokens: some Collection<UInt32>, _ secondTokens: some Collection<UInt32>) {
    var size = 16
    while size < 2 * firstTokens.count { size *= 2 }
    var entries = [Entry](repeating: Entry(token: 0, place: Self.free), count: size)
    // Where a token is, or would be put.
    func entry(of token: UInt32) -> Int {
      var index = Int(truncatingIfNeeded: token) & (size - 1)
      while entries[index].place != Self.free, entries[index].token != token { index = (index + 1) & (size - 1) }
      return index
    }
    first = firstTokens.map { token in
      let entry = entry(of: token)
      entries[entry] = Entry(token: token, place: Self.inFirst)
      return Int32(truncatingIfNeeded: entry)
    }
    var count: Int32 = 0
    second = secondTokens.map { token in
      let entry = entry(of: token)
      if entries[entry].place == Self.inFirst {
        entries[entry].place = count
        count += 1
      }
      return entries[entry].place
    }
    for index in first.indices { first[index] = entries[Int(first[index])].place }
    self.count = count
  }
}
