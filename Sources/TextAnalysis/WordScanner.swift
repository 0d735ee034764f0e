/// Cuts text in its normal form into words.
///
/// Apostrophes, hyphens, dots and underscores part words: of `l’envoi` there are two. Where a script has no spaces, words
/// end where ICU's dictionaries say.
struct WordScanner {
  typealias Scalars = ArraySlice<Unicode.Scalar>

  /// Of a longer word the beginning stands for all of it, so that no word takes more than its share of time.
  static let longestWord = 64

  private let breaker = WordBreaker()

  /// Calls `body` with each word. Complexity: O(scalars).
  func eachWord(in text: Scalars, _ body: (Scalars) -> Void) {
    Self.eachRun(in: text) { run in
      Self.eachPart(of: run) { part, isUnspaced in
        if isUnspaced { breaker.eachWord(in: part, body) } else { body(part.prefix(Self.longestWord)) }
      }
    }
  }

  /// Calls `body` with all that stands together without anything that parts words.
  static func eachRun(in text: Scalars, _ body: (Scalars) -> Void) {
    var start: Int?
    for index in text.indices {
      let scalar = text[index]
      if isLetterOrDigit(scalar) || start != nil && isMark(scalar) {
        start = start ?? index
      } else if let begin = start {
        body(text[begin..<index])
        start = nil
      }
    }
    if let start { body(text[start...]) }
  }

  /// Parts a run where scripts with spaces and without meet.
  static func eachPart(of run: Scalars, _ body: (Scalars, _ isUnspaced: Bool) -> Void) {
    var start = run.startIndex
    for index in run.indices where index > start && isUnspaced(run[index]) != isUnspaced(run[index - 1]) {
      body(run[start..<index], isUnspaced(run[index - 1]))
      start = index
    }
    if start < run.endIndex { body(run[start...], isUnspaced(run[start])) }
  }

  static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    CommonScalars.isLetterOrDigit(scalar) ?? isAnyLetterOrDigit(scalar)
  }

  /// The same, by Unicode's categories.
  static func isAnyLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      true
    default: false
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x300 { return scalar.value == 0xAD }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark: return true
    // The joiners and the like stand within words.
    default: return scalar.value == 0x200C || scalar.value == 0x200D
    }
  }

  /// Thai, Lao, Burmese, Khmer, kana, Han.
  static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0xE00 { return false }
    return switch scalar.value {
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF,
      0x2_0000...0x3_FFFF:
      true
    default: false
    }
  }
}
