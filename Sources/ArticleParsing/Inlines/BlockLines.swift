import ParallelText

/// Where the lines of a block's text stand in the file: the way back from its offsets to the file's.
struct BlockLines {
  private var starts: [(joined: Int, file: Int)] = []

  var isEmpty: Bool { starts.isEmpty }

  mutating func removeAll() { starts.removeAll(keepingCapacity: true) }

  /// - Parameters:
  ///   - joined: Where the line begins in the block's text; behind the lines before it.
  ///   - file: Where it begins in the file.
  mutating func append(at joined: Int, from file: Int) { starts.append((joined, file)) }

  /// Complexity: O(log n) in the lines.
  func offset(_ offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle].joined <= offset { low = middle } else { high = middle }
    }
    return starts[low].file + offset - starts[low].joined
  }

  /// The end belongs to the line of the last byte, not to the next line's start.
  func range(_ start: Int, _ end: Int) -> SourceRange {
    end > start ? SourceRange(offset(start), offset(end - 1) + 1) : .empty(at: offset(start))
  }
}
