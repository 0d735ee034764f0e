/// A BCP 47 language tag in canonical case, such as `fr-FR` or `zh-Hant`.
///
/// Two tags that differ in case or in the separator (`fr_fr`) are equal. Only the shape is checked here, not whether
/// the language exists; see RFC 5646, section 2.1, for the syntax and section 2.1.1 for the case.
public struct LocaleTag: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let description: String

  /// Reads `language[-Script][-REGION]` with `-` or `_` between the subtags, or returns nil.
  public init?(_ text: some StringProtocol) {
    // Asked of every folder of every path: bytes, and no copies but the canonical text.
    let count = text.utf8.count
    guard (2...16).contains(count) else { return nil }
    var canonical: [UInt8] = []
    canonical.reserveCapacity(count)
    var start = 0
    var place = Place.language
    for byte in text.utf8 {
      if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") {
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

  /// Which subtags may come next.
  private enum Place {
    case language, scriptOrRegion, region, none
  }

  /// Gives a subtag its canonical case, and tells what may follow it; nil if it cannot stand there.
  private static func read(_ bytes: inout [UInt8], from start: Int, at place: Place) -> Place? {
    let isWord = bytes[start...].allSatisfy(isASCIILetter)
    switch (place, bytes.count - start) {
    case (.language, 2...3) where isWord:
      for index in start..<bytes.count { bytes[index] |= 0x20 }
      return .scriptOrRegion
    case (.scriptOrRegion, 4) where isWord:
      for index in start..<bytes.count { bytes[index] |= 0x20 }
      bytes[start] &= ~0x20
      return .region
    case (.scriptOrRegion, 2) where isWord, (.region, 2) where isWord:
      for index in start..<bytes.count { bytes[index] &= ~0x20 }
      return Place.none
    case (.scriptOrRegion, 3), (.region, 3):
      return bytes[start...].allSatisfy { (0x30...0x39).contains($0) } ? Place.none : nil
    default: return nil
    }
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

private func isASCIILetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
