import ParallelText

/// The cells of a row of a pipe table.
public enum TableCells {
  /// - Parameter markdown: The row's line.
  /// - Returns: Markdown of each cell without space around it; `\|` is a `|` (GFM 4.10).
  public static func of(_ markdown: String) -> [String] {
    let source = SourceText(Array(markdown.utf8))
    return PipeTable.cells(source, SourceRange(0, source.bytes.count)).map {
      source.text($0).replacing("\\|", with: "|")
    }
  }
}
