import CCmark
import ParallelText

/// Turns libcmark's tree into an article's sections and blocks, without recursion: nesting may reach a million.
struct BlockTreeBuilder: ~Copyable {
  private struct Frame {
    /// The block that children are nested in, -1 if none.
    var block: Int
    /// How many block quotes are open.
    var quotes: Int
    /// Whether the first paragraph is the block's own text.
    var takesText: Bool
    /// Whether the first paragraph begins with an alert's marker.
    var hasMarker = false
    var list: Int32 = 0
    var isOrdered = false
    var first: Int32 = 1
    var count: Int32 = 0
  }

  private var article: ArticleDraft
  /// The file.
  private let bytes: ByteView
  private let positions: NodePositions
  private let directives: [Directive]
  private var nextDirective = 0
  private var openDirectives: [(fence: (UInt8, Int), block: Int)] = []
  private var lists: Int32 = 0
  private var scanner: InlineScanner
  private var spareLines: [SourceRange] = []
  private var slugs = SlugCounter()
  /// The open section of each level.
  private var outline: [Int] = []
  /// Anchors that stand alone before a heading name its section.
  private var loneAnchors: [Int] = []

  /// - Parameter bytes: Those of the source, which must stay where they are for as long as the tree is built.
  init(_ source: SourceText, _ bytes: ByteView, bodyStart: Int, directives: [Directive], hosts: LinkHosts) {
    scanner = InlineScanner(bytes, hosts: hosts)
    self.bytes = bytes
    positions = NodePositions(source, bytes, bodyStart: bodyStart)
    self.directives = directives
    article = ArticleDraft(source)
    article.sections.append(Section(level: 0, parent: nil, range: .empty(at: bodyStart), blocks: 0..<0))
  }

  mutating func build(_ document: OpaquePointer?) {
    scanner.readDefinitions(article.source, from: positions.bodyStart)
    var stack: [Frame] = [Frame(block: -1, quotes: 0, takesText: false)]
    var node = cmark_node_first_child(document)
    while let current = node {
      let firstLine = positions.firstLine(of: current)
      emitDirectives(before: firstLine, parent: stack[stack.count - 1])
      var children: OpaquePointer?
      switch cmark_node_get_type(current) {
      case CMARK_NODE_HEADING where stack.count == 1 && !positions.isTab(current):
        addSection(current)
      case CMARK_NODE_HEADING, CMARK_NODE_PARAGRAPH:
        addParagraph(current, frame: &stack[stack.count - 1])
      case CMARK_NODE_CODE_BLOCK:
        addCode(current, frame: stack[stack.count - 1])
        stack[stack.count - 1].takesText = false
      case CMARK_NODE_HTML_BLOCK:
        addHTML(current, frame: stack[stack.count - 1])
        stack[stack.count - 1].takesText = false
      case CMARK_NODE_BLOCK_QUOTE:
        var frame = stack[stack.count - 1]
        frame.quotes += 1
        frame.takesText = false
        if let alert = addAlert(current, frame: frame) {
          frame.block = alert
          frame.hasMarker = true
        }
        stack.append(frame)
        children = cmark_node_first_child(current)
      case CMARK_NODE_LIST:
        var frame = stack[stack.count - 1]
        lists += 1
        frame.list = lists
        frame.isOrdered = cmark_node_get_list_type(current) == CMARK_ORDERED_LIST
        frame.first = Int32(cmark_node_get_list_start(current))
        frame.count = 0
        frame.takesText = false
        stack.append(frame)
        children = cmark_node_first_child(current)
      case CMARK_NODE_ITEM:
        let item = addItem(current, frame: &stack[stack.count - 1])
        var frame = stack[stack.count - 1]
        frame.block = item
        frame.takesText = true
        frame.list = 0
        stack.append(frame)
        children = cmark_node_first_child(current)
      default: break
      }
      let isContainer = isContainer(current)
      if let children {
        node = children
        continue
      }
      if isContainer { stack.removeLast() }
      node = cmark_node_next(current)
      var climbing = current
      while node == nil, let parent = cmark_node_parent(climbing), parent != document {
        emitDirectives(before: positions.endLine(of: parent) + 1, parent: stack[stack.count - 1])
        stack.removeLast()
        climbing = parent
        node = cmark_node_next(parent)
      }
    }
    emitDirectives(before: article.source.lineCount, parent: stack[0])
  }

  consuming func finish() -> ArticleDraft {
    for index in article.sections.indices {
      let end =
        index + 1 < article.sections.count ? article.sections[index + 1].blocks.lowerBound : article.blocks.count
      article.sections[index].blocks = article.sections[index].blocks.lowerBound..<end
      for block in article.blocks[article.sections[index].blocks] {
        article.sections[index].range.upper = max(article.sections[index].range.upper, block.range.upper)
      }
    }
    if let first = article.blocks.first, article.sections[0].blocks.count > 0 {
      article.sections[0].range = SourceRange(first.range.start, article.sections[0].range.end)
    }
    scanner.finish(&article)
    return article
  }

  private func isContainer(_ node: OpaquePointer) -> Bool {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_LIST, CMARK_NODE_ITEM: true
    default: false
    }
  }

  // MARK: Blocks

  private var currentSection: Int { article.sections.count - 1 }

  private mutating func append(_ kind: BlockKind, in frame: Frame, range: SourceRange) -> Int {
    var parent = frame.block
    if let directive = openDirectives.last, directive.block > parent { parent = directive.block }
    let depth = parent < 0 ? 0 : Int(article.blocks[parent].depth) + 1
    var block = Block(kind: kind, section: currentSection, parent: parent, depth: depth, range: range)
    block.list = frame.list
    let lineCount = Int32(article.lines.count)
    block.lineRange = (lineCount, lineCount)
    block.literalRange = (Int32(article.literals.count), Int32(article.literals.count))
    let words = Int32(scanner.wordCount)
    block.wordRange = (words, words)
    article.blocks.append(block)
    return article.blocks.count - 1
  }

  /// Gives a block its text, which ends its own range.
  private mutating func setText(_ lines: [SourceRange], of block: Int) {
    let first = Int32(article.lines.count)
    article.lines.append(contentsOf: lines)
    article.blocks[block].lineRange = (first, Int32(article.lines.count))
    if let last = lines.last {
      article.blocks[block].range.upper = max(article.blocks[block].range.upper, last.upper)
    }
    scanner.scan(block, in: &article)
  }

  private mutating func addSection(_ node: OpaquePointer) {
    let level = Int(cmark_node_get_heading_level(node))
    let first = positions.firstLine(of: node)
    let last = positions.lastLine(of: node)
    let start = positions.start(of: node)
    let range = SourceRange(start, positions.lineEnd(last))
    while outline.last.map({ article.sections[$0].level >= level }) ?? false { outline.removeLast() }
    let index = article.blocks.count
    article.sections.append(Section(level: level, parent: outline.last, range: range, blocks: index..<index))
    outline.append(currentSection)
    for index in openDirectives.indices { openDirectives[index].block = -1 }

    let block = append(.heading, in: Frame(block: -1, quotes: 0, takesText: false), range: range)
    var lines = takeSpareLines()
    defer { spareLines = lines }
    if bytes[start] == UInt8(ascii: "#") {
      var contentStart = start + level
      var end = range.end
      while contentStart < end, ASCII.isBlank(bytes[contentStart]) { contentStart += 1 }
      // A closing run of # (CommonMark 4.2).
      var closing = end
      while closing > contentStart, bytes[closing - 1] == UInt8(ascii: "#") { closing -= 1 }
      if closing < end, closing == contentStart || ASCII.isBlank(bytes[closing - 1]) { end = closing }
      while end > contentStart, ASCII.isBlank(bytes[end - 1]) { end -= 1 }
      lines.append(SourceRange(contentStart, max(contentStart, end)))
    } else {
      for line in first..<max(last, first + 1) {
        lines.append(SourceRange(positions.contentStart(line, quotes: 0), positions.lineEnd(line)))
      }
    }
    let firstAnchor = article.anchors.count
    setText(lines, of: block)
    nameSection(firstAnchor)
  }

  /// Collects the section's anchors: those before it, those in its heading, and the one that its text implies.
  private mutating func nameSection(_ firstAnchor: Int) {
    let section = currentSection
    var keys: [UInt64] = []
    keys.reserveCapacity(2 + loneAnchors.count + article.anchors.count - firstAnchor)
    var name: String?
    if firstAnchor < article.anchors.count { loneAnchors += firstAnchor..<article.anchors.count }
    for index in loneAnchors {
      article.anchors[index].section = section
      article.anchors[index].namesSection = true
      if name == nil { name = article.anchors[index].name }
      keys.append(AnchorKey.of(article.anchors[index].name.utf8))
    }
    loneAnchors.removeAll(keepingCapacity: true)
    article.sections[section].explicitAnchors = keys.count
    let slug = Slug.of(scanner.visibleText)
    let key = AnchorKey.of(slug)
    let count = slugs.next(slug)
    let implied = count == 0 ? slug : slug + "-\(count)".utf8
    keys.append(count == 0 ? key : AnchorKey.of(implied))
    keys.append(key)
    article.sections[section].anchorKeys = keys
    article.sections[section].anchor = name ?? String(decoding: implied, as: UTF8.self)
  }

  private mutating func addParagraph(_ node: OpaquePointer, frame: inout Frame) {
    let first = positions.firstLine(of: node)
    let last = positions.lastLine(of: node)
    var lines = takeSpareLines()
    defer { spareLines = lines }
    for line in first...last {
      let lineStart = line == first ? positions.start(of: node) : positions.contentStart(line, quotes: frame.quotes)
      lines.append(SourceRange(lineStart, max(lineStart, positions.lineEnd(line))))
    }
    if frame.hasMarker {
      frame.hasMarker = false
      lines.removeFirst()
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

  /// An empty array that lines of other blocks have stood in: of most blocks it is needed for a moment only.
  private mutating func takeSpareLines() -> [SourceRange] {
    var lines: [SourceRange] = []
    swap(&lines, &spareLines)
    lines.removeAll(keepingCapacity: true)
    return lines
  }

  private mutating func addProse(_ lines: [SourceRange], frame: inout Frame) {
    if frame.takesText {
      frame.takesText = false
      setText(lines, of: frame.block)
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
    loneAnchors = []
  }

  /// A paragraph of anchors alone is no text: it names what follows.
  private mutating func dropEmptyBlock(anchorsFrom first: Int) {
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
    loneAnchors = []
  }

  private mutating func addItem(_ node: OpaquePointer, frame: inout Frame) -> Int {
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
    loneAnchors = []
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
    return directives.contains {
      lines.contains($0.line) && $0.range.start - article.source.line($0.line).start <= column
    }
  }

  private mutating func addAlert(_ node: OpaquePointer, frame: Frame) -> Int? {
    guard let paragraph = cmark_node_first_child(node), cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH
    else { return nil }
    let firstLine = positions.firstLine(of: paragraph)
    let marker = SourceRange(positions.start(of: paragraph), positions.lineEnd(firstLine))
    guard let type = AlertMarker.type(in: article.source, marker) else { return nil }
    return appendAlert(type, in: frame, range: SourceRange(positions.start(of: node), type.end + 1))
  }

  private mutating func appendAlert(_ type: SourceRange, in frame: Frame, range: SourceRange) -> Int {
    let block = append(.alert, in: frame, range: range)
    article.blocks[block].label = type
    article.blocks[block].key = AlertNames.folded(article.source[type])
    loneAnchors = []
    return block
  }

  private mutating func addHTML(_ node: OpaquePointer, frame: Frame) {
    let first = positions.firstLine(of: node)
    let last = positions.lastLine(ofHTML: node)
    let anchors = article.anchors.count
    let block = append(.html, in: frame, range: SourceRange(positions.start(of: node), positions.lineEnd(last)))
    var lines: [SourceRange] = []
    for line in first...last {
      let start = positions.contentStart(line, quotes: frame.quotes)
      lines.append(SourceRange(start, max(start, positions.lineEnd(line))))
    }
    setText(lines, of: block)
    if article.blocks[block].textLength == 0, article.blocks[block].literalIndexes.isEmpty,
      article.anchors.count > anchors
    {
      dropEmptyBlock(anchorsFrom: anchors)
    } else {
      article.blocks[block].key = Hash64.of(article.source[article.blocks[block].range])
      loneAnchors = []
    }
  }

  private mutating func addCode(_ node: OpaquePointer, frame: Frame) {
    let first = positions.firstLine(of: node)
    let nodeLast = max(first, positions.endLine(of: node))
    let start = positions.start(of: node)
    let isFenced =
      start < bytes.count
      && (bytes[start] == UInt8(ascii: "`") || bytes[start] == UInt8(ascii: "~"))
      && cmark_node_get_fence_info(node) != nil && positions.isFence(start)
    let last = isFenced ? nodeLast : positions.lastLine(of: node)
    let block = append(.code, in: frame, range: SourceRange(start, positions.lineEnd(last)))
    article.blocks[block].isFenced = isFenced

    var contentLines = first..<(last + 1)
    if isFenced {
      let fence = bytes[start]
      let isClosed = last > first && positions.closesFence(last, fence, quotes: frame.quotes)
      contentLines = (first + 1)..<max(first + 1, isClosed ? last : last + 1)
      article.blocks[block].label = positions.fenceLanguage(start, line: first)
    }
    let column = start - positions.lineStart(first)
    let firstLine = Int32(article.lines.count)
    for line in contentLines {
      let from = positions.codeStart(line, column: column, quotes: frame.quotes)
      article.lines.append(SourceRange(from, max(from, article.source.line(line).end)))
    }
    article.blocks[block].lineRange = (firstLine, Int32(article.lines.count))
    article.blocks[block].key = codeKey(block)
    loneAnchors = []
  }

  /// Code is compared dedented and trimmed, without blank lines: translations keep stray spaces of the indentation.
  private func codeKey(_ block: Int) -> UInt64 {
    var hash = Hash64()
    for line in article.lines[article.blocks[block].lineIndexes] {
      let trimmed = article.source.trimmed(line)
      if trimmed.isEmpty { continue }
      hash.combine(article.source[trimmed])
      hash.combine(UInt8(0x0A))
    }
    return hash.value
  }

  // MARK: Directives

  /// The block that a directive is nested in: of items only one whose marker stands further left. libcmark counts the
  /// blank line that a directive was made to be to the item before it.
  private func container(of directive: Directive, within block: Int) -> Int {
    let column = directive.range.start - positions.lineStart(directive.line)
    var block = block
    while block >= 0, article.blocks[block].kind == .step || article.blocks[block].kind == .item {
      let start = article.blocks[block].range.start
      if column > start - positions.lineStart(article.source.lineIndex(at: start)) { break }
      block = Int(article.blocks[block].parent)
    }
    return block
  }

  /// Of an include's literals only the numbers are compared by themselves.
  private mutating func keepNumbers(_ block: Int) {
    let kept = article.literals[article.blocks[block].literalIndexes].filter { $0.kind == .number }
    article.literals.removeSubrange(article.blocks[block].literalIndexes)
    article.literals.append(contentsOf: kept)
    article.blocks[block].literalRange.1 = Int32(article.literals.count)
  }

  private mutating func emitDirectives(before line: Int, parent: Frame) {
    while nextDirective < directives.count, directives[nextDirective].line < line {
      let directive = directives[nextDirective]
      nextDirective += 1
      var frame = parent
      frame.list = 0
      frame.block = container(of: directive, within: parent.block)
      switch directive.kind {
      case .openAlert(let type):
        let block = appendAlert(type, in: frame, range: directive.range)
        openDirectives.append((directive.fence, block))
      case .open:
        if directive.fence.1 > 0 { openDirectives.append((directive.fence, openDirectives.last?.block ?? -1)) }
      case .close:
        if let index = openDirectives.lastIndex(where: { $0.fence == directive.fence }) {
          // The closing line belongs to the element.
          let block = openDirectives[index].block
          if block >= 0 {
            article.blocks[block].range.upper = max(article.blocks[block].range.upper, directive.range.upper)
          }
          article.sections[currentSection].range.upper = max(
            article.sections[currentSection].range.upper, directive.range.upper)
          openDirectives.removeSubrange(index...)
        }
      case .include:
        let block = append(.code, in: frame, range: directive.range)
        setText([directive.range], of: block)
        keepNumbers(block)
        // The numbers are those of lines to show, and are compared as numbers.
        article.blocks[block].key = Hash64.of(
          article.source[directive.range].lazy.filter { !ASCII.isDigit($0) })
      case .image:
        let block = append(.image, in: frame, range: directive.range)
        scanner.scanAttributes(block, directive.range, in: &article)
      }
    }
  }
}

/// The marker of an alert, `[!NOTE]`, alone on the first line of a block quote.
enum AlertMarker {
  /// The word in the marker, or nil if the line holds anything else.
  static func type(in source: SourceText, _ line: SourceRange) -> SourceRange? {
    let bytes = source[line]
    guard bytes.count > 3, bytes.starts(with: [UInt8(ascii: "["), UInt8(ascii: "!")]), bytes.last == UInt8(ascii: "]")
    else { return nil }
    let name = SourceRange(line.start + 2, line.end - 1)
    return AlertNames.isKnown(source[name]) ? name : nil
  }
}
