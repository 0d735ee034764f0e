extension Cells {
  /// Breaks at spaces, or anywhere in what has none. Complexity: O(text).
  static func wrap(_ text: String, to width: Int) -> [[Cell]] { wrap(Cells(whole: text).cells, to: width) }

  /// The same of cells with marks.
  static func wrap(_ cells: [Cell], to width: Int) -> [[Cell]] {
    var lines: [[Cell]] = []
    var line: [Cell] = []
    var taken = 0
    var space: Int?
    for cell in cells {
      if taken + cell.width > width, !line.isEmpty {
        if cell.text == " " {
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
      if isBreak, line.contains(where: { $0.text != " " }) { space = line.count }
      line.append(cell)
      taken += cell.width
    }
    return lines + [line]
  }
}
