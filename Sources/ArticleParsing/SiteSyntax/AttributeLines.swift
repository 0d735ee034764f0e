import ParallelText

/// Lines of attributes that make an alert of the block below or above them: `{: .warning }` (kramdown).
struct AttributeLines {
  /// What opens the alerts whose lines stand below them.
  private(set) var openings: [Directive] = []
  /// The fence of the one whose block goes on.
  private var fence: (UInt8, Int)?

  /// - Parameter range: Of the line, which stands behind a blank one.
  mutating func opening(_ source: SourceText, line: Int, _ range: SourceRange) -> Directive? {
    let text = source[range]
    guard text.starts(with: "{:".utf8), text.last == UInt8(ascii: "}"), !text.contains(UInt8(ascii: "#")),
      line + 1 < source.lineCount, !source.trimmed(source.line(line + 1)).isEmpty,
      let type = AlertArguments.className(source, range.start + 2, range.end - 1)
    else { return nil }
    let fence = (UInt8(ascii: "{"), -line - 1)
    self.fence = fence
    return Directive(kind: .openAlert(type), line: line, range: range, fence: fence)
  }

  /// Looks at a line of attributes below a paragraph or a quote, which is the last line of it.
  ///
  /// - Parameter first: The first line of the paragraph.
  mutating func closing(_ source: SourceText, line: Int, _ range: SourceRange, from first: Int) -> Directive? {
    let text = source[range]
    guard first > 0, first < line, text.starts(with: "{:".utf8), text.last == UInt8(ascii: "}"),
      !text.contains(UInt8(ascii: "#")),
      line + 1 == source.lineCount || source.trimmed(source.line(line + 1)).isEmpty,
      let type = AlertArguments.className(source, range.start + 2, range.end - 1)
    else { return nil }
    let start = source.trimmed(source.line(first)).start
    // Of headings, items and tables it is something else.
    if "#-*+|<`:".utf8.contains(source.bytes[start]) || ASCII.isDigit(source.bytes[start]) { return nil }
    let fence = (UInt8(ascii: "{"), -line - 1)
    openings.append(Directive(kind: .openAlert(type), line: first - 1, range: .empty(at: start), fence: fence))
    return Directive(kind: .close, line: line, range: range, fence: fence)
  }

  /// Ends the block, if one goes on, before a blank line.
  mutating func end(before line: Int, _ source: SourceText) -> Directive? {
    guard let fence else { return nil }
    self.fence = nil
    return Directive(kind: .close, line: line - 1, range: .empty(at: source.line(line - 1).end), fence: fence)
  }
}
