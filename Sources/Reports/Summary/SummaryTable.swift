import ParallelText

/// A table of numbers: a label at the left, and at the right columns as wide as their heads.
struct SummaryTable {
  struct Column {
    var head: String
    /// Of its numbers that are not 0.
    var severity: Severity?

    static let errors = Column(head: "errors", severity: .error)
    static let warnings = Column(head: "warnings", severity: .warning)
    static let notes = Column(head: "notes", severity: .note)
  }

  private static let gap = 2

  let title: String
  let columns: [Column]
  let style: Style
  /// How wide lines are.
  let width: Int

  /// How much room a label has.
  private var labelWidth: Int { width - columns.reduce(0) { $0 + Self.gap + $1.head.count } }

  var head: String {
    style.bold(padded(title)) + style.dim(columns.map { Self.aligned($0.head, $0) }.joined()) + "\n"
  }

  /// - Parameters:
  ///   - label: Harmless (`TerminalText`); its end is cut off if it is too long.
  ///   - cells: One a column; a dash stands for 0.
  func row(_ label: String, _ cells: [String]) -> String {
    var text = padded("  " + label)
    for (cell, column) in zip(cells, columns) {
      let aligned = Self.aligned(cell == "0" ? "-" : cell, column)
      text += cell == "0" ? style.dim(aligned) : column.severity.map { style.severity($0, aligned) } ?? aligned
    }
    return text + "\n"
  }

  private func padded(_ label: String) -> String {
    var cells = Cells(whole: label)
    cells.cut(to: labelWidth)
    return cells.text + String(repeating: " ", count: max(0, labelWidth - cells.width))
  }

  private static func aligned(_ cell: String, _ column: Column) -> String {
    String(repeating: " ", count: gap + max(0, column.head.count - cell.count)) + cell
  }
}
