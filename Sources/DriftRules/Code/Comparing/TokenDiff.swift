import ParallelText

/// Which tokens of two pieces of code belong together.
enum TokenDiff {
  /// A token of each side that belong together, or one that the other side lacks; by their places among the tokens.
  typealias Step = (target: Int?, reference: Int?)

  /// More cells than these are not filled: the pieces are another text.
  private static let limit = 1_000_000

  /// In order. Complexity: O(n·m) in the tokens between the first and the last that differ.
  static func steps(
    _ targets: [CodeToken], _ targetRange: Range<Int>, _ references: [CodeToken], _ referenceRange: Range<Int>,
    _ isSameFolded: (CodeToken, CodeToken) -> Bool
  ) -> [Step] {
    var (i, j) = (targetRange.lowerBound, referenceRange.lowerBound)
    var (targetEnd, referenceEnd) = (targetRange.upperBound, referenceRange.upperBound)
    var steps: [Step] = []
    while i < targetEnd, j < referenceEnd, isSame(targets[i], references[j]) {
      steps.append((i, j))
      i += 1
      j += 1
    }
    var tail: [Step] = []
    while targetEnd > i, referenceEnd > j, isSame(targets[targetEnd - 1], references[referenceEnd - 1]) {
      targetEnd -= 1
      referenceEnd -= 1
      tail.append((targetEnd, referenceEnd))
    }
    let (n, m) = (targetEnd - i, referenceEnd - j)
    if n > 0, m > 0, n * m <= limit {
      func score(_ a: Int, _ b: Int) -> Int32 {
        Self.score(targets[i + a], references[j + b], isSameFolded)
      }
      var table = [Int32](repeating: 0, count: (n + 1) * (m + 1))
      for a in stride(from: n - 1, through: 0, by: -1) {
        for b in stride(from: m - 1, through: 0, by: -1) {
          let own = score(a, b)
          let apart = max(table[(a + 1) * (m + 1) + b], table[a * (m + 1) + b + 1])
          table[a * (m + 1) + b] = own > 0 ? max(apart, table[(a + 1) * (m + 1) + b + 1] + own) : apart
        }
      }
      var (a, b) = (0, 0)
      while a < n, b < m {
        let own = score(a, b)
        if own > 0, table[a * (m + 1) + b] == table[(a + 1) * (m + 1) + b + 1] + own {
          steps.append((i + a, j + b))
          a += 1
          b += 1
        } else if table[a * (m + 1) + b] == table[(a + 1) * (m + 1) + b] {
          steps.append((i + a, nil))
          a += 1
        } else {
          steps.append((nil, j + b))
          b += 1
        }
      }
      (i, j) = (i + a, j + b)
    }
    while i < targetEnd {
      steps.append((i, nil))
      i += 1
    }
    while j < referenceEnd {
      steps.append((nil, j))
      j += 1
    }
    return steps + tail.reversed()
  }

  private static func isSame(_ first: CodeToken, _ second: CodeToken) -> Bool {
    first.hash == second.hash && first.kind == second.kind
      && first.traits.contains(.quoted) == second.traits.contains(.quoted)
  }

  /// How much it tells that two tokens belong together; 0 if they cannot.
  private static func score(
    _ first: CodeToken, _ second: CodeToken, _ isSameFolded: (CodeToken, CodeToken) -> Bool
  ) -> Int32 {
    if first.isText != second.isText { return 0 }
    if first.isText {
      if (first.kind == .comment) != (second.kind == .comment) { return 0 }
      return first.hash == second.hash ? 12 : 5
    }
    let isMark = first.traits.contains(.mark)
    if first.hash == second.hash { return isMark ? 2 : 8 }
    return !isMark && isSameFolded(first, second) ? 7 : 0
  }
}
