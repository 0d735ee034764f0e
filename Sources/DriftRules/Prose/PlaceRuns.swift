import ParallelText

/// Where the bytes of a text stand in a file: in runs of bytes that follow one another there as well.
struct PlaceRuns {
  /// How far behind its index each byte of a run stands.
  private var runs: [(start: Int32, shift: Int32)] = []

  /// Adds the place of a byte; those behind it follow there, as long as no other is added.
  ///
  /// - Parameter index: The byte's, behind that of all that were added before.
  mutating func append(_ place: Int, at index: Int) {
    let shift = Int32(place - index)
    if runs.last?.shift != shift { runs.append((Int32(index), shift)) }
  }

  /// The place of a byte. Complexity: O(log n).
  subscript(index: Int) -> Int {
    let run = runs.partitioningIndex { $0.start > Int32(index) } - 1
    return index + Int(runs[run].shift)
  }
}
