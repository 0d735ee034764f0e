import Answering

/// Tables as lines of a terminal: in columns where they fit, else a line for each cell.
extension AnswerPage {
  mutating func table(_ table: Answer.Table, indent: Int, quoted: Bool) {
    let header = table.header.map { said($0) }
    let rows = table.rows.map { row in row.map { said($0) } }
    if rows.isEmpty { return line(header.joined(separator: " | "), indent: indent, quoted: quoted) }
    let count = ([header] + rows).map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      ([header] + rows).map { column < $0.count ? Cells(whole: $0[column]).width : 0 }.max() ?? 0
    }
    guard widths.reduce(0, +) + 2 * max(0, count - 1) <= columns - indent - (quoted ? 2 : 0) else {
      return list(header, rows, indent: indent, quoted: quoted)
    }
    func laid(_ row: [String]) -> String {
      var text = ""
      for (column, cell) in row.enumerated() {
        let room = column + 1 < row.count ? widths[column] - Cells(whole: cell).width + 2 : 0
        text += cell + String(repeating: " ", count: room)
      }
      return text
    }
    if header.contains(where: { !$0.isEmpty }) {
      line(laid(header), indent: indent, quoted: quoted, paint: .bold)
      line(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "), indent: indent, quoted: quoted)
    }
    for row in rows { line(laid(row), indent: indent, quoted: quoted) }
  }

  /// Each row as an item of a list: what stands first, and below it the other cells with the names of their columns.
  private mutating func list(_ header: [String], _ rows: [[String]], indent: Int, quoted: Bool) {
    for row in rows {
      for (column, cell) in row.enumerated() where !cell.isEmpty || column == 0 {
        let name = column < header.count && !header[column].isEmpty ? header[column] + ": " : ""
        line(name + cell, indent: indent + (column == 0 ? 0 : 2), mark: column == 0 ? "- " : "", quoted: quoted)
      }
    }
  }
}
