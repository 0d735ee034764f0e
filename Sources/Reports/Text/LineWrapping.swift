extension Cells {
  /// Breaks at spaces, or anywhere in what has none. Complexity: O(text).
  static func wrap(_ text: String, to width: Int) -> [[Cell]] { wrap(Cells(whole: text).cells, to: width) }

  /// The same of cells with marks. A path of Windows stays whole, to be copied, though a line gets longer by it.
  static func wrap(_ cells: [Cell], to width: Int) -> [[Cell]] {
    var lines: [[Cell]] = []
    var line: [Cell] = []
    var taken = 0
    var space: Int?
    var paths = windowsPaths(in: cells)[...]
    for (index, cell) in cells.enumerated() {
      while let first = paths.first, first.upperBound <= index { paths.removeFirst() }
      let isInPath = paths.first?.contains(index) ?? false
      if taken + cell.width > width, !line.isEmpty, !isInPath || space != nil {
        if cell.text == " ", !isInPath {
          lines.append(line)
          (line, taken, space) = ([], 0, nil)
          continue
        }
        let end = space ?? line.count
        let rest = Array(line[end...].drop { $0.text == " " })
        lines.append(Array(line[..<end]))
        (line, taken, space) = (rest, Self.width(rest[...]), nil)
      }
      // The indentation is no place to break at; scripts that are written without spaces have one before most characters.
      let isBreak = cell.text == " " || cell.width == 2 && !"、。，．：；！？）」』】〉》・ー々".contains(cell.text)
      if isBreak, !isInPath, line.contains(where: { $0.text != " " }) { space = line.count }
      line.append(cell)
      taken += cell.width
    }
    return lines + [line]
  }

  /// Behind so many words a path with spaces goes on, or has ended.
  private static let mostWords = 3

  /// Where paths from a drive stand, spaces in the names of their folders included.
  private static func windowsPaths(in cells: [Cell]) -> [Range<Int>] {
    var paths: [Range<Int>] = []
    for start in cells.indices.dropLast(2) where start >= paths.last?.upperBound ?? 0 {
      guard cells[start + 1].text == ":", cells[start + 2].text == "\\", isLetter(cells[start]),
        start == 0 || !isLetter(cells[start - 1])
      else { continue }
      var end = start + 3
      while let next = nextSeparator(behind: end, in: cells) { end = next + 1 }
      end += cells[end...].prefix { !isEnd($0) && $0.text != " " }.count
      paths.append(start..<end)
    }
    return paths
  }

  private static func nextSeparator(behind start: Int, in cells: [Cell]) -> Int? {
    var words = 1
    for index in cells[start...].indices {
      if cells[index].text == "\\" { return index }
      if cells[index].text == " " { words += 1 }
      if words > mostWords || isEnd(cells[index]) { return nil }
    }
    return nil
  }

  /// What no name of a file may have, or what mostly stands behind it.
  private static func isEnd(_ cell: Cell) -> Bool { ":\"*?|,;«»“”".contains(cell.text) }

  private static func isLetter(_ cell: Cell) -> Bool {
    cell.text.utf8.count == 1 && cell.text.utf8.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
  }
}
