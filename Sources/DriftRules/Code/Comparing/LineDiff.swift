import ParallelText

/// Which lines of two code blocks belong together.
enum LineDiff {
  /// A run of lines that differ, or two lines whose programs are the same.
  struct Hunk {
    var target: Range<Int>
    var reference: Range<Int>

    /// Whether it is two lines whose programs are the same.
    func isPair(_ code: CodeBlock, _ other: CodeBlock) -> Bool {
      target.count == 1 && reference.count == 1 && code.isSame(target.lowerBound, other, reference.lowerBound)
    }
  }

  /// In order; nothing is left out. Complexity: O(n·m) in the lines between the first and the last that differ.
  static func hunks(_ target: CodeBlock, _ reference: CodeBlock) -> [Hunk] {
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
    let middle =
      (targetEnd - start) * (referenceEnd - start) > 4_000_000
      ? [] : commonLines(target, reference, start, targetEnd, referenceEnd)
    let tail = (0..<(target.lines.count - targetEnd)).map { (targetEnd + $0, referenceEnd + $0) }
    var hunks: [Hunk] = []
    var (i, j) = (0, 0)
    func add(_ a: Int, _ b: Int) {
      if i < a || j < b { hunks.append(Hunk(target: i..<a, reference: j..<b)) }
      (i, j) = (a, b)
    }
    for (a, b) in (0..<start).map({ ($0, $0) }) + middle + tail {
      add(a, b)
      hunks.append(Hunk(target: a..<(a + 1), reference: b..<(b + 1)))
      (i, j) = (a + 1, b + 1)
    }
    add(target.lines.count, reference.lines.count)
    return hunks
  }

  /// A longest common subsequence of lines.
  private static func commonLines(
    _ target: CodeBlock, _ reference: CodeBlock, _ start: Int, _ targetEnd: Int, _ referenceEnd: Int
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
}
