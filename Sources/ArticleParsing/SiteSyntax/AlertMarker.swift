import ParallelText

/// The marker of an alert at the beginning of a block quote: `[!NOTE]`.
enum AlertMarker {
  /// The word in the marker, and what stands behind it in the line: a title, as Hugo and Obsidian have it. nil if the line
  /// begins with anything else.
  static func find(in source: SourceText, _ line: SourceRange) -> (type: SourceRange, title: SourceRange)? {
    let bytes = source[line]
    guard bytes.count > 3, bytes.starts(with: [UInt8(ascii: "["), UInt8(ascii: "!")]),
      let close = bytes.firstIndex(of: UInt8(ascii: "]"))
    else { return nil }
    let name = SourceRange(line.start + 2, close)
    guard AlertNames.isCallout(source[name]) else { return nil }
    var start = close + 1
    // Obsidian's mark of what can be folded.
    if start < line.end, bytes[start] == UInt8(ascii: "-") || bytes[start] == UInt8(ascii: "+") { start += 1 }
    // `[!NOTE](…)` is a link.
    if start < line.end, !ASCII.isBlank(bytes[start]) { return nil }
    while start < line.end, ASCII.isBlank(bytes[start]) { start += 1 }
    return (name, SourceRange(start, line.end))
  }
}
