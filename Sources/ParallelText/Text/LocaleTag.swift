/// A BCP 47 language tag in canonical case, such as `fr-FR` or `zh-Hant`.
///
/// Two tags that differ in case or in the separator (`fr_fr`) are equal. Only the shape is checked here, not whether
/// the language exists; see RFC 5646, section 2.1, for the syntax and section 2.1.1 for the case.
public struct LocaleTag: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let description: String

  /// Reads `language[-Script][-REGION]` with `-` or `_` between the subtags, or returns nil.
  public init?(_ text: String) { self.init(bytes: text.utf8) }

  /// Likewise of a part of a text.
  public init?(_ text: Substring) { self.init(bytes: text.utf8) }

  private init?(bytes: some Collection<UInt8>) {
    // Asked of every folder of every path: bytes, and no copies but the canonical text.
    let count = bytes.count
    guard (2...16).contains(count) else { return nil }
    var canonical: [UInt8] = []
    canonical.reserveCapacity(count)
    var start = 0
    var place = Place.language
    for byte in bytes {
      if Self.isSeparator(byte) {
        guard let next = Self.read(&canonical, from: start, at: place) else { return nil }
        place = next
        canonical.append(UInt8(ascii: "-"))
        start = canonical.count
      } else {
        canonical.append(byte)
      }
    }
    guard Self.read(&canonical, from: start, at: place) != nil else { return nil }
    description = String(decoding: canonical, as: UTF8.self)
  }

  private static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") }

  /// Whether a text is a tag, without making one. Complexity: O(n).
  public static func isTag(_ text: ByteView) -> Bool {
    guard (2...16).contains(text.count) else { return false }
    var place = Place.language
    var start = text.startIndex
    for index in text.startIndex...text.endIndex where index == text.endIndex || isSeparator(text[index]) {
      guard let next = place.next(behind: text[start..<index]) else { return false }
      place = next
      start = index + 1
    }
    return true
  }

  /// Which subtags may come next.
  private enum Place {
    case language, scriptOrRegion, region, none

    /// What may follow a subtag; nil if it cannot stand here.
    func next(behind subtag: some Collection<UInt8>) -> Place? {
      let isWord = subtag.allSatisfy(ASCII.isLetter)
      switch (self, subtag.count) {
      case (.language, 2...3) where isWord: return .scriptOrRegion
      case (.scriptOrRegion, 4) where isWord: return .region
      case (.scriptOrRegion, 2) where isWord, (.region, 2) where isWord: return Place.none
      case (.scriptOrRegion, 3), (.region, 3):
        return subtag.allSatisfy(ASCII.isDigit) ? Place.none : nil
      default: return nil
      }
    }
  }

  /// Gives a subtag its canonical case, and tells what may follow it; nil if it cannot stand there.
  private static func read(_ bytes: inout [UInt8], from start: Int, at place: Place) -> Place? {
    guard let next = place.next(behind: bytes[start...]) else { return nil }
    switch next {
    // Behind the language, and behind the script, which begins with a capital.
    case .scriptOrRegion, .region:
      for index in start..<bytes.count { bytes[index] |= 0x20 }
      if next == .region { bytes[start] &= ~0x20 }
    // Behind the region, which may be a number.
    default:
      for index in start..<bytes.count where ASCII.isLetter(bytes[index]) { bytes[index] &= ~0x20 }
    }
    return next
  }

  /// The primary language subtag, in lower case: `fr` of `fr-FR`.
  public var language: Substring {
    let bytes = description.utf8
    return Substring(bytes[..<(bytes.firstIndex(of: UInt8(ascii: "-")) ?? bytes.endIndex)])
  }

  /// Whether the tag says more than the language.
  public var hasRegionOrScript: Bool { description.utf8.contains(UInt8(ascii: "-")) }

  public static func < (left: LocaleTag, right: LocaleTag) -> Bool { left.description < right.description }
}
