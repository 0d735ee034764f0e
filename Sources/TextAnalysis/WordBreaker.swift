import UnicodeText

/// Finds words in scripts that are written without spaces, by ICU's rules and dictionaries.
///
/// See https://unicode-org.github.io/icu/userguide/boundaryanalysis/.
final class WordBreaker {
  /// ICU reads its dictionaries when the first such text comes.
  private lazy var words = unicode_text_breaks_open(unicode_text_word, "")

  deinit { if let words { unicode_text_breaks_close(words) } }

  /// Calls `body` with each word; with the whole text if ICU's data is missing. Complexity: O(scalars).
  func eachWord(in text: ArraySlice<Unicode.Scalar>, _ body: (ArraySlice<Unicode.Scalar>) -> Void) {
    [UInt16](text).withUnsafeBufferPointer { buffer in
      guard let words, unicode_text_breaks_begin(words, buffer.baseAddress, Int32(buffer.count)) != 0 else {
        return body(text.prefix(WordScanner.longestWord))
      }
      var (start, unit) = (text.startIndex, 0)
      while true {
        let end = Int(unicode_text_breaks_next(words))
        if end < 0 { break }
        if end == 0 { continue }
        var index = start
        while unit < end {
          unit += UTF16.width(text[index])
          index += 1
        }
        if index > start { body(text[start..<index].prefix(WordScanner.longestWord)) }
        start = index
      }
    }
  }
}
