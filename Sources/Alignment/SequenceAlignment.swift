/// A global alignment of two sequences (Needleman and Wunsch 1970).
///
/// Short sequences are aligned exactly. In long ones, what is alike on both sides and unlike all else on its own goes
/// together first (Cohen's patience diff), and of the rest a band around the diagonal is scored: time and memory grow with
/// the length alone.
enum SequenceAlignment {
  /// Whether all pairs of two sequences are scored.
  static func isExact(_ first: Int, _ second: Int) -> Bool {
    first * second <= AlignmentWeights.standard.limits.sequence
  }

  /// The best-scoring matches, in order.
  ///
  /// - Parameters:
  ///   - signatures: For each element of either side what is alike in its counterpart, nil for nothing; of short
  ///     sequences they are not read.
  ///   - score: How well element i of the first sequence goes with element j of the second; row by row, i by i.
  /// - Complexity: O(first × second) for short sequences, O(first + second) for long ones.
  static func matches(
    _ first: Int, _ second: Int, signatures: (first: [UInt64?], second: [UInt64?]) = ([], []),
    score: (Int, Int) -> Float
  ) -> [(Int, Int)] {
    if isExact(first, second) { return path(0..<first, 0..<second, halfBand: .max, score: score) }
    let limits = AlignmentWeights.standard.limits
    let halfBand = max(limits.halfBand, limits.sequence / (2 * max(first, second)))
    var found: [(Int, Int)] = []
    var next = (0, 0)
    for anchor in uniqueMatches(signatures.first, signatures.second) + [(first, second)] {
      found += path(next.0..<anchor.0, next.1..<anchor.1, halfBand: halfBand, score: score)
      if anchor.0 < first { found.append(anchor) }
      next = (anchor.0 + 1, anchor.1 + 1)
    }
    return found
  }

  /// The best-scoring matches of two runs, of those within a band around their diagonal.
  ///
  /// - Parameter halfBand: How many elements of the second run the band reaches to either side.
  /// - Complexity: O(first × band + second) in time and bytes.
  static func path(
    _ firsts: Range<Int>, _ seconds: Range<Int>, halfBand: Int, gapCost: Float = AlignmentWeights.standard.gap,
    score: (Int, Int) -> Float
  ) -> [(Int, Int)] {
    let first = firsts.count
    let second = seconds.count
    guard first > 0, second > 0 else { return [] }
    // Where the second run is longer, the bands of two rows would not touch.
    let half = min(second, halfBand) + (second + first - 1) / first
    func band(_ i: Int) -> (low: Int, high: Int) {
      let center = i * second / first
      return (max(1, center - half), min(second, center + half))
    }
    let width = min(second, 2 * half + 1)
    // 0: match, 1: the first's element stays alone, 2: the second's.
    var trace = [UInt8](repeating: 0, count: first * width)
    // Of the row before and of this one, the best score up to each column. What is out of the band is out of reach.
    var previous = [Float](repeating: -.infinity, count: second + 1)
    var current = previous
    for j in 0...band(0).high { previous[j] = -gapCost * Float(j) }
    for i in 1...first {
      let (low, high) = band(i)
      current[low - 1] = low == 1 ? previous[0] - gapCost : -.infinity
      let row = (i - 1) * width - low
      for j in low...high {
        var best = previous[j - 1] + score(firsts.lowerBound + i - 1, seconds.lowerBound + j - 1)
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
        trace[row + j] = step
      }
      swap(&previous, &current)
    }
    var found: [(Int, Int)] = []
    var i = first
    var j = second
    while i > 0 && j > 0 {
      switch trace[(i - 1) * width - band(i).low + j] {
      case 0:
        i -= 1
        j -= 1
        found.append((firsts.lowerBound + i, seconds.lowerBound + j))
      case 1: i -= 1
      default: j -= 1
      }
    }
    return found.reversed()
  }

  /// Elements of one signature that no other element of either side has, as many as can be in order.
  private static func uniqueMatches(_ first: [UInt64?], _ second: [UInt64?]) -> [(Int, Int)] {
    // Once only where `isUnique`.
    var places: [UInt64: (index: Int, isUnique: Bool)] = [:]
    for (index, signature) in second.enumerated() {
      if let signature { places[signature] = (index, places[signature] == nil) }
    }
    var counts: [UInt64: Int] = [:]
    for case let signature? in first { counts[signature, default: 0] += 1 }
    let matches = first.enumerated().compactMap { index, signature -> (Int, Int)? in
      guard let signature, counts[signature] == 1, let place = places[signature], place.isUnique else { return nil }
      return (index, place.index)
    }
    return heaviestAscending(matches.map(\.1)) { _ in 1 }.map { matches[$0] }
  }

  /// The heaviest increasing subsequence: which of the values to keep so that they ascend and weigh the most.
  ///
  /// - Returns: Indexes into `values`, ascending.
  /// - Complexity: O(n log n + d) for n values whose greatest and least are d apart.
  static func heaviestAscending(_ values: [Int], weight: (Int) -> Int) -> [Int] {
    guard let least = values.min(), let most = values.max() else { return [] }
    // A Fenwick tree of the best weight of a subsequence that ends on a value of less than k + least.
    let size = most - least + 2
    var tree = [(weight: Int, index: Int)](repeating: (0, -1), count: size + 1)
    var before = [Int](repeating: -1, count: values.count)
    for (index, value) in values.enumerated() {
      var best = (weight: 0, index: -1)
      var k = value - least
      while k > 0 {
        if tree[k].weight > best.weight { best = tree[k] }
        k -= k & -k
      }
      before[index] = best.index
      let total = best.weight + weight(index)
      k = value - least + 1
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
