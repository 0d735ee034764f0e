import ParallelText

/// What words begin with that say when a page was made or last changed.
public enum StampWords {
  private static let stems = WordList(PackageResources.stamp_words_txt).allWords.map { Array($0.utf8)[...] }
  private static let search = PhraseSearch(stems)

  /// Whether one of them stands in a text, in whatever language; where words have spaces between them, at the beginning
  /// of a word.
  ///
  /// Complexity: O(bytes).
  public static func contains(_ text: ByteView) -> Bool {
    Array(String(decoding: text, as: UTF8.self).lowercased().utf8).withBytes { text in
      var isFound = false
      search.forEachMatch(in: text) { stem, place in
        let start = place.lowerBound
        isFound = isFound || stems[stem].first! >= 0xE0 || start == 0 || !ASCII.isWord(text[start - 1])
      }
      return isFound
    }
  }
}
