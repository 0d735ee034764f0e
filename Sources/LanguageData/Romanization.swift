import ParallelText

/// How letters of other scripts sound in Latin ones, to see that `валуеонли` is `ValueOnly` written as it sounds.
public enum Romanization {
  /// By scalar the classes of its consonants, four bits each, the first one lowest; bit 15 if a vowel follows. All letters
  /// stand below this.
  private static let end = 0x3100
  private static let sounds: [UInt16] = {
    var sounds = [UInt16](repeating: 0, count: end)
    for word in WordList(PackageResources.romanization_txt).allWords {
      guard let scalar = word.unicodeScalars.first, scalar.value < end else { continue }
      var (value, shift): (UInt16, UInt16) = (0, 0)
      for letter in word.utf8.drop(while: { $0 != UInt8(ascii: "=") }).dropFirst() {
        let sound = UInt16(Self.sound(letter))
        // A letter of three classes is none of those that there are.
        if sound == 0 { value |= 0x8000 } else if shift < 12 { value |= sound << shift }
        if sound != 0 { shift += 4 }
      }
      sounds[Int(scalar.value)] = value
    }
    return sounds
  }()

  /// The consonants of a text by classes of like sound (Russell's, of Soundex), one digit each: what is left of a name that was
  /// written as it sounds. Vowels, `h`, `w` and `y` do not count, nor does what is no letter.
  ///
  /// - Parameter isExact: Whether a class may stand twice in a row, with a vowel between.
  /// - Complexity: O(length).
  public static func skeleton(_ text: ArraySlice<UInt8>, isExact: Bool = false) -> [UInt8] {
    var skeleton = Skeleton(isExact: isExact)
    skeleton.sounds.reserveCapacity(text.count)
    let known = sounds
    text.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count { skeleton.add(scalar(bytes, &index), known) }
    }
    return skeleton.sounds
  }

  private struct Skeleton {
    let isExact: Bool
    var sounds: [UInt8] = []
    /// 0 behind a vowel.
    private var previous: UInt8 = 0

    init(isExact: Bool) { self.isExact = isExact }

    @inline(__always) mutating func add(_ scalar: UInt32, _ known: [UInt16]) {
      if scalar < 0x80 {
        if ASCII.isLetter(UInt8(scalar)) { add(sound(UInt8(scalar))) }
      } else if (0xAC00...0xD7A3).contains(scalar) {
        for jamo in syllable(scalar) {
          add(UInt8(known[jamo] & 15))
          add(0)
        }
      } else {
        var value = scalar < end ? known[Int(scalar)] : 0
        let isSyllable = value & 0x8000 != 0
        value &= 0x7FFF
        repeat {
          add(UInt8(value & 15))
          value >>= 4
        } while value != 0
        if isSyllable { add(0) }
      }
    }

    private mutating func add(_ sound: UInt8) {
      if sound != 0, sound != (isExact ? previous : sounds.last) { sounds.append(sound) }
      previous = sound
    }
  }

  /// The scalar at an index of UTF-8, which is moved behind it.
  @inline(__always) private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt32 {
    let first = bytes[index]
    index += 1
    if first < 0x80 { return UInt32(first) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    // The bits of the first byte that are the value's: five, four or three.
    var value = UInt32(first & (0x7F >> UInt8(length)))
    let end = min(index + length - 1, bytes.count)
    while index < end {
      value = value << 6 | UInt32(bytes[index] & 0x3F)
      index += 1
    }
    return value
  }

  /// The class of s.
  public static let s = sound(UInt8(ascii: "s"))

  /// The Latin consonants of a class, in lower case.
  public static func letters(of sound: UInt8) -> [Unicode.Scalar] {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).filter { self.sound($0) == sound }.map { Unicode.Scalar($0) }
  }

  /// The class of a Latin consonant, 0 of all else.
  private static func sound(_ letter: UInt8) -> UInt8 {
    switch letter | 0x20 {
    case UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "p"), UInt8(ascii: "v"): 1
    case UInt8(ascii: "c"), UInt8(ascii: "g"), UInt8(ascii: "j"), UInt8(ascii: "k"), UInt8(ascii: "q"),
      UInt8(ascii: "s"), UInt8(ascii: "x"), UInt8(ascii: "z"):
      2
    case UInt8(ascii: "d"), UInt8(ascii: "t"): 3
    // Japanese has one sound for both.
    case UInt8(ascii: "l"), UInt8(ascii: "r"): 4
    case UInt8(ascii: "m"), UInt8(ascii: "n"): 5
    default: 0
    }
  }

  /// The first and last consonant of a syllable of Hangul (Unicode 3.12).
  private static func syllable(_ value: UInt32) -> [Int] {
    let index = Int(value - 0xAC00)
    return [0x1100 + index / 588, 0x11A7 + index % 28]
  }
}
