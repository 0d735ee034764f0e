import ParallelText

/// The tokens that stand in both of two texts, numbered in the order of the second.
struct SharedTokens {
  /// How many there are.
  let count: Int
  /// For each token of the first and of the second text its number from 0 on, negative if the other does not have it.
  let first: [Int32]
  let second: [Int32]

  /// Complexity: O(tokens).
  init(_ first: [UInt32], _ second: [UInt32]) {
    // Most tokens are repeated: a small table stays near the processor.
    var numbers = TokenNumbers(capacity: first.count / 8)
    let own = first.map { Int32(numbers.number($0).0) }
    /// By numbers in the first text.
    var places = [Int32](filledWith: -1, count: numbers.count)
    var count: Int32 = 0
    self.second = second.map { token in
      guard let number = numbers[token] else { return -1 }
      if places[number] < 0 {
        places[number] = count
        count += 1
      }
      return places[number]
    }
    self.first = own.map { places[Int($0)] }
    self.count = Int(count)
  }
}
