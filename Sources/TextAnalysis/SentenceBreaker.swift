import Synchronization
import UnicodeText

/// Finds where sentences end, by ICU's rules for a language. One thread at a time.
///
/// A full stop ends a sentence unless a small letter follows (UAX #29): that abbreviations end none before a capital is for the
/// caller to know.
public final class SentenceBreaker {
  /// What ICU has opened for a language.
  private struct Breaks: @unchecked Sendable {
    let pointer: OpaquePointer
  }

  /// Opened for articles that are done: to open one takes longer than to read a paragraph.
  private static let spare = Mutex<[String: [Breaks]]>([:])

  private let language: String
  private let breaks: Breaks?

  /// - Parameter language: ISO 639.
  public init(language: Substring) {
    let language = String(language)
    self.language = language
    breaks =
      Self.spare.withLock { $0[language]?.popLast() }
      ?? language.withCString { unicode_text_breaks_open(unicode_text_sentence, $0) }.map { Breaks(pointer: $0) }
  }

  deinit {
    if let breaks { Self.spare.withLock { $0[language, default: []].append(breaks) } }
  }

  /// Where the sentences of a text end, in ascending order; its end alone if ICU's data is missing.
  ///
  /// - Parameter text: UTF-16.
  /// - Complexity: O(units).
  public func ends(in text: [UInt16]) -> [Int] {
    if text.isEmpty { return [] }
    return text.withUnsafeBufferPointer { buffer in
      guard let breaks = breaks?.pointer,
        unicode_text_breaks_begin(breaks, buffer.baseAddress, Int32(buffer.count)) != 0
      else {
        return [buffer.count]
      }
      var ends: [Int] = []
      while true {
        let end = Int(unicode_text_breaks_next(breaks))
        if end < 0 { break }
        if end > 0 { ends.append(end) }
      }
      return ends
    }
  }
}
