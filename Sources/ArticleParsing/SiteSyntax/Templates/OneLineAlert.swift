import ParallelText

/// A paragraph that a template's tags make an alert of: `{{< note >}}Text{{< /note >}}`.
struct OneLineAlert {
  /// The tags.
  var opening: SourceRange
  var closing: SourceRange
  /// The word that names what it is.
  var type: SourceRange

  /// nil if the paragraph is none: the first tag must name an alert, and the last one close it.
  init?(_ source: SourceText, _ bytes: ByteView, _ lines: [SourceRange]) {
    guard let first = lines.first, let last = lines.last, first.count > 2, last.count > 2,
      bytes[first.start] == UInt8(ascii: "{"), bytes[last.end - 1] == UInt8(ascii: "}"),
      let tag = SiteTag.read(bytes, at: first.start, isMDX: false), tag.end < first.end, !tag.isClosing,
      !tag.closesItself, let type = AlertNames.type(of: tag, source),
      let closing = Self.closingTag(endingAt: last.end, bytes), closing.start > tag.end, closing.start >= last.start,
      closing.tag.kind == tag.kind,
      AlertNames.folded(source[SourceRange(closing.tag.name)]) == AlertNames.folded(source[SourceRange(tag.name)])
    else { return nil }
    opening = SourceRange(first.start, tag.end)
    self.closing = SourceRange(closing.start, last.end)
    self.type = type
  }

  /// The lines without the tags, nil if nothing is left.
  func content(of lines: [SourceRange], _ source: SourceText) -> [SourceRange]? {
    var lines = lines
    lines[0] = SourceRange(opening.end, lines[0].end)
    lines[lines.count - 1] = SourceRange(lines[lines.count - 1].start, closing.start)
    lines = [source.trimmed(lines[0])] + lines.dropFirst()
    if lines.count > 1 { lines[lines.count - 1] = source.trimmed(lines[lines.count - 1]) }
    lines.removeAll(where: \.isEmpty)
    return lines.isEmpty ? nil : lines
  }

  /// Whether a part of a line has the tag that another one closes.
  static func opens(_ closing: SiteTag, in bytes: ByteView, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while let start = SiteTag.find(UInt8(ascii: "{"), in: bytes, from: index, to: range.upperBound) {
      let tag = SiteTag.read(bytes, at: start, isMDX: false)
      if let tag, !tag.isClosing, bytes[tag.name].elementsEqual(bytes[closing.name]) { return true }
      index = tag?.end ?? start + 1
    }
    return false
  }

  /// The tag that ends at an offset and closes another one.
  static func closingTag(endingAt end: Int, _ bytes: ByteView) -> (start: Int, tag: SiteTag)? {
    var start = end - 1
    let limit = max(bytes.startIndex, end - 100)
    while start > limit, bytes[start] != UInt8(ascii: "{"), bytes[start] != 0x0A { start -= 1 }
    guard bytes[start] == UInt8(ascii: "{") else { return nil }
    if start > bytes.startIndex, bytes[start - 1] == UInt8(ascii: "{") { start -= 1 }
    guard let tag = SiteTag.read(bytes, at: start, isMDX: false), tag.end == end, tag.isClosing else { return nil }
    return (start, tag)
  }
}
