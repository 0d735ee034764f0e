import CCmark
import ParallelText

/// One block of each kind.
extension BlockTreeBuilder {
  mutating func addParagraph(_ node: OpaquePointer, frame: inout Frame) {
    let first = positions.firstLine(of: node)
    let last = positions.lastLine(of: node)
    var lines = takeSpareLines()
    defer { spareLines = lines }
    for line in first...last where !linesInTables.contains(line) {
      let lineStart = line == first ? positions.start(of: node) : positions.contentStart(line, quotes: frame.quotes)
      lines.append(SourceRange(lineStart, max(lineStart, positions.lineEnd(line))))
    }
    if let title = frame.title, !lines.isEmpty {
      frame.title = nil
      if title.isEmpty { lines.removeFirst() } else { lines[0] = title }
    }
    scanner.dropDefinitions(&lines)
    guard !lines.isEmpty else { return }
    guard let table = PipeTable.find(in: article.source, lines) else {
      addProse(lines, frame: &frame)
      return
    }
    if table.header > 0 { addProse(Array(lines[..<table.header]), frame: &frame) }
    frame.takesText = false
    addTable(table, lines, frame: frame)
  }

  private mutating func addProse(_ lines: [SourceRange], frame: inout Frame) {
    if frame.takesText {
      frame.takesText = false
      setText(lines, of: frame.block)
      return
    }
    if let alert = OneLineAlert(article.source, bytes, lines), let content = alert.content(of: lines, article.source) {
      addAlert(alert, content, frame)
      return
    }
    let anchors = article.anchors.count
    let block = append(.paragraph, in: frame, range: SourceRange(lines[0].start, lines[lines.count - 1].end))
    setText(lines, of: block)
    if article.blocks[block].textLength == 0 {
      if article.blocks[block].literalIndexes.contains(where: { article.literals[$0].kind == .image }) {
        article.blocks[block].kind = .image
      } else if article.blocks[block].literalIndexes.isEmpty, block == article.blocks.count - 1 {
        dropEmptyBlock(anchorsFrom: anchors)
        return
      }
    }
    forgetLoneAnchors()
  }

  /// A paragraph of anchors alone is no text: it names what follows.
  mutating func dropEmptyBlock(anchorsFrom first: Int) {
    let block = article.blocks.removeLast()
    article.lines.removeLast(article.lines.count - Int(block.lineRange.0))
    loneAnchors.append(contentsOf: first..<article.anchors.count)
  }

  private mutating func addTable(_ table: PipeTable, _ lines: [SourceRange], frame: Frame) {
    lists += 1
    var frame = frame
    frame.list = lists
    var cells = takeSpareLines()
    defer { spareLines = cells }
    for index in lines.indices[table.header...] where index != table.header + 1 {
      let row = append(.row, in: frame, range: lines[index])
      PipeTable.read(article.source, lines[index], into: &cells)
      article.blocks[row].number = Int32(cells.count)
      article.blocks[row].ordinal = Int32(index - table.header)
      article.blocks[row].isTableHeader = index == table.header
      setText(cells, of: row)
      if index == table.header { frame.block = row }
    }
    forgetLoneAnchors()
  }

  mutating func addItem(_ node: OpaquePointer, frame: inout Frame) -> Int {
    let start = positions.start(of: node)
    var end = start
    var number: Int32 = 0
    while end < bytes.count, ASCII.isDigit(bytes[end]), end - start < 9 {
      number = number * 10 + Int32(bytes[end] - 0x30)
      end += 1
    }
    end = min(end + 1, bytes.count)
    if startsAnew(node, number: number, frame) {
      lists += 1
      frame.list = lists
      frame.first = number
      frame.count = 0
    }
    let block = append(frame.isOrdered ? .step : .item, in: frame, range: SourceRange(start, end))
    frame.count += 1
    article.blocks[block].number = number
    article.blocks[block].ordinal = frame.isOrdered ? frame.first + frame.count - 1 : frame.count
    forgetLoneAnchors()
    return block
  }

  /// Whether a directive stands before an item that would go on with the list before it: CommonMark does not see it, but
  /// what it closes or opens stands between two lists.
  private func startsAnew(_ item: OpaquePointer, number: Int32, _ frame: Frame) -> Bool {
    guard !directives.isEmpty, let previous = cmark_node_previous(item), frame.count > 0,
      !frame.isOrdered || number != frame.first + frame.count
    else { return false }
    let lines = positions.firstLine(of: previous)..<positions.firstLine(of: item)
    let column = positions.start(of: item) - article.source.line(lines.upperBound).start
    // Those before the item are behind us.
    return directives[..<nextDirective].reversed().prefix { $0.line >= lines.lowerBound }.contains {
      lines.contains($0.line) && $0.partsLists && $0.range.start - article.source.line($0.line).start <= column
    }
  }

  private mutating func addAlert(_ alert: OneLineAlert, _ content: [SourceRange], _ frame: Frame) {
    var inner = frame
    inner.block = appendAlert(alert.type, in: frame, range: alert.opening)
    inner.list = 0
    addProse(content, frame: &inner)
    article.blocks[inner.block].range.upper = alert.closing.upper
  }

  /// The alert that a block quote is, and its title, which may be empty; nil if it is none.
  mutating func addAlert(_ node: OpaquePointer, frame: Frame) -> (block: Int, title: SourceRange)? {
    guard let paragraph = cmark_node_first_child(node), cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH
    else { return nil }
    let firstLine = positions.firstLine(of: paragraph)
    let marker = SourceRange(positions.start(of: paragraph), positions.lineEnd(firstLine))
    guard let (type, title) = AlertMarker.find(in: article.source, marker) else { return nil }
    let range = SourceRange(positions.start(of: node), type.end + 1)
    return (appendAlert(type, in: frame, range: range), title)
  }

  mutating func appendAlert(_ type: SourceRange, in frame: Frame, range: SourceRange) -> Int {
    let block = append(.alert, in: frame, range: range)
    article.blocks[block].label = type
    article.blocks[block].key = AlertNames.folded(article.source[type])
    forgetLoneAnchors()
    return block
  }

  mutating func addCode(_ node: OpaquePointer, frame: Frame) {
    let first = positions.firstLine(of: node)
    let nodeLast = max(first, positions.endLine(of: node))
    let start = positions.start(of: node)
    let tag = codeTag(at: first)
    let isFenced = tag != nil || cmark_node_get_fence_info(node) != nil && positions.isFence(start)
    let last = isFenced ? nodeLast : positions.lastLine(of: node)
    let block = append(.code, in: frame, range: SourceRange(start, positions.lineEnd(last)))
    article.blocks[block].isFenced = isFenced

    var contentLines = first..<(last + 1)
    if isFenced {
      let isClosed =
        last > first && (tag != nil || positions.closesFence(last, bytes[start], quotes: frame.quotes))
      contentLines = (first + 1)..<max(first + 1, isClosed ? last : last + 1)
      article.blocks[block].label = tag ?? positions.fenceLanguage(start, line: first)
    }
    let column = start - positions.lineStart(first)
    let firstLine = Int32(article.lines.count)
    for line in contentLines {
      article.lines.append(positions.code(line, column: column, quotes: frame.quotes))
    }
    article.blocks[block].lineRange = (firstLine, Int32(article.lines.count))
    article.blocks[block].key = codeKey(block)
    forgetLoneAnchors()
  }

  /// Code is compared dedented and trimmed, without blank lines: translations keep stray spaces of the indentation.
  private func codeKey(_ block: Int) -> UInt64 {
    var hash = Hash64()
    article.source.withBytes { bytes in
      for line in article.lines[article.blocks[block].lineIndexes] {
        let trimmed = article.source.trimmed(line)
        if !trimmed.isEmpty { hash.combineLong(bytes[trimmed]) }
      }
    }
    return hash.value
  }
}
