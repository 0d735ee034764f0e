import ParallelText

/// The cells of a row of a table, with pipes or in HTML.
public enum TableCells {
  /// - Parameter markdown: The row's line, or its element.
  /// - Returns: Markdown of each cell without space around it; `\|` is a `|` (GFM 4.10).
  public static func of(_ markdown: String) -> [String] {
    let source = SourceText(Array(markdown.utf8))
    let all = SourceRange(0, source.bytes.count)
    if markdown.utf8.first == UInt8(ascii: "<"), let parts = source.withBytes({ HTMLRows.parts(of: all, in: $0) }),
      case .row(let row) = parts.first
    {
      return row.cells.map(source.text)
    }
    return PipeTable.cells(source, all).map {
      source.text($0).replacing("\\|", with: "|")
    }
  }
}
