import LanguageData
import ParallelText

/// What the headings of an article tell by themselves about which sections they are.
///
/// Evidence of different worth is kept apart: an anchor that somebody wrote, a heading that is a name which no language
/// changes, one that was left in the source's language, and one that was translated, whose slug says nothing.
struct HeadingNames {
  enum Kind {
    /// An option, a type, a file, a version: another one is another section.
    case identifier
    /// Words of the other article's script in an article that is written in another.
    case leftInSource
    /// Words of its own language.
    case own
  }

  private let article: Article
  let isOfOtherScript: Bool
  private var kinds: [Kind?]
  private var roles: [AlignedSection.Role??]
  private let sectionRoles: SectionRoles
  private var sounds: [[UInt8]?]
  private var allSounds = Set<[UInt8]>()

  init(_ article: Article, beside other: Article) {
    self.article = article
    kinds = [Kind?](repeating: nil, count: article.sections.count)
    roles = [AlignedSection.Role??](repeating: nil, count: article.sections.count)
    sectionRoles = SectionRoles(article.locale)
    sounds = [[UInt8]?](repeating: nil, count: article.sections.count)
    isOfOtherScript =
      LanguageGuess.vocabulary(of: article.locale)?.isLatin == false
      && LanguageGuess.vocabulary(of: other.locale)?.isLatin == true
  }

  /// Complexity: O(letters of the heading) when first asked for.
  mutating func kind(_ section: Int) -> Kind {
    if let kind = kinds[section] { return kind }
    let text = Self.text(of: section, in: article)
    let kind: Kind =
      Self.isIdentifier(text.bytes, isCode: text.isCode)
      ? .identifier
      : isOfOtherScript && text.bytes.contains(where: ASCII.isLetter) && !text.bytes.contains { $0 >= 0xC3 }
        ? .leftInSource : .own
    kinds[section] = kind
    return kind
  }

  /// The consonants of a heading, as names keep them that are written in other letters: `-Тиместамп` is `-Timestamp`.
  ///
  /// - Complexity: O(letters of the heading) when first asked for.
  mutating func sounds(_ section: Int) -> [UInt8] {
    if let known = sounds[section] { return known }
    let found = Romanization.skeleton(Self.text(of: section, in: article).bytes)
    sounds[section] = found
    return found
  }

  /// Whether a heading of the article has these consonants.
  ///
  /// - Complexity: O(letters of all headings) when first asked for.
  mutating func haveSounds(_ wanted: [UInt8]) -> Bool {
    if allSounds.isEmpty { allSounds = Set(article.sections.indices.map { sounds($0) }) }
    return allSounds.contains(wanted)
  }

  /// What the section is for in an article about a problem, nil if its heading does not tell.
  ///
  /// - Complexity: That of `SectionRoles.role` when first asked for.
  mutating func role(_ section: Int) -> AlignedSection.Role? {
    if let role = roles[section] { return role }
    var role: AlignedSection.Role?
    if article.heading(of: section) != nil {
      let text = String(decoding: Self.text(of: section, in: article).bytes, as: UTF8.self)
      role = sectionRoles.role(of: text)
      if role == nil, article.sections[section].explicitAnchors > 0 {
        role = sectionRoles.role(ofAnchor: article.sections[section].anchor)
      }
    }
    roles[section] = .some(role)
    return role
  }

  /// A heading's text without the markup around it, and whether all of it is code.
  private static func text(of section: Int, in article: Article) -> (bytes: ArraySlice<UInt8>, isCode: Bool) {
    guard let heading = article.heading(of: section), let line = heading.lineIndexes.first else { return ([], false) }
    var text = article.source[article.source.trimmed(article.lines[line])]
    func drop(_ byte: UInt8, upTo end: UInt8) {
      guard text.first == byte, let close = text.firstIndex(of: end) else { return }
      text = text[(text.startIndex + 1)..<close]
    }
    // Anchors around it: `<a name="x"></a>`.
    while text.first == UInt8(ascii: "<"), let close = text.firstIndex(of: UInt8(ascii: ">")) {
      text = text[(close + 1)...]
    }
    while text.last == UInt8(ascii: ">"), let open = text.lastIndex(of: UInt8(ascii: "<")), open > text.startIndex,
      text[open + 1] == UInt8(ascii: "/") || text[open + 1] == UInt8(ascii: "a")
    {
      text = text[..<open]
    }
    while let first = text.first, ASCII.isBlank(first) { text = text.dropFirst() }
    // `{#id}` and the like at the end.
    if text.last == UInt8(ascii: "}"), let open = text.lastIndex(of: UInt8(ascii: "{")), open > text.startIndex,
      ASCII.isBlank(text[open - 1]) || text[open + 1] == UInt8(ascii: "#")
    {
      text = text[..<open]
    }
    while let last = text.last, ASCII.isBlank(last) { text = text.dropLast() }
    drop(UInt8(ascii: "["), upTo: UInt8(ascii: "]"))
    while text.count > 1, text.first == UInt8(ascii: "*"), text.last == UInt8(ascii: "*") {
      text = text.dropFirst().dropLast()
    }
    let isCode =
      text.count > 2 && text.first == UInt8(ascii: "`")
      && text.dropFirst().firstIndex(of: UInt8(ascii: "`")) == text.endIndex - 1
    if isCode { text = text.dropFirst().dropLast() }
    return (text, isCode)
  }

  /// Whether a text has the shape of a name in a program: `-Force`, `System.String`, `getName()`, `max_size`, `v1.2`.
  private static func isIdentifier(_ text: ArraySlice<UInt8>, isCode: Bool) -> Bool {
    guard text.count > 1, !text.contains(where: { $0 >= 0x80 }) else { return false }
    if isCode { return true }
    if text.contains(where: ASCII.isBlank) { return false }
    var letters = 0
    var digits = 0
    var marks = 0
    var capitalsInside = 0
    var previous: UInt8 = 0
    for byte in text where byte != UInt8(ascii: "\\") {
      if ASCII.isLetter(byte) {
        letters += 1
        if byte < 0x61, previous >= 0x61 && previous <= 0x7A { capitalsInside += 1 }
      } else if ASCII.isDigit(byte) {
        digits += 1
      } else if previous != 0, ".:/_@=$()<>#".utf8.contains(byte) {
        marks += 1
      }
      previous = byte
    }
    // The full stop or colon at the end is the heading's.
    if let last = text.last, last == UInt8(ascii: ".") || last == UInt8(ascii: ":") { marks -= 1 }
    if text.first == UInt8(ascii: "-"), letters > 0 { return true }
    if letters == 0 { return digits > 0 && marks > 0 }
    return marks > 0 || capitalsInside > 0 || digits > 0
      || text.first == UInt8(ascii: "$") || text.first == UInt8(ascii: "@") || text.first == UInt8(ascii: "/")
  }
}
