import LanguageData
import ParallelText

/// Front matter: values that ought to be the same, and what they say about the age of a translation.
enum Metadata {
  static func check(_ comparison: Comparison) -> [Drift] {
    values(comparison.pair) + staleness(comparison.pair)
  }

  private static func values(_ pair: AlignedPair) -> [Drift] {
    var found: [Drift] = []
    let (targets, entries) = (pair.target.frontMatter, pair.reference.frontMatter.entries)
    for index in entries.indices where !entries[index].isOf(.volatile) && !entries[index].isOf(.text) {
      guard let place = targets.index(counterpartOf: entries[index]),
        mayDrift(targets.entries[place].value, beside: entries[index].value)
      else { continue }
      let (own, entry) = (targets.entries[place], entries[index])
      found.append(
        Drift(
          .frontMatterMismatch, .note, 0.7, .differs, "front matter \(entry.key)", target: own.range,
          reference: entry.range))
    }
    return found
  }

  private static func mayDrift(_ own: String, beside other: String) -> Bool {
    own != other && (isInvariant(other) && isInvariant(own) || isBehind(own, other))
  }

  /// Identifiers, dates and paths: no words, no space, no letters beyond ASCII.
  private static func isInvariant(_ value: String) -> Bool {
    !value.isEmpty && value.utf8.allSatisfy { $0 > 0x20 && $0 < 0x80 }
  }

  /// Whether a list of words lacks some that the other has, and has the others as they are: `[read, edit]`.
  private static func isBehind(_ own: String, _ other: String) -> Bool {
    // A list of words is of ASCII, and most values are no list.
    guard own.utf8.count < other.utf8.count, other.utf8.contains(UInt8(ascii: ",")),
      other.utf8.allSatisfy({ $0 < 0x80 }),
      other.contains(", ")
    else { return false }
    let (items, others) = (Set(own.split(separator: ", ")), Set(other.split(separator: ", ")))
    return !items.isEmpty && items.isStrictSubset(of: others) && others.allSatisfy { isInvariant(String($0)) }
  }

  private static func staleness(_ pair: AlignedPair) -> [Drift] {
    for entry in pair.target.frontMatter.entries(of: .revision) {
      guard let other = pair.reference.frontMatter[counterpartOf: entry], other.value != entry.value else { continue }
      var drift = Drift(
        .staleTranslation, .note, 0.9, .differs, "translated from source revision", target: entry.range,
        reference: other.range)
      if let own = Handoff.date(in: pair.target.frontMatter), let theirs = Handoff.date(in: pair.reference.frontMatter),
        own > theirs
      {
        drift = drift.swapped()
      }
      return [drift]
    }
    return []
  }
}

/// When a translation was handed off, by its front matter.
public enum Handoff {
  /// Year, month and day as one number that sorts, nil if the front matter does not say.
  public static func date(in frontMatter: FrontMatter) -> Int? {
    guard let entry = frontMatter.entries(of: .handoff).first else { return nil }
    var (first, second, third) = (0, 0, 0)
    var count = 0
    var isInNumber = false
    for byte in entry.value.utf8.prefix(10) {
      guard ASCII.isDigit(byte) else {
        isInNumber = false
        continue
      }
      if !isInNumber { count += 1 }
      isInNumber = true
      let digit = Int(byte - 0x30)
      switch count {
      case 1: first = first * 10 + digit
      case 2: second = second * 10 + digit
      default: third = third * 10 + digit
      }
    }
    guard count == 3 else { return nil }
    // 2021-02-16 or, as Open Publishing writes it, 02/16/2021.
    return first > 31 ? first * 10_000 + second * 100 + third : third * 10_000 + first * 100 + second
  }
}
