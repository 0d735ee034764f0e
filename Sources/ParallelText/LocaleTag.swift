/// A BCP 47 language tag in canonical case, such as `fr-FR` or `zh-Hant`.
///
/// Two tags that differ in case or in the separator (`fr_fr`) are equal. Only the shape is checked here, not whether
/// the language exists; see RFC 5646, section 2.1, for the syntax and section 2.1.1 for the case.
public struct LocaleTag: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let description: String

  /// Reads `language[-Script][-REGION]` with `-` or `_` between the subtags, or returns nil.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count <= 16 else { return nil }
    let subtags = text.split(separator: "-", omittingEmptySubsequences: false)
      .flatMap { $0.split(separator: "_", omittingEmptySubsequences: false) }
    guard let language = subtags.first, (2...3).contains(language.utf8.count), language.utf8.allSatisfy(isASCIILetter)
    else { return nil }
    var canonical = language.lowercased()
    var rest = subtags.dropFirst()
    if let script = rest.first, script.utf8.count == 4, script.utf8.allSatisfy(isASCIILetter) {
      canonical += "-" + script.prefix(1).uppercased() + script.dropFirst().lowercased()
      rest = rest.dropFirst()
    }
    if let region = rest.first {
      let isCountry = region.utf8.count == 2 && region.utf8.allSatisfy(isASCIILetter)
      let isArea = region.utf8.count == 3 && region.utf8.allSatisfy { (0x30...0x39).contains($0) }
      guard isCountry || isArea else { return nil }
      canonical += "-" + region.uppercased()
      rest = rest.dropFirst()
    }
    guard rest.isEmpty else { return nil }
    description = canonical
  }

  /// The primary language subtag, in lower case: `fr` of `fr-FR`.
  public var language: Substring { description.prefix { $0 != "-" } }

  /// Whether the tag says more than the language.
  public var hasRegionOrScript: Bool { description.utf8.contains(UInt8(ascii: "-")) }

  public static func < (left: LocaleTag, right: LocaleTag) -> Bool { left.description < right.description }
}

private func isASCIILetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
