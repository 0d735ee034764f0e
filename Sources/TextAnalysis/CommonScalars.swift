/// What is known beforehand of the scalars of ASCII, Latin, Greek and Cyrillic, of kana and Han: most text needs no question
/// to ICU.
///
/// Those that join with their neighbours (marks) or become several are not common; nor is the capital sigma, whose lower
/// case depends on its place.
enum CommonScalars {
  /// In UTF-8 they take two bytes at most.
  private static let limit = 0x530
  /// Stands between scalars that are asked for at once. It becomes nothing else, and joins with nothing.
  private static let separator: Unicode.Scalar = "\u{1}"

  private struct Entry {
    /// In normal form; 0 if that takes more than a look.
    var normal: UInt16 = 0
    /// Without its accent; 0 if that takes more than a look.
    var folded: UInt16 = 0
    var isLetterOrDigit = false
  }

  /// By scalar value.
  private static let entries: [Entry] = {
    let scalars = (0..<limit).map { Unicode.Scalar(UInt16($0))! }
    var entries = scalars.map { Entry(isLetterOrDigit: WordScanner.isAnyLetterOrDigit($0)) }
    let all = scalars.filter {
      $0.properties.canonicalCombiningClass == .notReordered && $0 != "Σ" && $0 != separator
    }
    let text = all.reduce(into: [Unicode.Scalar]()) { $0 += [$1, separator] }
    eachCommon(NormalForm.ofAny(text)) { entries[Int(all[$0].value)].normal = $1 }
    eachCommon(NormalForm.foldedAny(text)) { entries[Int(all[$0].value)].folded = $1 }
    return entries
  }()

  /// The forms that are one common scalar, by their places.
  private static func eachCommon(_ forms: [Unicode.Scalar], _ body: (Int, UInt16) -> Void) {
    var (place, length) = (0, 0)
    var last: Unicode.Scalar = separator
    for scalar in forms {
      if scalar == separator {
        if length == 1, last.value < limit { body(place, UInt16(last.value)) }
        (place, length) = (place + 1, 0)
      } else {
        last = scalar
        length += 1
      }
    }
  }

  /// Kana and Han that are letters, stay as they are in every form, and join with nothing: not the marks of kana.
  private static func isKanaOrHan(_ value: UInt32) -> Bool {
    switch value {
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC...0x30FE, 0x3400...0x4DBF, 0x4E00...0x9FFF: true
    default: false
    }
  }

  /// The normal form of a text in UTF-8; nil if not all of it is common. Complexity: O(bytes).
  static func normalForm(of text: UnsafeBufferPointer<UInt8>) -> [Unicode.Scalar]? {
    entries.withUnsafeBufferPointer { entries in
      var scalars: [Unicode.Scalar] = []
      scalars.reserveCapacity(text.count)
      var index = 0
      func tail() -> UInt32? {
        guard index < text.count, text[index] & 0xC0 == 0x80 else { return nil }
        index += 1
        return UInt32(text[index - 1] & 0x3F)
      }
      while index < text.count {
        let byte = UInt32(text[index])
        var value = byte
        index += 1
        switch byte {
        case 0..<0x80: break
        case 0xC2...0xD4:
          guard let last = tail() else { return nil }
          value = (byte & 0x1F) << 6 | last
        case 0xE3...0xE9:
          guard let middle = tail(), let last = tail() else { return nil }
          value = (byte & 0xF) << 12 | middle << 6 | last
          guard isKanaOrHan(value) else { return nil }
          scalars.append(Unicode.Scalar(value)!)
          continue
        default: return nil
        }
        guard value < limit, entries[Int(value)].normal != 0 else { return nil }
        scalars.append(Unicode.Scalar(entries[Int(value)].normal)!)
      }
      return scalars
    }
  }

  /// Letters without accents; nil if not all of them are common. Complexity: O(scalars).
  static func folded(_ scalars: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar]? {
    entries.withUnsafeBufferPointer { entries in
      var folded: [Unicode.Scalar] = []
      folded.reserveCapacity(scalars.underestimatedCount)
      for scalar in scalars {
        if isKanaOrHan(scalar.value) {
          folded.append(scalar)
          continue
        }
        guard scalar.value < limit, entries[Int(scalar.value)].folded != 0 else { return nil }
        folded.append(Unicode.Scalar(entries[Int(scalar.value)].folded)!)
      }
      return folded
    }
  }

  /// nil if the scalar is not common.
  static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool? {
    if scalar.value < limit { return entries[Int(scalar.value)].isLetterOrDigit }
    return isKanaOrHan(scalar.value) ? true : nil
  }
}
