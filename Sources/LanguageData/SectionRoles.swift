import ParallelText
import Synchronization

/// What headings say about the part that a section has in an article about a problem.
public enum SectionRoles {
  /// The role that a heading's words tell, by the phrases of the locale's language, else by the English ones: headings
  /// are left untranslated. Nil if they tell none.
  ///
  /// - Complexity: O(phrases of the language that have gaps), after the first heading in it.
  public static func role(of heading: String, in locale: LocaleTag) -> AlignedSection.Role? {
    let words = HeadingWords(heading)
    return phrases(of: locale.language).role(of: words) ?? phrases(of: "en").role(of: words)
  }

  /// The role that an anchor tells: those of translations are mostly the slugs of English headings.
  public static func role(ofAnchor anchor: String) -> AlignedSection.Role? {
    phrases(of: "en").role(of: HeadingWords(anchor))
  }

  private static let known = Mutex<[Substring: RolePhrases]>([:])

  private static func phrases(of language: Substring) -> RolePhrases {
    known.withLock { known in
      if let phrases = known[language] { return phrases }
      let phrases = RolePhrases(WordList.name(of: language))
      known[language] = phrases
      return phrases
    }
  }
}

/// The phrases of one language, in all its scripts.
private struct RolePhrases {
  private struct Gapped {
    var opening: String
    var closing: String
    var role: AlignedSection.Role
  }

  private var whole: [String: AlignedSection.Role] = [:]
  private var numbered: [String: AlignedSection.Role] = [:]
  private var gapped: [Gapped] = []

  init(_ language: Substring) {
    for (name, phrases) in WordList.phrases(ofPrefix: "\(language)-", in: PackageResources.section_roles_txt) {
      guard let dash = name.lastIndex(of: "-"),
        let role = AlignedSection.Role(rawValue: String(name[name.index(after: dash)...]))
      else { continue }
      for phrase in phrases { add(phrase, role) }
    }
  }

  private mutating func add(_ phrase: Substring, _ role: AlignedSection.Role) {
    let text = HeadingWords(String(phrase)).all
    if phrase.hasSuffix("#") {
      numbered[text] = role
    } else if let gap = phrase.firstIndex(of: "…") {
      gapped.append(
        Gapped(
          opening: HeadingWords(String(phrase[..<gap])).all + (phrase[..<gap].hasSuffix(" ") ? " " : ""),
          closing: (phrase[gap...].hasPrefix("… ") ? " " : "") + HeadingWords(String(phrase[gap...])).all, role: role))
    } else {
      whole[text] = role
    }
  }

  func role(of heading: HeadingWords) -> AlignedSection.Role? {
    if heading.all.isEmpty { return nil }
    if let role = whole[heading.all] ?? whole[heading.label] { return role }
    if heading.isNumbered, let role = numbered[heading.label] { return role }
    return gapped.first { phrase in
      heading.all.utf8.count > phrase.opening.utf8.count + phrase.closing.utf8.count
        && heading.all.hasPrefix(phrase.opening) && heading.all.hasSuffix(phrase.closing)
    }?.role
  }
}

/// The words of a heading in lower case, without punctuation, and without the number that it begins with.
private struct HeadingWords {
  /// All of them, with one space between two.
  let all: String
  /// Those before the first number, colon, bracket or dash between spaces: `cause` of `Cause 1: The port is closed`.
  let label: String
  /// Whether a number ends the label.
  let isNumbered: Bool

  init(_ heading: String) {
    var all = String.UnicodeScalarView()
    var label: String?
    var isNumbered = false
    var isApart = false
    let scalars = Array(heading.lowercased().unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if Self.isWord(scalar) {
        if isApart, !all.isEmpty { all.append(" ") }
        all.append(scalar)
        isApart = false
        continue
      }
      isApart = true
      guard label == nil, !all.isEmpty else { continue }
      if Self.isNumber(scalar) {
        label = String(all)
        isNumbered = true
      } else if ":：(（[–—".unicodeScalars.contains(scalar)
        || scalar == "-" && index > 0 && scalars[index - 1] == " " && scalars.dropFirst(index + 1).first == " "
      {
        label = String(all)
      }
    }
    self.all = String(all)
    self.label = label ?? self.all
    self.isNumbered = isNumbered
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x61...0x7A: return true
    case 0..<0x80: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark:
      return true
    default: return false
    }
  }

  private static func isNumber(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber: true
    default: false
    }
  }
}
