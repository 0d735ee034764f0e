import ParallelText

/// The rows of tables in a block of HTML (HTML Living Standard 4.9 and 13.1.2.4: the end tags of rows and cells may be left
/// out).
struct HTMLRows {
  struct Row {
    /// From its tag to the end of its end tag.
    var range: SourceRange
    /// What stands in each cell, without the space around it.
    var cells: [SourceRange] = []
    /// How many columns the cells go over.
    var columns = 0
    /// Whether all its cells are headings.
    var isHeader = true
    /// Whether it ends in the block: text of its cells may follow that is Markdown.
    var isClosed = false
  }

  enum Part {
    case row(Row)
    /// What stands around rows, or in a row that began in a block before.
    case rest(SourceRange)
    /// The end of a row that began in a block before.
    case endOfRow
    case endOfTable
  }

  private let bytes: ByteView
  private let range: SourceRange
  private(set) var parts: [Part] = []
  private var row: Row?
  /// Where a cell of the row began, nil between cells.
  private var cell: Int?
  /// What lies before it is in a part.
  private var done: Int
  private var hasRow = false

  /// - Returns: the parts in their order, nil if there are no rows, or one of them has a table in it. Complexity: O(n).
  static func parts(of range: SourceRange, in bytes: ByteView) -> [Part]? {
    var rows = HTMLRows(bytes, range)
    return rows.read() && rows.hasRow ? rows.parts : nil
  }

  private init(_ bytes: ByteView, _ range: SourceRange) {
    self.bytes = bytes
    self.range = range
    done = range.start
  }

  /// - Returns: false if a table stands in a row.
  private mutating func read() -> Bool {
    var index = range.start
    while let angle = bytes[index..<range.end].firstIndex(of: UInt8(ascii: "<")) {
      guard let (name, end) = tag(at: angle) else {
        index = angle + 1
        continue
      }
      switch name {
      case .comment: break
      case .table: if row != nil { return false }
      case .endOfTable:
        endRow(at: angle)
        rest(to: end)
        parts.append(.endOfTable)
      case .row:
        endRow(at: angle)
        rest(to: angle)
        row = Row(range: SourceRange(angle, end))
        hasRow = true
      case .endOfRow:
        if row != nil {
          endRow(at: angle, behind: end)
        } else {
          rest(to: angle)
          parts.append(.endOfRow)
          done = end
          hasRow = true
        }
      case .cell(let isHeader):
        guard row != nil else { break }
        endCell(at: angle)
        cell = end
        row!.columns += Self.span(bytes[angle..<end])
        if !isHeader { row!.isHeader = false }
      case .endOfCell: endCell(at: angle)
      }
      index = end
    }
    if row != nil {
      endCell(at: range.end)
      row!.range = SourceRange(row!.range.start, range.end)
      parts.append(.row(row!))
    } else {
      rest(to: range.end)
    }
    return true
  }

  private mutating func endCell(at end: Int) {
    guard let start = cell else { return }
    cell = nil
    var (lower, upper) = (start, end)
    while lower < upper, ASCII.isSpace(bytes[lower]) { lower += 1 }
    while upper > lower, ASCII.isSpace(bytes[upper - 1]) { upper -= 1 }
    row?.cells.append(SourceRange(lower, upper))
  }

  /// - Parameter end: Behind its end tag, if it has one.
  private mutating func endRow(at angle: Int, behind end: Int? = nil) {
    guard var open = row else { return }
    endCell(at: angle)
    open.cells = row!.cells
    var last = end ?? angle
    while last > open.range.start, ASCII.isSpace(bytes[last - 1]) { last -= 1 }
    open.range = SourceRange(open.range.start, last)
    open.isClosed = true
    parts.append(.row(open))
    row = nil
    done = end ?? angle
  }

  private mutating func rest(to end: Int) {
    var start = done
    while start < end, ASCII.isSpace(bytes[start]) { start += 1 }
    done = end
    var end = end
    while end > start, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
    if start < end { parts.append(.rest(SourceRange(start, end))) }
  }

  // MARK: Tags

  private enum Name {
    case comment, table, endOfTable, row, endOfRow, endOfCell
    case cell(isHeader: Bool)
  }

  /// What begins at a `<`, if tables are made of it, and where it ends.
  private func tag(at angle: Int) -> (Name, Int)? {
    let text = bytes[angle..<range.end]
    if ASCII.begins(text, "<!--") {
      var end = angle + 4
      while end + 2 < range.end, !ASCII.begins(bytes[end..<range.end], "-->") { end += 1 }
      return (.comment, min(end + 3, range.end))
    }
    var end = angle + 1
    let isEnd = end < range.end && bytes[end] == UInt8(ascii: "/")
    if isEnd { end += 1 }
    let start = end
    while end < range.end, end - start < 6, ASCII.isLetter(bytes[end]) { end += 1 }
    let name: Name
    switch (String(decoding: bytes[start..<end], as: UTF8.self).lowercased(), isEnd) {
    case ("table", false): name = .table
    case ("table", true): name = .endOfTable
    case ("tr", false): name = .row
    case ("tr", true): name = .endOfRow
    case ("td", false): name = .cell(isHeader: false)
    case ("th", false): name = .cell(isHeader: true)
    case ("td", true), ("th", true): name = .endOfCell
    default: return nil
    }
    var quote: UInt8 = 0
    while end < range.end, end - angle < 1_000 {
      let byte = bytes[end]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        return (name, end + 1)
      } else if byte == UInt8(ascii: "<") {
        return nil
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      end += 1
    }
    return nil
  }

  /// The number in `colspan="2"`; 1 if there is none.
  private static func span(_ tag: ByteView) -> Int {
    guard let name = tag.firstIndex(of: Array("colspan=".utf8)[...]) else { return 1 }
    let digits = tag[(name + 8)..<tag.endIndex].drop { !ASCII.isDigit($0) && $0 != UInt8(ascii: ">") }
      .prefix { ASCII.isDigit($0) }.prefix(3)
    return max(1, Int(String(decoding: digits, as: UTF8.self)) ?? 1)
  }
}
