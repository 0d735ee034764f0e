import LanguageData
import ParallelText

/// What two links that lead to different places have in common all the same.
struct LinkKinship {
  enum Kind {
    /// Two sections of one page.
    case samePage
    /// Two states of a page that keeps them in its address, as playgrounds for code do.
    case states
    /// One document, at its old address and its new one, or in an archive.
    case sameDocument
    /// Another site, for readers of the translation.
    case localized
  }

  private let marks: LocaleMarks
  private let referenceMarks: LocaleMarks
  /// Longer targets are none that a browser takes; many links by reference may share one.
  private static let lengthLimit = 1_000

  /// Of the two sides of a pair.
  init(_ target: LocaleTag, _ reference: LocaleTag) {
    marks = LocaleMarks(target)
    referenceMarks = LocaleMarks(reference)
  }

  /// - Returns: nil if they have nothing in common. Complexity: O(bytes).
  func kind(_ target: ArraySlice<UInt8>, _ reference: ArraySlice<UInt8>) -> Kind? {
    guard max(target.count, reference.count) <= Self.lengthLimit else { return nil }
    let ((own, isOwnMarked), (other, isOtherMarked)) = (unmarked(target), unmarked(reference))
    if own.host == other.host, own.segments == other.segments, own.isRooted == other.isRooted {
      if Self.isState(own.fragment) && Self.isState(other.fragment) { return .states }
      // Of another site the whole page in place of one of its sections, or a section in the reader's language, which may have
      // another name there.
      let isHarmless =
        own.fragment == nil
        ? isOwnMarked || other.fragment != nil && own.parameters == other.parameters
        : isOwnMarked && !isOtherMarked && own.parameters == other.parameters
      return isHarmless && !own.host.isEmpty ? .localized : .samePage
    }
    if Self.isSameDocument(own, other) || Self.isArchived(target, reference) || Self.isArchived(reference, target) {
      return .sameDocument
    }
    let isElsewhere = !own.host.isEmpty && own.host != other.host
    return isElsewhere && (isOwnMarked || own.withoutDomain(of: marks) != nil) ? .localized : nil
  }

  /// A target without what marks it as one in either locale, and whether that was the translation's.
  private func unmarked(_ target: ArraySlice<UInt8>) -> (link: LinkTarget, isMarked: Bool) {
    let own = LinkTarget(target).without(marks)
    return own.isMarked ? (own, true) : (own.without(referenceMarks), false)
  }

  /// Whether a fragment is a text in base 64, and names nothing.
  private static func isState(_ fragment: ArraySlice<UInt8>?) -> Bool {
    guard let fragment, fragment.count >= 64 else { return false }
    return fragment.contains(where: ASCII.isDigit) && fragment.contains(where: ASCII.isUpper)
      && fragment.contains(where: ASCII.isLower)
  }

  /// Keys that two links of one block share that may be held against each other: of a document, of a page.
  func keys(of target: ArraySlice<UInt8>) -> [UInt64] {
    guard target.count <= Self.lengthLimit else { return [] }
    let target = unmarked(target).link
    var keys: [UInt64] = []
    if let id = Self.identifier(target) { keys.append(Hash64.of(id)) }
    var page = Hash64()
    for part in target.host + target.segments {
      page.combine(UInt8(ascii: "/"))
      page.combine(part)
    }
    if target.fragment != nil { keys.append(page.value) }
    return keys
  }

  private static func isSameDocument(_ own: LinkTarget, _ other: LinkTarget) -> Bool {
    if let id = identifier(own), id == identifier(other) {
      // Beside one another they are two versions of it.
      return own.host != other.host || own.segments.dropLast() != other.segments.dropLast()
    }
    guard own.host != other.host else { return false }
    func names(_ target: LinkTarget) -> [ArraySlice<UInt8>] { target.segments + (target.fragment.map { [$0] } ?? []) }
    let (mine, theirs) = (names(own), names(other))
    var count = 0
    while count < min(mine.count, theirs.count), mine[mine.count - 1 - count] == theirs[theirs.count - 1 - count] {
      count += 1
    }
    // One name in common says so only if it is no everyday one.
    return count > 1 || count == 1 && mine.last!.count > 11 && mine.last!.contains { !ASCII.isLetter($0) }
  }

  /// What stands in a library's addresses for a document, wherever that is: `hh831652` of `hh831652(v=ws.11).aspx`.
  private static func identifier(_ target: LinkTarget) -> ArraySlice<UInt8>? {
    guard let name = target.segments.last else { return nil }
    let id = name.prefix { ASCII.isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    let digits = id.count { ASCII.isDigit($0) }
    let isWhole =
      id.count == name.count || name[id.endIndex] == UInt8(ascii: "(") || name[id.endIndex] == UInt8(ascii: ".")
    return isWhole && digits >= 5 && digits * 2 >= id.count ? id : nil
  }

  /// Whether an address ends with another one as a whole, as those of archives do.
  private static func isArchived(_ copy: ArraySlice<UInt8>, _ original: ArraySlice<UInt8>) -> Bool {
    guard let scheme = original.firstRange(of: Array("://".utf8)), copy.count > original.count else { return false }
    let address = original[scheme.upperBound...]
    return copy.suffix(address.count).elementsEqual(address)
  }
}
