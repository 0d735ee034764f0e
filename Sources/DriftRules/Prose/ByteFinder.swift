import ParallelText

/// Tells of one range of a text after the other whether a byte stands in it.
///
/// In their order the text is searched once, and most ranges take a comparison.
struct ByteFinder {
  private let byte: UInt8
  private var search = ForwardSearch()

  init(_ byte: UInt8) { self.byte = byte }

  /// - Complexity: O(bytes since the last range), or O(bytes of the range) where it stands before others that were asked for.
  mutating func isIn(_ range: SourceRange, of bytes: ByteView) -> Bool {
    search.next(in: range, of: bytes) { [byte] in $0.firstIndex(of: byte) } < range.end
  }
}

/// The same of several bytes in a row.
struct TextFinder {
  private let text: ArraySlice<UInt8>
  private var search = ForwardSearch()

  init(_ text: ArraySlice<UInt8>) { self.text = text }

  /// - Complexity: As of `ByteFinder`.
  mutating func isIn(_ range: SourceRange, of bytes: ByteView) -> Bool {
    search.next(in: range, of: bytes) { [text] in $0.firstIndex(of: text) } + text.count <= range.end
  }
}

/// Where something stands next in a text, kept for as long as it is asked from places before that on.
private struct ForwardSearch {
  /// Where the last search began, and what it found: the end of the text if there is nothing behind.
  private var searched = 0..<0

  /// Where something stands first from the beginning of a range on; at the end of the text if it does not.
  @inline(__always)
  mutating func next(in range: SourceRange, of bytes: ByteView, find: (ByteView) -> Int?) -> Int {
    // To go back must not take a search through all that follows, each time.
    if range.start < searched.lowerBound { return find(bytes[range]) ?? bytes.endIndex }
    if range.start > searched.upperBound || searched.isEmpty {
      searched = range.start..<(find(bytes[range.start..<bytes.endIndex]) ?? bytes.endIndex)
    }
    return searched.upperBound
  }
}
