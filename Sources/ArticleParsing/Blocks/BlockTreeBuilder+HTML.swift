import CCmark
import ParallelText

/// Blocks of HTML, and the tables in them.
extension BlockTreeBuilder {
  /// The table that is open in HTML: its rows may stand in several blocks.
  struct OpenTable {
    var list: Int32
    /// The block of its row of headings.
    var header: Int?
    var rows: Int32 = 0
  }

  mutating func addHTML(_ node: OpaquePointer, frame: Frame) {
    let range = SourceRange(positions.start(of: node), positions.lineEnd(positions.lastLine(ofHTML: node)))
    guard let parts = HTMLRows.parts(of: range, in: bytes) else {
      addHTML(range, frame: frame)
      return
    }
    for part in parts {
      switch part {
      case .row(let row):
        endRow()
        add(row, frame: frame)
      case .rest(let range): addHTML(range, frame: frame, isWhole: false)
      case .endOfRow: endRow()
      case .endOfTable:
        endRow()
        table = nil
      }
    }
  }

  /// - Parameter isWhole: Whether it is a block of its own: else it is dropped if there is nothing in it but tags.
  private mutating func addHTML(_ range: SourceRange, frame: Frame, isWhole: Bool = true) {
    let (anchors, ignores) = (article.anchors.count, article.ignores.count)
    let block = append(.html, in: frame, range: range)
    setText(lines(of: range, frame), of: block)
    if article.blocks[block].textLength == 0, article.blocks[block].literalIndexes.isEmpty,
      article.anchors.count > anchors || !isWhole && article.ignores.count == ignores
    {
      dropEmptyBlock(anchorsFrom: anchors)
    } else {
      article.blocks[block].key = Hash64.of(article.source[article.blocks[block].range])
      forgetLoneAnchors()
    }
  }

  private mutating func add(_ row: HTMLRows.Row, frame: Frame) {
    var frame = frame
    if table == nil {
      lists += 1
      table = OpenTable(list: lists)
    }
    frame.list = table!.list
    if let header = table!.header, isWithin(header, article.blocks.count - 1) { frame.block = header }
    let block = append(.row, in: frame, range: row.range)
    table!.rows += 1
    article.blocks[block].number = Int32(row.columns)
    article.blocks[block].ordinal = table!.rows
    if table!.rows == 1, row.isHeader, !row.cells.isEmpty {
      article.blocks[block].isTableHeader = true
      table!.header = block
    }
    // Behind a quote's marker a cell of several lines is as many pieces.
    setText(frame.quotes == 0 ? row.cells : row.cells.flatMap { lines(of: $0, frame) }, of: block)
    forgetLoneAnchors()
    if !row.isClosed { openDirectives.append((Self.rowFence, block, -1, -1)) }
  }

  /// What is open in `openDirectives` while a row is whose cells are Markdown.
  private static let rowFence = (UInt8(ascii: "<"), -1)

  private mutating func endRow() {
    if let index = openDirectives.lastIndex(where: { $0.fence == Self.rowFence }) {
      openDirectives.removeSubrange(index...)
    }
  }

  /// Whether a block is another one, or nested in it.
  private func isWithin(_ outer: Int, _ block: Int) -> Bool {
    var block = block
    while block > outer { block = Int(article.blocks[block].parent) }
    return block == outer
  }

  private func lines(of range: SourceRange, _ frame: Frame) -> [SourceRange] {
    let first = article.source.lineIndex(at: range.start)
    let last = max(first, article.source.lineIndex(at: max(range.start, range.end - 1)))
    return (first...last).map { line in
      let start = max(range.start, positions.contentStart(line, quotes: frame.quotes))
      return SourceRange(start, max(start, min(range.end, positions.lineEnd(line))))
    }
  }
}
