/// A global alignment of two sequences (Needleman and Wunsch, 1970).
enum SequenceAlignment {
  /// Above this many cells only a band around the diagonal is scored.
  private static let cellLimit = 1_000_000

  /// The best-scoring matches, in order.
  ///
  /// - Parameters:
  ///   - score: How well element i of the first sequence goes with element j of the second.
  ///   - gapCost: What it costs to leave an element of either side alone; not negative.
  /// - Complexity: O(first × second) calls of `score`, or O(longer × band).
  static func matches(
    _ first: Int, _ second: Int, gapCost: Float = 1, score: (Int, Int) -> Float
  ) -> [(Int, Int)] {
    guard first > 0, second > 0 else { return [] }
    let isBanded = first * second > cellLimit
    let band = isBanded ? max(64, abs(first - second) + 64) : first + second
    let width = second + 1
    var previous = [Float](repeating: -.infinity, count: width)
    var current = previous
    // 0: match, 1: the first's element stays alone, 2: the second's.
    var trace = [UInt8](repeating: 2, count: (first + 1) * width)
    previous[0] = 0
    for j in 1...second { previous[j] = previous[j - 1] - gapCost }
    for i in 1...first {
      let center = i * second / first
      let low = max(1, center - band)
      let high = min(second, center + band)
      for j in current.indices { current[j] = -.infinity }
      if low == 1 {
        current[0] = previous[0] - gapCost
        trace[i * width] = 1
      }
      if low <= high {
        for j in low...high {
          var best = previous[j - 1] + score(i - 1, j - 1)
          var step: UInt8 = 0
          // Of equals the one that matches earlier: a text that ends early lacks the end.
          let up = previous[j] - gapCost
          if up >= best {
            best = up
            step = 1
          }
          let left = current[j - 1] - gapCost
          if left >= best {
            best = left
            step = 2
          }
          current[j] = best
          trace[i * width + j] = step
        }
      }
      swap(&previous, &current)
    }
    var found: [(Int, Int)] = []
    var i = first
    var j = second
    while i > 0 && j > 0 {
      switch trace[i * width + j] {
      case 0:
        i -= 1
        j -= 1
        found.append((i, j))
      case 1: i -= 1
      default: j -= 1
      }
    }
    return found.reversed()
  }

  /// The heaviest increasing subsequence: which of the values to keep so that they ascend and weigh the most.
  ///
  /// - Returns: Indexes into `values`, ascending. Complexity: O(n²) for n up to a few thousand anchors of one file.
  static func heaviestAscending(_ values: [Int], weight: (Int) -> Int) -> [Int] {
    // A Fenwick tree of the best weight of a subsequence that ends on a value of at most k.
    let size = (values.max() ?? 0) + 2
    var tree = [(weight: Int, index: Int)](repeating: (0, -1), count: size + 1)
    var before = [Int](repeating: -1, count: values.count)
    for (index, value) in values.enumerated() {
      var best = (weight: 0, index: -1)
      var k = value
      while k > 0 {
        if tree[k].weight > best.weight { best = tree[k] }
        k -= k & -k
      }
      before[index] = best.index
      let total = best.weight + weight(index)
      k = value + 1
      while k <= size {
        if total > tree[k].weight { tree[k] = (total, index) }
        k += k & -k
      }
    }
    var k = size
    var best = (weight: 0, index: -1)
    while k > 0 {
      if tree[k].weight > best.weight { best = tree[k] }
      k -= k & -k
    }
    var chain: [Int] = []
    var index = best.index
    while index >= 0 {
      chain.append(index)
      index = before[index]
    }
    return chain.reversed()
  }
}
