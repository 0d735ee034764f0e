import LanguageData
import ParallelText

/// What a finding says stands in place of what. Findings of one rule that have it in common have one cause: a renamed
/// host, repository, product or option.
struct Substitution: Hashable {
  private let rule: RuleID
  private let subject: LiteralKind?
  /// Of the reference.
  let from: String
  /// Of the target.
  let to: String
  /// The reference's line where the values alone may be the same by chance; else empty.
  private let line: String

  /// nil if the finding is not about one text in place of another: something is missing, moved, or left untranslated.
  ///
  /// Only what a finding keeps in an index counts. Complexity: O(its texts).
  init?(_ finding: Finding) {
    guard finding.rule.change == .differs, finding.rule.subject != .text, let reference = finding.reference,
      !reference.text.isEmpty, !finding.target.text.isEmpty, reference.text != finding.target.text
    else { return nil }
    rule = finding.rule
    subject = finding.subject
    (from, to) = Self.difference(from: reference.text, to: finding.target.text, finding)
    line = max(Self.weight(from), Self.weight(to)) < Self.leastWeight ? reference.line : ""
  }

  /// The identity of the cause: the same in every run. 16 hexadecimal digits.
  var id: String {
    var hash = Hash64()
    for part in [rule.rawValue, subject?.name ?? "", from, to, line] {
      hash.combine(part)
      hash.combine(UInt8(0))
    }
    return Fingerprint.hexadecimal(hash.value)
  }

  /// With fewer letters and digits a value may be put for another one in two places that have nothing to do with each
  /// other: 12 for 14, `of` for `de`.
  private static let leastWeight = 3

  private static func weight(_ text: String) -> Int { text.utf8.count(where: ASCII.isWord) }

  // MARK: What differs

  private static func difference(from: String, to: String, _ finding: Finding) -> (from: String, to: String) {
    switch (finding.rule.subject, finding.subject) {
    case (.link, _), (.image, _), (_, .path), (_, .url):
      differenceOfAddresses(from, to, [finding.target.locale, finding.reference?.locale].compactMap { $0 })
    case (_, .template): differenceOfTags(from, to)
    case (.code, _), (_, .inlineCode): differenceOfCode(from, to)
    default: finding.rule == .inlineCodeMismatch ? differenceOfCode(from, to) : (from, to)
    }
  }

  /// Of two addresses the beginnings that differ, up to where the two go on alike: `github.com/old` and `github.com/new`
  /// of all links to files of a repository. All of them if they do not.
  ///
  /// - Parameter locales: Whose tags do not count: every link of a translation has one on some sites.
  private static func differenceOfAddresses(_ from: String, _ to: String, _ locales: [LocaleTag]) -> (String, String) {
    let marks = locales.map { LocaleMarks($0) }
    func isCounted(_ segment: Substring) -> Bool {
      let name = segment.utf8.map(ASCII.lowercased)
      return !marks.contains { $0.namesLanguage(name) }
    }
    let (old, new) = (segments(of: from).filter(isCounted), segments(of: to).filter(isCounted))
    let start = zip(old, new).prefix { $0 == $1 }.count
    guard start < old.count || start < new.count else { return (from, to) }
    // Segments that differ in number are tried after those that do not.
    for distance in 1...segmentLimit {
      let lengths = [(distance, distance)] + (0..<distance).flatMap { [(distance, $0), ($0, distance)] }
      for (first, second) in lengths
      where start + first < old.count && start + second < new.count && old[start + first] == new[start + second]
        && start + min(first, second) > 0
      {
        return (
          old[..<(start + first)].joined(separator: "/"), new[..<(start + second)].joined(separator: "/")
        )
      }
    }
    return (from, to)
  }

  private static let segmentLimit = 8

  /// Without the scheme, and without the steps from where a relative address leads.
  private static func segments(of address: String) -> [Substring] {
    let path = address.firstRange(of: "://").map { address[$0.upperBound...] } ?? address[...]
    return path.utf8.split { "/\\?#".utf8.contains($0) }.map { Substring($0) }.filter { $0 != "." && $0 != ".." }
  }

  /// Of two tags that say the same of themselves the names: `{{< code file="a" >}}` and `{{% sample file="a" %}}`.
  private static func differenceOfTags(_ from: String, _ to: String) -> (String, String) {
    guard let old = parts(ofTag: from), let new = parts(ofTag: to), old.name != new.name, old.rest == new.rest else {
      return (from, to)
    }
    return (old.name, new.name)
  }

  /// The name of a tag and what follows it, without the marks around them; nil if the text is none.
  private static func parts(ofTag text: String) -> (name: String, rest: String)? {
    guard let first = text.utf8.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "<") else { return nil }
    func isMark(_ byte: UInt8) -> Bool { "{}<>%/ ".utf8.contains(byte) }
    let inner = text.utf8.drop(while: isMark)
    let name = inner.prefix { ASCII.isWord($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    var rest = inner[name.endIndex...]
    while let last = rest.last, isMark(last) { rest = rest.dropLast() }
    guard let start = rest.first, !name.isEmpty, ASCII.isSpace(start) || start == UInt8(ascii: "(") else { return nil }
    return (String(Substring(name)), String(Substring(rest)))
  }

  /// Of two pieces of code the words that differ, without those that both begin or end with.
  private static func differenceOfCode(_ from: String, _ to: String) -> (String, String) {
    let (old, new) = (Array(from.utf8), Array(to.utf8))
    var start = zip(old, new).prefix { $0 == $1 }.count
    // Both ends lie between two words.
    func isInWord(_ text: [UInt8], _ place: Int) -> Bool {
      place > 0 && place < text.count && ASCII.isWord(text[place - 1]) && ASCII.isWord(text[place])
    }
    while isInWord(old, start) || isInWord(new, start) { start -= 1 }
    let most = min(old.count, new.count) - start
    var end = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count
    end = min(end, most)
    while end > 0, isInWord(old, old.count - end) || isInWord(new, new.count - end) { end -= 1 }
    return (
      String(decoding: old[start..<(old.count - end)], as: UTF8.self),
      String(decoding: new[start..<(new.count - end)], as: UTF8.self)
    )
  }
}
