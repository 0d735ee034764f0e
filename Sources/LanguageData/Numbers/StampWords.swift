import ParallelText

/// What words begin with that say when a page was made or last changed.
public enum StampWords {
  private static let stems = WordList(PackageResources.stamp_words_txt).allWords.map { Array($0.utf8) }

  /// Whether one of them stands in a text, in whatever language; where words have spaces between them, at the beginning
  /// of a word.
  ///
  /// Complexity: O(bytes × stems).
  public static func contains(_ text: ByteView) -> Bool {
    let text = Array(String(decoding: text, as: UTF8.self).lowercased().utf8)
    return stems.contains { stem in
      var start = 0
      while start + stem.count <= text.count {
        if text[start] == stem[0], text[start..<(start + stem.count)].elementsEqual(stem),
          stem[0] >= 0xE0 || start == 0 || !isLetter(text[start - 1])
        {
          return true
        }
        start += 1
      }
      return false
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || ASCII.isWord(byte) }
}
