import ParallelText

/// Lines that hold nothing but tags of templates: `{{< tabs >}} {{% tab Linux %}}`.
enum TagLine {
  /// The tags of a line, the last of which may go on over more lines; nil if there is anything else.
  static func read(_ source: SourceText, line: Int, _ range: SourceRange, isBehindBlank: Bool, isMDX: Bool)
    -> [SiteTag]?
  {
    source.withBytes { bytes in
      var found: [SiteTag] = []
      var index = range.start
      var end = range.end
      while index < end {
        guard bytes[index] == UInt8(ascii: "{"), let tag = SiteTag.read(bytes, at: index, isMDX: isMDX) else {
          return nil
        }
        found.append(tag)
        index = tag.end
        if index > end { end = source.line(source.lineIndex(at: index - 1)).end }
        while index < end, ASCII.isBlank(bytes[index]) { index += 1 }
      }
      // A variable in a line of its own may be part of the sentence around it.
      let hasText = found.contains { $0.kind == .tag(.variable) }
      if hasText {
        let next = source.lineIndex(at: max(range.start, end - 1)) + 1
        guard isBehindBlank, next >= source.lineCount || source.trimmed(source.line(next)).isEmpty else { return nil }
      }
      return found.isEmpty ? nil : found
    }
  }

  /// Whether a row of a table stands right before the line, and another row or more tags right behind it.
  static func isBetweenRows(_ source: SourceText, from line: Int, to end: Int) -> Bool {
    let next = source.lineIndex(at: end - 1) + 1
    guard next == line + 1, line > 0, next < source.lineCount else { return false }
    func first(_ line: Int) -> UInt8? { source[source.trimmed(source.line(line))].first }
    let (before, after) = (first(line - 1), first(next))
    let isInside = before == UInt8(ascii: "|") || before == UInt8(ascii: "{")
    return isInside && (after == UInt8(ascii: "|") || after == UInt8(ascii: "{"))
      && (before == UInt8(ascii: "|") || after == UInt8(ascii: "|"))
  }

  /// Adds what comes of each tag.
  static func add(
    _ line: [SiteTag], from start: Int, line index: Int, _ source: SourceText, _ tags: inout SiteTags,
    _ found: inout [Directive]
  ) {
    var start = start
    for tag in line {
      while source.bytes[start] != UInt8(ascii: "{") { start += 1 }
      let range = SourceRange(start, tag.end)
      if case .tag = tag.kind {
        tags.addTemplate(tag, line: index, range, source, &found)
      } else {
        found.append(Directives.hidden(range, line: index, tag))
      }
      start = tag.end
    }
  }
}
