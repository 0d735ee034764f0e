/// What is known beforehand of the scalars of ASCII, Latin, Greek and Cyrillic: most text needs no question to ICU.
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

  /// The normal form of a text in UTF-8; nil if not all of it is common. Complexity: O(bytes).
  static func normalForm(of text: UnsafeBufferPointer<UInt8>) -> [Unicode.Scalar]? {
    entries.withUnsafeBufferPointer { entries in
      var scalars: [Unicode.Scalar] = []
      scalars.reserveCapacity(text.count)
      var index = 0
      while index < text.count {
        var value = Int(text[index])
        index += 1
        if value >= 0x80 {
          guard (0xC2...0xD4).contains(value), index < text.count, text[index] & 0xC0 == 0x80 else { return nil }
          value = (value & 0x1F) << 6 | Int(text[index] & 0x3F)
          index += 1
        }
        guard value < limit, entries[value].normal != 0 else { return nil }
        scalars.append(Unicode.Scalar(entries[value].normal)!)
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
        guard scalar.value < limit, entries[Int(scalar.value)].folded != 0 else { return nil }
        folded.append(Unicode.Scalar(entries[Int(scalar.value)].folded)!)
      }
      return folded
    }
  }

  /// nil if the scalar is not common.
  static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool? {
    scalar.value < limit ? entries[Int(scalar.value)].isLetterOrDigit : nil
  }
}
