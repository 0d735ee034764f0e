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

  private var entries: [Entry]
  private let mask: Int
  /// How many there are.
  private(set) var count = 0

  /// Complexity: O(tokens).
  init(_ first: some Collection<UInt32>, _ second: some Collection<UInt32>) {
    var size = 16
    while size < 2 * first.count { size *= 2 }
    entries = [Entry](repeating: Entry(token: 0, place: Self.free), count: size)
    mask = size - 1
    for token in first { entries[entry(of: token)] = Entry(token: token, place: Self.inFirst) }
    for token in second {
      let entry = entry(of: token)
      guard entries[entry].place == Self.inFirst else { continue }
      entries[entry].place = Int32(count)
      count += 1
    }
  }

  /// The token's number from 0 on, nil if one of the texts does not have it.
  func place(of token: UInt32) -> Int32? {
    let place = entries[entry(of: token)].place
    return place >= 0 ? place : nil
  }

  /// Where a token is, or would be put.
  private func entry(of token: UInt32) -> Int {
    var index = Int(truncatingIfNeeded: token) & mask
    while entries[index].place != Self.free, entries[index].token != token { index = (index + 1) & mask }
    return index
  }
}
