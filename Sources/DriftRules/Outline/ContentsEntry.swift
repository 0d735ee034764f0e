import ParallelText

extension Article {
  /// Whether an item of a list is an entry of a table of contents: nothing but a link to a heading of the same file.
  ///
  /// Numbers of such a list are those of sections: its items are no steps.
  func isContentsEntry(_ block: Int) -> Bool {
    let item = blocks[block]
    guard item.isListItem, item.lineIndexes.count == 1 else { return false }
    let links = literals[item.literalIndexes].filter { $0.kind == .link }
    guard links.count == 1, let link = links.first else { return false }
    let line = source.trimmed(lines[item.lineIndexes.lowerBound])
    return source[line].first == UInt8(ascii: "[") && source[linkTarget(link)].first == UInt8(ascii: "#")
      && link.range.end + 1 == line.end && source[line].last == UInt8(ascii: ")")
  }
}
