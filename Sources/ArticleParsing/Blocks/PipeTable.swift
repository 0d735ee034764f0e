import ParallelText

/// A pipe table in the lines of a paragraph, as GitHub Flavored Markdown 4.10 defines it; libcmark has none.
struct PipeTable {
  /// The index of the header's line; the delimiter row is the next one.
  var header: Int

  static func find(in source: SourceText, _ lines: [SourceRange]) -> PipeTable? {
    guard lines.count > 1 else { return nil }
    for index in 1..<lines.count where isDelimiterRow(source[lines[index]]) {
      if cells(source, lines[index - 1]).count == cells(source, lines[index]).count {
        return PipeTable(header: index - 1)
      }
    }
    return nil
  }

  private static func isDelimiterRow(_ line: ArraySlice<UInt8>) -> Bool {
    var hasDash = false
    var hasPipe = false
    for byte in line {
      switch byte {
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: "|"): hasPipe = true
      case UInt8(ascii: ":"), 0x20, 0x09: break
      default: return false
      }
    }
    return hasDash && hasPipe
  }

  /// The cells of a row without the space around them; `\|` does not end a cell.
  static func cells(_ source: SourceText, _ line: SourceRange) -> [SourceRange] {
    var cells: [SourceRange] = []
    read(source, line, into: &cells)
    return cells
  }

  /// Puts the cells of a row into an array that other rows' have stood in.
  static func read(_ source: SourceText, _ line: SourceRange, into cells: inout [SourceRange]) {
    if !cells.isEmpty { cells.removeAll(keepingCapacity: true) }
    source.withBytes { view in
      let bytes = view[line].buffer
      let isOpened = bytes.first == UInt8(ascii: "|")
      var end = bytes.count
      if end > (isOpened ? 1 : 0), bytes[end - 1] == UInt8(ascii: "|"),
        end - 2 < (isOpened ? 1 : 0) || bytes[end - 2] != UInt8(ascii: "\\")
      {
        end -= 1
      }
      var cell = isOpened ? 1 : 0
      var index = cell
      while true {
        index = nextMark(bytes, from: index, to: end)
        if index == end || bytes[index] == UInt8(ascii: "|") {
          var (first, last) = (cell, index)
          while first < last, ASCII.isBlank(bytes[first]) { first += 1 }
          while last > first, ASCII.isBlank(bytes[last - 1]) { last -= 1 }
          cells.append(SourceRange(line.start + first, line.start + last))
          if index == end { break }
          cell = index + 1
          index += 1
        } else {
          index += index + 1 < end ? 2 : 1
        }
      }
    }
  }

  /// Where the next `|` or backslash stands, `end` if none does.
  private static func nextMark(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start
    while index &+ 16 <= end {
      let sixteen = SixteenBytes(bytes, at: index)
      var places = SixteenBytes.Places(sixteen.are(UInt8(ascii: "|")) .| sixteen.are(UInt8(ascii: "\\")))
      if let place = places.next() { return index &+ place }
      index &+= 16
    }
    while index < end, bytes[index] != UInt8(ascii: "|"), bytes[index] != UInt8(ascii: "\\") { index &+= 1 }
    return index
  }
}
