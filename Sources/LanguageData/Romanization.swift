import ParallelText

/// How letters of other scripts sound in Latin ones, to see that `валуеонли` is `ValueOnly` written as it sounds.
public enum Romanization {
  private static let sounds: [Unicode.Scalar: [UInt8]] = Dictionary(
    WordList(PackageResources.romanization_txt).allWords.compactMap { word in
      let scalars = word.unicodeScalars
      return scalars.first.map { ($0, Array(word.utf8.drop { $0 != UInt8(ascii: "=") }.dropFirst())) }
    }, uniquingKeysWith: { first, _ in first })

  /// The consonants of a text by classes of like sound (Russell's, of Soundex), one digit each: what is left of a name that was
  /// written as it sounds. Vowels, `h`, `w` and `y` do not count, nor does what is no letter.
  ///
  /// - Parameter isExact: Whether a class may stand twice in a row, with a vowel between.
  /// - Complexity: O(length).
  public static func skeleton(_ text: ArraySlice<UInt8>, isExact: Bool = false) -> [UInt8] {
    var skeleton: [UInt8] = []
    // 0 behind a vowel.
    var previous: UInt8 = 0
    func add(_ letter: UInt8) {
      let sound: UInt8
      switch letter | 0x20 {
      case UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "p"), UInt8(ascii: "v"): sound = 1
      case UInt8(ascii: "c"), UInt8(ascii: "g"), UInt8(ascii: "j"), UInt8(ascii: "k"), UInt8(ascii: "q"),
        UInt8(ascii: "s"), UInt8(ascii: "x"), UInt8(ascii: "z"):
        sound = 2
      case UInt8(ascii: "d"), UInt8(ascii: "t"): sound = 3
      // Japanese has one sound for both.
      case UInt8(ascii: "l"), UInt8(ascii: "r"): sound = 4
      case UInt8(ascii: "m"), UInt8(ascii: "n"): sound = 5
      default:
        previous = 0
        return
      }
      if sound != (isExact ? previous : skeleton.last) { skeleton.append(sound) }
      previous = sound
    }
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar.isASCII {
        if scalar.properties.isAlphabetic { add(UInt8(scalar.value)) }
      } else if (0xAC00...0xD7A3).contains(scalar.value) {
        for jamo in syllable(scalar.value) { sounds[jamo]?.forEach(add) }
      } else {
        if let sound = sounds[scalar] { sound.forEach(add) } else { previous = 0 }
      }
    }
    return skeleton
  }

  /// The first and last consonant of a syllable of Hangul (Unicode 3.12).
  private static func syllable(_ value: UInt32) -> [Unicode.Scalar] {
    let index = value - 0xAC00
    return [0x1100 + index / 588, 0x11A7 + index % 28].compactMap(Unicode.Scalar.init)
  }
}
