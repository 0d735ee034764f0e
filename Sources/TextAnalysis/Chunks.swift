import ParallelText

/// What stands between spaces.
enum Chunks {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// Calls `body` with each chunk of a text in UTF-8 in which there may be a word, without the ASCII punctuation around it.
  ///
  /// Other spaces than ASCII's are rare, and part words all the same. Complexity: O(bytes).
  static func each(in text: Bytes, _ body: (Bytes) -> Void) {
    var index = 0
    while index < text.count {
      while index < text.count, !canBeInWord(text[index]) { index += 1 }
      let start = index
      var end = start
      while index < text.count, text[index] > 0x20 {
        if canBeInWord(text[index]) { end = index + 1 }
        index += 1
      }
      if end > start { body(Bytes(rebasing: text[start..<end])) }
    }
  }

  private static func canBeInWord(_ byte: UInt8) -> Bool {
    ASCII.isLetterOrDigit(byte) || byte >= 0x80
  }
}
