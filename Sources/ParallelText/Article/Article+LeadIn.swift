/// What a text does for those around it.
extension Article {
  /// Whether a block leads to what stands behind it: its text ends in a colon. Complexity: O(1).
  public func isLeadIn(_ block: Int) -> Bool {
    let indexes = blocks[block].lineIndexes
    if !blocks[block].isProse || indexes.isEmpty { return false }
    let line = lines[indexes.upperBound - 1]
    return source.withBytes { bytes in
      var end = line.end
      while end > line.start, ASCII.isBlank(bytes[end - 1]) { end -= 1 }
      guard end > line.start else { return false }
      let last = bytes[end - 1]
      // The last byte of `：`.
      if last != UInt8(ascii: ":"), last != 0x9A { return false }
      return last == UInt8(ascii: ":") || bytes[max(line.start, end - 3)..<end].elementsEqual("：".utf8)
    }
  }
}
