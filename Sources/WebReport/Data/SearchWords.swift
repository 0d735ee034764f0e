import Foundation

/// Words as the search page's script finds them in a query (`search.js`): the two have to agree.
enum SearchWords {
  /// The words of a text, without letter case and accents, in the order of the text; of scripts without spaces between
  /// words each two characters that follow one another.
  ///
  /// - Parameter most: So many are told.
  static func of(_ text: String, most: Int = .max) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    // The last character alone is one only where none of its script is beside it.
    var isAlone = false
    func endWord() {
      if !word.isEmpty { words.append(String(word)) }
      word = String.UnicodeScalarView()
    }
    func endRun() {
      if isAlone, let last { words.append(String(last)) }
      (last, isAlone) = (nil, false)
    }
    for scalar in text.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
      // At the end of a word a sigma is written in another way.
      let scalar: Unicode.Scalar = scalar == "ς" ? "σ" : scalar
      let category = scalar.properties.generalCategory
      switch category {
      case .nonspacingMark, .spacingMark, .enclosingMark: continue
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
        .letterNumber, .otherNumber:
        if isDense(scalar) {
          endWord()
          if let last { words.append(String(String.UnicodeScalarView([last, scalar]))) }
          isAlone = last == nil
          last = scalar
        } else {
          endRun()
          word.append(scalar)
        }
      default:
        endWord()
        endRun()
      }
      if words.count >= most { return words }
    }
    endWord()
    endRun()
    return words
  }

  /// Han, kana, Thai, Lao, Khmer and Myanmar.
  private static func isDense(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x3007, 0x3041...0x30FF, 0x31F0...0x31FF,
      0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// FNV-1a of the first three characters.
  static func shard(of word: String, of count: Int) -> Int {
    var hash: UInt32 = 0x811C_9DC5
    for scalar in word.unicodeScalars.prefix(3) {
      for byte in UTF8.encode(scalar)! { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    }
    return Int(hash) % count
  }
}
