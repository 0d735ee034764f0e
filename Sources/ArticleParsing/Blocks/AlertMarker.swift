import ParallelText

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
