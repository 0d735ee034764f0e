import ParallelText

/// The bodies that are told by their indentation: those of Python-Markdown's extensions (`!!! note`, `??? tip`,
/// `=== "Tab"`), of the directives of reStructuredText (`.. note::`), and of columns (`:::column:::`, Open Publishing).
///
/// CommonMark takes such a body for code. In the copy that libcmark reads the first of its spaces is a `>`, so
/// that the body is a quote, and every column stays what it was. Blank lines in between get a `>` of their own.
struct IndentedBodies {
  private struct Body {
    var column: Int
    /// How many spaces more its lines have at least.
    var indent: Int
    var first: Int
    var last: Int
    var isAlert: Bool
  }

  /// The columns of the quote markers, by line.
  private(set) var quotes: [Int: [Int]] = [:]
  /// The last line of the paragraph that was last looked at.
  private var paragraphEnd = -1
  private var open: [Body] = []
  /// Where alerts end that have no body.
  private(set) var ends: [Directive] = []
  private var blank: [Int] = []

  static let fence = UInt8(ascii: "!")

  /// Whether some body may go on, or end, with the next line.
  var isOpen: Bool { !open.isEmpty }

  /// Looks at a line in the order of the file.
  ///
  /// - Returns: the closing directives of the bodies that ended before it, and the first line of the outermost.
  mutating func next(_ line: Int, _ source: SourceText) -> (closed: [Directive], first: Int?) {
    guard let indent = Self.indent(of: line, source) else {
      blank.append(line)
      return ([], nil)
    }
    var closed: [Directive] = []
    var first: Int?
    while let body = open.last, indent < body.column + body.indent {
      open.removeLast()
      first = body.first
      if body.isAlert { closed.append(Self.end(of: body, source)) }
    }
    if !open.isEmpty {
      let columns = open.map(\.column)
      for index in blank + [line] { quotes[index] = columns }
      for index in open.indices { open[index].last = line }
    }
    blank = []
    return (closed, first)
  }

  mutating func finish(_ source: SourceText) -> [Directive] {
    defer { open = [] }
    return open.reversed().filter(\.isAlert).map { Self.end(of: $0, source) }
  }

  /// Opens a body if the line is its marker and an indented line follows.
  mutating func marker(_ source: SourceText, line: Int, _ range: SourceRange) -> Directive? {
    let text = source[range]
    let column = range.start - source.line(line).start
    if text.starts(with: ".. ".utf8) { return directive(source, line: line, range) }
    let isTab = text.starts(with: "=== \"".utf8)
    guard isTab || text.starts(with: "!!! ".utf8) || text.starts(with: "??? ".utf8) || text.starts(with: "???+ ".utf8)
    else { return nil }
    var start = range.start + 3
    while start < range.end, source.bytes[start] == UInt8(ascii: "+") || source.bytes[start] == 0x20 { start += 1 }
    var end = start
    while end < range.end, ASCII.isWord(source.bytes[end]) { end += 1 }
    guard isTab || end > start else { return nil }
    let name = SourceRange(start, end)
    let isAlert = !isTab && AlertNames.isKnown(source[name])
    guard isFollowed(line, column, by: 4, source) else {
      return isAlert ? unindented(source, line: line, range, name) : nil
    }
    open.append(Body(column: column, indent: 4, first: line, last: line, isAlert: isAlert))
    var directive = Directive(
      kind: isAlert ? .openAlert(name) : .open, line: line, range: range, fence: (Self.fence, isAlert ? column + 1 : 0))
    if let quote = source.bytes[start..<range.end].firstIndex(of: UInt8(ascii: "\"")), quote + 1 < range.end,
      let last = source.bytes[(quote + 1)..<range.end].lastIndex(of: UInt8(ascii: "\""))
    {
      directive.title = SourceRange(quote + 1, last)
    }
    return directive
  }

  /// An alert whose text is not indented: it is the paragraph that follows.
  private mutating func unindented(
    _ source: SourceText, line: Int, _ range: SourceRange, _ name: SourceRange
  ) -> Directive? {
    func isBlank(_ line: Int) -> Bool { line >= source.lineCount || source.trimmed(source.line(line)).isEmpty }
    var end = line + (isBlank(line + 1) ? 2 : 1)
    if isBlank(end) { return nil }
    // A paragraph may hold many such lines.
    if end <= paragraphEnd {
      end = paragraphEnd
    } else {
      while !isBlank(end + 1) { end += 1 }
      paragraphEnd = end
    }
    let fence = (Self.fence, -line - 1)
    ends.append(Directive(kind: .close, line: end, range: .empty(at: range.end), fence: fence))
    var directive = Directive(kind: .openAlert(name), line: line, range: range, fence: fence)
    directive.opening = ContainerLine()
    directive.opening?.name = name
    directive.opening?.isAlert = true
    directive.opening?.fault = (.notIndented, range)
    return directive
  }

  /// `.. note:: Text`, with more text below it, indented.
  private mutating func directive(_ source: SourceText, line: Int, _ range: SourceRange) -> Directive? {
    let column = range.start - source.line(line).start
    guard let colon = source[range].firstIndex(of: UInt8(ascii: ":")), colon + 1 < range.end,
      source.bytes[colon + 1] == UInt8(ascii: ":"), isFollowed(line, column, by: 2, source)
    else { return nil }
    let name = SourceRange(range.start + 3, colon)
    let isAlert = AlertNames.isKnown(source[name]) || Myst.isGenericAlert(source[name])
    guard isAlert || AlertNames.isTranslated(source[name]) else { return nil }
    open.append(Body(column: column, indent: 2, first: line, last: line, isAlert: isAlert))
    var directive = Directive(
      kind: isAlert ? .openAlert(name) : .open, line: line, range: range, fence: (Self.fence, isAlert ? column + 1 : 0))
    directive.title = source.trimmed(SourceRange(colon + 2, range.end))
    return directive
  }

  /// Opens the body of a column, whose own line is hidden elsewhere.
  mutating func openColumn(_ source: SourceText, line: Int, _ range: SourceRange) {
    let column = range.start - source.line(line).start
    guard isFollowed(line, column, by: 1, source) else { return }
    open.append(Body(column: column, indent: 1, first: line, last: line, isAlert: false))
  }

  /// Whether a line stands at its own indentation, and what follows it is indented further.
  private func isFollowed(_ line: Int, _ column: Int, by indent: Int, _ source: SourceText) -> Bool {
    guard Self.indent(of: line, source) == column, column < 64 else { return false }
    var next = line + 1
    while next < source.lineCount, next < line + 4, Self.indent(of: next, source) == nil { next += 1 }
    return next < source.lineCount && (Self.indent(of: next, source) ?? 0) >= column + indent
  }

  /// Writes the markers into a copy of the body.
  func quoted(_ masked: [UInt8], from bodyStart: Int, _ source: SourceText) -> [UInt8] {
    if quotes.isEmpty { return masked }
    var result: [UInt8] = []
    result.reserveCapacity(masked.count + 2 * quotes.count)
    var copied = 0
    for (line, columns) in quotes.sorted(by: { $0.key < $1.key }) {
      let start = source.line(line).start - bodyStart
      let end = source.line(line).end - bodyStart
      result += masked[copied..<start]
      let first = result.count
      result += masked[start..<end]
      if let last = columns.last, end - start <= last {
        result += [UInt8](repeating: 0x20, count: last + 1 - (end - start))
      }
      for column in columns { result[first + column] = UInt8(ascii: ">") }
      copied = end
    }
    return result + masked[copied...]
  }

  private static func end(of body: Body, _ source: SourceText) -> Directive {
    var end = source.line(body.last).end
    let start = source.line(body.last).start
    while end > start, ASCII.isSpace(source.bytes[end - 1]) { end -= 1 }
    return Directive(kind: .close, line: body.last, range: .empty(at: end), fence: (fence, body.column + 1))
  }

  /// The spaces that a line begins with, nil if it is blank.
  private static func indent(of line: Int, _ source: SourceText) -> Int? {
    let range = source.line(line)
    let text = source.bytes[range.start..<range.end]
    guard text.contains(where: { !ASCII.isSpace($0) }) else { return nil }
    return text.prefix { $0 == 0x20 }.count
  }
}
