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
    let telling = TellingUnits(text)
    return telling.units.withUnsafeBufferPointer { buffer in
      guard let breaks = breaks?.pointer,
        unicode_text_breaks_begin(breaks, buffer.baseAddress, Int32(buffer.count)) != 0
      else {
        return [text.count]
      }
      var ends: [Int] = []
      while true {
        let end = Int(unicode_text_breaks_next(breaks))
        if end < 0 { break }
        if end > 0 { ends.append(Int(telling.places[end])) }
      }
      return ends
    }
  }
}

/// The units of a text that tell where its sentences end: ICU takes a hundred times as long for each as it takes to leave one out.
///
/// Of small letters and the spaces between them nothing matters but what begins behind a mark, the first letter, and what stands
/// before the next mark (UAX #29, SB6 to SB11).
private struct TellingUnits {
  private(set) var units: [UInt16] = []
  /// Where each stands in the text, and behind them its end.
  private(set) var places: [Int32] = []

  init(_ text: [UInt16]) {
    units.reserveCapacity(text.count / 4 + 16)
    places.reserveCapacity(text.count / 4 + 17)
    var isBehindLetter = false
    text.withUnsafeBufferPointer { text in
      for index in text.indices {
        let unit = text[index]
        let isLetter = Self.isSmallLetter(unit)
        guard isLetter || unit == 0x20 else {
          append(unit, index)
          isBehindLetter = false
          continue
        }
        if isBehindLetter, index + 1 < text.count, text[index + 1] == 0x20 || Self.isSmallLetter(text[index + 1]) {
          continue
        }
        append(unit, index)
        isBehindLetter = isBehindLetter || isLetter
      }
    }
    places.append(Int32(text.count))
  }

  private mutating func append(_ unit: UInt16, _ index: Int) {
    units.append(unit)
    places.append(Int32(index))
  }

  /// Of ASCII, or a Russian one.
  @inline(__always)
  private static func isSmallLetter(_ unit: UInt16) -> Bool { unit &- 0x61 < 26 || unit &- 0x430 < 32 }
}
