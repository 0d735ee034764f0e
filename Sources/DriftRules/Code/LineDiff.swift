import ParallelText

/// Which lines of two code blocks belong together.
enum LineDiff {
  /// A run of lines that differ. `pairs` holds indexes of lines, nil where one side has none, in order.
  struct Hunk {
    var targetStart: Int
    var referenceStart: Int
    var pairs: [(Int?, Int?)]
  }

  /// Complexity: O(n·m) in the lines between the first and the last that differ.
  static func hunks(_ target: CodeLines, _ reference: CodeLines) -> [Hunk] {
    var start = 0
    while start < target.lines.count, start < reference.lines.count, target.isSame(start, reference, start) {
      start += 1
    }
    var targetEnd = target.lines.count
    var referenceEnd = reference.lines.count
    while targetEnd > start, referenceEnd > start, target.isSame(targetEnd - 1, reference, referenceEnd - 1) {
      targetEnd -= 1
      referenceEnd -= 1
    }
    let same =
      (targetEnd - start) * (referenceEnd - start) > 4_000_000
      ? [] : commonLines(target, reference, start, targetEnd, referenceEnd)
    var hunks: [Hunk] = []
    var i = start
    var j = start
    for (a, b) in same + [(targetEnd, referenceEnd)] {
      if i < a || j < b {
        hunks.append(hunk(i..<a, j..<b, target, reference))
      }
      i = a + 1
      j = b + 1
    }
    return hunks
  }

  /// Lines that differ, paired.
  static func hunk(_ targets: Range<Int>, _ references: Range<Int>, _ target: CodeLines, _ reference: CodeLines) -> Hunk
  {
    Hunk(
      targetStart: targets.lowerBound, referenceStart: references.lowerBound,
      pairs: pair(targets, references, target, reference))
  }

  /// A longest common subsequence of lines.
  private static func commonLines(
    _ target: CodeLines, _ reference: CodeLines, _ start: Int, _ targetEnd: Int, _ referenceEnd: Int
  ) -> [(Int, Int)] {
    let n = targetEnd - start
    let m = referenceEnd - start
    guard n > 0, m > 0 else { return [] }
    var table = [Int32](repeating: 0, count: (n + 1) * (m + 1))
    for i in stride(from: n - 1, through: 0, by: -1) {
      for j in stride(from: m - 1, through: 0, by: -1) {
        table[i * (m + 1) + j] =
          target.isSame(start + i, reference, start + j)
          ? table[(i + 1) * (m + 1) + j + 1] + 1 : max(table[(i + 1) * (m + 1) + j], table[i * (m + 1) + j + 1])
      }
    }
    var found: [(Int, Int)] = []
    var i = 0
    var j = 0
    while i < n, j < m {
      if target.isSame(start + i, reference, start + j) {
        found.append((start + i, start + j))
        i += 1
        j += 1
      } else if table[(i + 1) * (m + 1) + j] >= table[i * (m + 1) + j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return found
  }

  /// Lines of a hunk: one by one if there are as many, else those that have most words in common.
  private static func pair(_ targets: Range<Int>, _ references: Range<Int>, _ target: CodeLines, _ reference: CodeLines)
    -> [(Int?, Int?)]
  {
    if targets.count == references.count { return zip(targets, references).map { ($0, $1) } }
    var pairs: [(Int?, Int?)] = []
    var next = references.lowerBound
    for line in targets {
      let words = Set(target.tokens(line).map { Hash64.of(target.source[$0]) })
      let best = (next..<references.upperBound).max {
        similarity(words, $0, reference) < similarity(words, $1, reference)
      }
      if let best, similarity(words, best, reference) > 0.5 {
        for skipped in next..<best { pairs.append((nil, skipped)) }
        pairs.append((line, best))
        next = best + 1
      } else {
        pairs.append((line, nil))
      }
    }
    for skipped in next..<max(next, references.upperBound) { pairs.append((nil, skipped)) }
    return pairs
  }

  private static func similarity(_ words: Set<UInt64>, _ line: Int, _ reference: CodeLines) -> Double {
    let other = Set(reference.tokens(line).map { Hash64.of(reference.source[$0]) })
    let union = words.union(other).count
    return union == 0 ? 0 : Double(words.intersection(other).count) / Double(union)
  }
}
