import ParallelText

/// Where the lines of a block's text stand in the file: the way back from its offsets to the file's.
struct BlockLines {
  /// Where the first line begins in the file. Most blocks have one.
  private var first = 0
  private var others: [(joined: Int, file: Int)] = []

  /// - Parameter file: Where the first line begins in the file.
  mutating func begin(at file: Int) {
    first = file
    if !others.isEmpty { others.removeAll(keepingCapacity: true) }
  }

  /// - Parameters:
  ///   - joined: Where the line begins in the block's text; behind the lines before it.
  ///   - file: Where it begins in the file.
  mutating func append(at joined: Int, from file: Int) { others.append((joined, file)) }

  /// Complexity: O(log n) in the lines.
  func offset(_ offset: Int) -> Int {
    // How many of the others begin at the offset or before it.
    var count = 0
    var limit = others.count
    while count < limit {
      let middle = (count + limit) / 2
      if others[middle].joined <= offset { count = middle + 1 } else { limit = middle }
    }
    return count == 0 ? first + offset : others[count - 1].file + offset - others[count - 1].joined
  }

  /// The end belongs to the line of the last byte, not to the next line's start.
  func range(_ start: Int, _ end: Int) -> SourceRange {
    end > start ? SourceRange(offset(start), offset(end - 1) + 1) : .empty(at: offset(start))
  }
}
