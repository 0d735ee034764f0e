import UnicodeText

/// Texts in forms that can be compared: as Unicode scalars, since the terms of a search are cut out of them.
enum NormalForm {
  typealias Scalars = [Unicode.Scalar]

  /// NFKC (width, ligatures, presentation forms) in lower case, digits of every script as ASCII's.
  ///
  /// - Parameter text: In UTF-8.
  /// - Complexity: O(bytes).
  static func of(_ text: UnsafeBufferPointer<UInt8>) -> Scalars {
    CommonScalars.normalForm(of: text) ?? ofAny(Scalars(utf8: text))
  }

  static func of(_ text: String) -> Scalars {
    var text = text
    return text.withUTF8 { of($0) }
  }

  /// The same, by ICU.
  static func ofAny(_ text: Scalars) -> Scalars {
    let units = [UInt16](text)
    var scalars = Scalars(utf16: convert(units, to: unicode_text_nfkc_lower) ?? units)
    for (index, scalar) in scalars.enumerated() where !scalar.isASCII {
      guard case .decimal = scalar.properties.numericType, let value = scalar.properties.numericValue else { continue }
      scalars[index] = Unicode.Scalar(0x30 + UInt8(value))
    }
    // What lower case makes of the Turkish capital İ.
    scalars.removeAll { $0.value == 0x307 }
    composeAm(&scalars)
    return scalars
  }

  /// Thai and Lao AM as one letter, as dictionaries of words have it: NFKC takes it apart.
  private static func composeAm(_ scalars: inout Scalars) {
    for (mark, vowel, am) in [("\u{E4D}", "\u{E32}", "\u{E33}"), ("\u{ECD}", "\u{EB2}", "\u{EB3}")]
      as [(Unicode.Scalar, Unicode.Scalar, Unicode.Scalar)] where scalars.contains(mark)
    {
      var composed: Scalars = []
      for scalar in scalars {
        if scalar == vowel, composed.last == mark {
          composed[composed.count - 1] = am
        } else {
          composed.append(scalar)
        }
      }
      scalars = composed
    }
  }

  /// Letters without accents, and without what writers of a language leave out or put in as they like.
  ///
  /// Latin, Greek and Cyrillic lose their marks, but for the breve (й is a letter), Arabic its vowel signs and the forms
  /// of alef and yeh, Hebrew its points.
  ///
  /// - Parameter scalars: As `of` gives them.
  static func folded(_ scalars: some Sequence<Unicode.Scalar>) -> Scalars {
    CommonScalars.folded(scalars) ?? foldedAny(scalars)
  }

  /// The same, by ICU.
  static func foldedAny(_ scalars: some Sequence<Unicode.Scalar>) -> Scalars {
    var letters: Scalars = []
    for scalar in scalars {
      if !scalar.isASCII, let others = Self.letters[scalar] {
        letters.append(contentsOf: others)
      } else {
        letters.append(scalar)
      }
    }
    guard let parts = convert([UInt16](letters), to: unicode_text_nfd) else { return letters }
    let bare = parts.filter { !isDropped($0) }
    return Scalars(utf16: convert(bare, to: unicode_text_nfc) ?? bare)
  }

  private static func isDropped(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x306: false
    case 0x300...0x36F, 0x591...0x5BD, 0x5C1...0x5C2, 0x64B...0x65F, 0x670: true
    default: false
    }
  }

  /// What Unicode does not take apart.
  private static let letters: [Unicode.Scalar: Scalars] = [
    "ё": ["е"], "œ": ["o", "e"], "æ": ["a", "e"], "ß": ["s", "s"], "ø": ["o"], "ł": ["l"], "đ": ["d"], "ı": ["i"],
    "ς": ["σ"],
    "أ": ["ا"], "إ": ["ا"], "آ": ["ا"], "ٱ": ["ا"], "ى": ["ي"], "ی": ["ي"], "ة": ["ه"], "ک": ["ك"],
    // Tatweel, the joiners of Arabic and Indic letters, the soft hyphen.
    "\u{640}": [], "\u{200C}": [], "\u{200D}": [], "\u{AD}": [],
  ]

  private static func convert(_ units: [UInt16], to form: unicode_text_form) -> [UInt16]? {
    // Composing may lengthen a text, too. The most by which anything does is 18.
    for room in [units.count * 3 + 8, units.count * 18 + 8] {
      var isWhole = true
      let result = [UInt16](unsafeUninitializedCapacity: room) { buffer, count in
        let length = unicode_text_convert(form, units, Int32(units.count), buffer.baseAddress, Int32(room))
        isWhole = length >= 0
        count = max(0, Int(length))
      }
      if isWhole { return result }
    }
    return nil
  }
}
