/// What a text does for those around it.
extension Article {
  /// Whether a block leads to what stands behind it: its text ends in a colon. Complexity: O(1).
  public func isLeadIn(_ block: Int) -> Bool {
    guard blocks[block].isProse, let line = lines[blocks[block].lineIndexes].last else { return false }
    let text = source[source.trimmed(line)]
    return text.last == UInt8(ascii: ":") || text.suffix(3).elementsEqual("：".utf8)
  }
}
