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
    cells.removeAll(keepingCapacity: true)
    let bytes = source.bytes
    var start = line.start
    var end = line.end
    if start < end, bytes[start] == UInt8(ascii: "|") { start += 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "|"), end - 2 < start || bytes[end - 2] != UInt8(ascii: "\\") {
      end -= 1
    }
    var cell = start
    var index = start
    while index <= end {
      if index == end || bytes[index] == UInt8(ascii: "|") {
        cells.append(source.trimmed(SourceRange(cell, index)))
        cell = index + 1
      } else if bytes[index] == UInt8(ascii: "\\"), index + 1 < end {
        index += 1
      }
      index += 1
    }
  }
}
