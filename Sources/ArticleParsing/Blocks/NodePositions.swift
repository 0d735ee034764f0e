import CCmark
import ParallelText

/// Where in a file stand the nodes of the tree that libcmark made of its body, and the lines that they go over.
///
/// Lines are 0-based and of the file, offsets bytes of it.
struct NodePositions {
  private let source: SourceText
  /// The source's.
  private let bytes: ByteView
  let bodyStart: Int
  private let bodyLine: Int
  /// Those of the body that libcmark saw; behind each stand those that it did not.
  private let lines: [Int32]
  /// How many bytes libcmark did not see at the start of each line; empty if it saw all.
  private let shifts: [Int32]

  init(_ source: SourceText, _ bytes: ByteView, bodyStart: Int, lines: [Int32], shifts: [Int32]) {
    self.shifts = shifts
    self.lines = lines
    self.source = source
    self.bytes = bytes
    self.bodyStart = bodyStart
    bodyLine = source.lineIndex(at: bodyStart)
  }

  /// The 0-based line of the file of one that libcmark saw, by its 1-based number.
  @inline(__always)
  private func line(_ number: Int) -> Int {
    if number < 1 { return bodyLine }
    return number > lines.count ? source.lineCount - 1 : bodyLine + Int(lines[number - 1])
  }

  /// The last of the lines that it stands for: the next one is behind them.
  @inline(__always)
  private func endLine(_ number: Int) -> Int {
    if number < 1 { return bodyLine }
    return number >= lines.count ? finalLine : bodyLine + Int(lines[number]) - 1
  }

  /// Behind a line feed at the end there is no other line.
  private var finalLine: Int {
    let last = source.lineCount - 1
    return last > bodyLine && Int(source.lineStarts[last]) == bytes.count ? last - 1 : last
  }

  func firstLine(of node: OpaquePointer) -> Int { line(Int(cmark_node_get_start_line(node))) }

  /// As libcmark has it: for an underlined heading, and for fenced code that ends with its list or quote, the line behind it.
  func endLine(of node: OpaquePointer) -> Int {
    let number = Int(cmark_node_get_end_line(node))
    return switch cmark_node_get_type(node) {
    case CMARK_NODE_HEADING: line(number)
    case CMARK_NODE_CODE_BLOCK where isFence(start(of: node)) && !isLast(node): line(number)
    default: endLine(number)
    }
  }

  /// Whether no block stands behind one.
  private func isLast(_ node: OpaquePointer) -> Bool {
    var climbing: OpaquePointer? = node
    while let current = climbing {
      if cmark_node_next(current) != nil { return false }
      climbing = cmark_node_parent(current)
    }
    return true
  }

  /// Where a line begins, or the body in it.
  func lineStart(_ line: Int) -> Int { max(Int(source.lineStarts[line]), bodyStart) }

  /// Where a line ends, without the spaces behind its text.
  func lineEnd(_ line: Int) -> Int {
    var end = source.line(line).end
    let start = lineStart(line)
    while end > start, ASCII.isBlank(bytes[end - 1]) { end -= 1 }
    return max(start, end)
  }

  /// Where a node starts, by its byte column.
  func start(of node: OpaquePointer) -> Int {
    let line = firstLine(of: node)
    let shift = shifts.isEmpty ? 0 : Int(shifts[line])
    let column = shift + max(0, Int(cmark_node_get_start_column(node)) - 1)
    return column == 0 ? lineStart(line) : min(lineStart(line) + column, source.line(line).end)
  }

  /// The last line of a node that is not blank; libcmark lets containers end on the blank lines behind them.
  func lastLine(of node: OpaquePointer) -> Int {
    lastLine(from: firstLine(of: node), to: endLine(of: node))
  }

  private func lastLine(from first: Int, to end: Int) -> Int {
    var last = max(first, end)
    while last > first, lineEnd(last) == lineStart(last) { last -= 1 }
    return last
  }

  /// libcmark leaves out the line by which a block of several lines ends, such as that of `-->`; its text has it.
  func lastLine(ofHTML node: OpaquePointer) -> Int {
    guard let text = cmark_node_get_literal(node) else { return lastLine(of: node) }
    var lines = 0
    var next = text
    while next.pointee != 0 {
      // A line ends in `\n`, `\r\n` or a lone `\r`.
      if next.pointee == 0x0A || (next.pointee == 0x0D && next[1] != 0x0A) { lines += 1 }
      next += 1
    }
    let first = Int(cmark_node_get_start_line(node))
    return lastLine(from: line(first), to: endLine(first + lines - 1))
  }

  /// Where the content of a continuation line starts, behind the container's markers.
  func contentStart(_ line: Int, quotes: Int) -> Int {
    let end = source.line(line).end
    var start = lineStart(line)
    var left = quotes
    while start < end {
      if ASCII.isBlank(bytes[start]) {
        start += 1
      } else if left > 0, bytes[start] == UInt8(ascii: ">") {
        left -= 1
        start += 1
      } else {
        break
      }
    }
    return start
  }

  /// The code of a line: behind at most `column` bytes of indentation and quote markers.
  func code(_ line: Int, column: Int, quotes: Int) -> SourceRange {
    let end = source.line(line).end
    var start = lineStart(line)
    var left = quotes
    var columns = 0
    while start < end, columns < column {
      if bytes[start] == 0x20 {
        columns += 1
      } else if bytes[start] == 0x09 {
        columns += 4 - columns % 4
      } else if left > 0, bytes[start] == UInt8(ascii: ">") {
        left -= 1
        columns += 1
      } else {
        break
      }
      start += 1
    }
    return SourceRange(start, max(start, end))
  }

  /// Whether three backticks or tildes stand at an offset.
  func isFence(_ start: Int) -> Bool {
    start + 2 < bytes.count && (bytes[start] == UInt8(ascii: "`") || bytes[start] == UInt8(ascii: "~"))
      && bytes[start] == bytes[start + 1] && bytes[start] == bytes[start + 2]
  }

  /// Whether a line has nothing but three or more of the fence's byte.
  func closesFence(_ line: Int, _ fence: UInt8, quotes: Int) -> Bool {
    let start = contentStart(line, quotes: quotes)
    let end = lineEnd(line)
    return end - start >= 3 && bytes[start..<end].allSatisfy { $0 == fence }
  }

  /// The first word of the info string, without the braces and dots of Pandoc's `{.bash}`.
  func fenceLanguage(_ start: Int, line: Int) -> SourceRange {
    let end = lineEnd(line)
    var from = start
    while from < end, bytes[from] == bytes[start] { from += 1 }
    while from < end, ASCII.isBlank(bytes[from]) || bytes[from] == UInt8(ascii: "{") || bytes[from] == UInt8(ascii: ".")
    {
      from += 1
    }
    var to = from
    while to < end, !ASCII.isBlank(bytes[to]), bytes[to] != UInt8(ascii: "}"), bytes[to] != UInt8(ascii: ","),
      bytes[to] != UInt8(ascii: "{")
    { to += 1 }
    return SourceRange(from, to)
  }

  func isTab(_ heading: OpaquePointer) -> Bool {
    TabHeading.matches(bytes[SourceRange(start(of: heading), lineEnd(firstLine(of: heading)))])
  }
}
