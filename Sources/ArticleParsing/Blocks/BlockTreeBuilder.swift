import CCmark
import ParallelText

/// Turns libcmark's tree into an article's sections and blocks, without recursion: nesting may reach a million.
struct BlockTreeBuilder: ~Copyable {
  struct Frame {
    /// The block that children are nested in, -1 if none.
    var block: Int
    /// How many block quotes are open.
    var quotes: Int
    /// Whether the first paragraph is the block's own text.
    var takesText: Bool
    /// What stands behind an alert's marker, with which the first paragraph begins; nil if it does not.
    var title: SourceRange?
    var list: Int32 = 0
    var isOrdered = false
    var first: Int32 = 1
    var count: Int32 = 0
  }

  var article: ArticleDraft
  /// The file.
  let bytes: ByteView
  let positions: NodePositions
  let directives: [Directive]
  /// Lines of tags among the rows of tables.
  let linesInTables: Set<Int>
  var nextDirective = 0
  /// What of `containers` they are, and the list item that they began in; -1 if none.
  var openDirectives: [(fence: (UInt8, Int), block: Int, container: Int, item: Int)] = []
  var lists: Int32 = 0
  var table: OpenTable?
  var scanner: InlineScanner
  var spareLines: [SourceRange] = []
  var slugs = SlugCounter()
  /// The open section of each level.
  var outline: [Int] = []
  /// Anchors that stand alone before a heading name its section.
  var loneAnchors: [Int] = []

  /// - Parameters:
  ///   - bytes: Those of the source, which must stay where they are for as long as the tree is built.
  ///   - lines: Those of the body that libcmark saw.
  init(
    _ source: SourceText, _ bytes: ByteView, bodyStart: Int, _ masked: Directives.Masked, lines: [Int32],
    hosts: LinkHosts, isMDX: Bool
  ) {
    scanner = InlineScanner(bytes, hosts: hosts, isMDX: isMDX)
    self.bytes = bytes
    positions = NodePositions(source, bytes, bodyStart: bodyStart, lines: lines, shifts: masked.shifts)
    directives = masked.directives
    linesInTables = Set(masked.directives.lazy.filter(\.isInTable).map(\.line))
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
        if cmark_node_get_type(current) == CMARK_NODE_HEADING { nameNestedHeading() }
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
        if let (alert, title) = addAlert(current, frame: frame) {
          frame.block = alert
          frame.title = title
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

  mutating func forgetLoneAnchors() {
    if !loneAnchors.isEmpty { loneAnchors.removeAll(keepingCapacity: true) }
  }

  var currentSection: Int { article.sections.count - 1 }

  mutating func append(_ kind: BlockKind, in frame: Frame, range: SourceRange) -> Int {
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
  mutating func setText(_ lines: [SourceRange], of block: Int) {
    let first = Int32(article.lines.count)
    // Mostly one.
    for line in lines { article.lines.append(line) }
    article.blocks[block].lineRange = (first, Int32(article.lines.count))
    if let last = lines.last {
      article.blocks[block].range.upper = max(article.blocks[block].range.upper, last.upper)
    }
    scanner.scan(block, in: &article)
  }

  /// An empty array that lines of other blocks have stood in: of most blocks it is needed for a moment only.
  mutating func takeSpareLines() -> [SourceRange] {
    var lines: [SourceRange] = []
    swap(&lines, &spareLines)
    if !lines.isEmpty { lines.removeAll(keepingCapacity: true) }
    return lines
  }
}
