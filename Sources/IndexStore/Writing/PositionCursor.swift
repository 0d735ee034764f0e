import ParallelText

/// Lines and columns of places that come in the order of the text, in one pass over it.
///
/// `SourceText.position` counts from the line's start each time: of thousands of places in one long line that would take
/// quadratic time.
struct PositionCursor {
  private let source: SourceText
  private var line = 0
  private var column = 1
  private var offset = 0

  init(_ source: SourceText) { self.source = source }

  /// 1-based; columns count Unicode scalars. Complexity: O(bytes since the last place); O(log n + line) for a place
  /// before it.
  mutating func position(at place: Int) -> SourcePosition {
    if place < offset {
      let position = source.position(at: place)
      (line, column, offset) = (position.line - 1, position.column, place)
      return position
    }
    while line + 1 < source.lineStarts.count, Int(source.lineStarts[line + 1]) <= place {
      line += 1
      offset = Int(source.lineStarts[line])
      column = 1
    }
    let end = min(place, source.bytes.count)
    while offset < end {
      if source.bytes[offset] & 0xC0 != 0x80 { column += 1 }
      offset += 1
    }
    return SourcePosition(line: line + 1, column: column)
  }
}
