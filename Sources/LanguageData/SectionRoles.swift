import Foundation
import ParallelText
import Synchronization

/// What headings say about the part that a section has in an article about a problem.
public struct SectionRoles: Sendable {
  private let own: RolePhrases
  private let english: RolePhrases

  /// The phrases of a locale's language, and the English ones: headings are left untranslated.
  public init(_ locale: LocaleTag) {
    own = Self.phrases(of: locale.language)
    english = Self.phrases(of: "en")
  }

  /// The role that a heading's words tell; nil if they tell none. Complexity: O(bytes + phrases with gaps).
  public func role(of heading: String) -> AlignedSection.Role? {
    let words = HeadingWords(heading)
    return own.role(of: words) ?? english.role(of: words)
  }

  /// The role that an anchor tells: those of translations are mostly the slugs of English headings.
  public func role(ofAnchor anchor: String) -> AlignedSection.Role? { english.role(of: HeadingWords(anchor)) }

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
    var opening: [UInt8]
    var closing: [UInt8]
    var role: AlignedSection.Role
  }

  /// By the hashes of their words.
  private var whole: [UInt64: AlignedSection.Role] = [:]
  private var numbered: [UInt64: AlignedSection.Role] = [:]
  private var gapped: [Gapped] = []

  init(_ language: Substring) {
    var phrases = (whole: whole, numbered: numbered, gapped: gapped)
    WordList.forEachLine(ofPrefix: "\(language)-", in: PackageResources.section_roles_txt) { name, line in
      guard let dash = name.lastIndex(of: UInt8(ascii: "-")),
        let role = AlignedSection.Role(rawValue: name[(dash + 1)..<name.endIndex].text)
      else { return }
      line.forEachPhrase { phrase in
        if phrase.last == UInt8(ascii: "#") {
          phrases.numbered[Self.hash(phrase)] = role
        } else if let gap = phrase.firstIndex(of: Self.ellipsis[...]) {
          phrases.gapped.append(Self.gapped(phrase, gap, role))
        } else {
          phrases.whole[Self.hash(phrase)] = role
        }
      }
    }
    (whole, numbered, gapped) = phrases
  }

  private static let ellipsis = Array("…".utf8)

  private static func hash(_ phrase: ByteView) -> UInt64 { Hash64.of(HeadingWords(phrase.text).all) }

  private static func gapped(_ phrase: ByteView, _ gap: Int, _ role: AlignedSection.Role) -> Gapped {
    let before = phrase[phrase.startIndex..<gap]
    let behind = phrase[(gap + ellipsis.count)..<phrase.endIndex]
    let space = Array(" ".utf8)
    return Gapped(
      opening: HeadingWords(before.text).all + (before.last == 0x20 ? space : []),
      closing: (behind.first == 0x20 ? space : []) + HeadingWords(behind.text).all, role: role)
  }

  func role(of heading: HeadingWords) -> AlignedSection.Role? {
    if heading.all.isEmpty { return nil }
    let label = Hash64.of(heading.label)
    if let role = whole[Hash64.of(heading.all)] ?? whole[label] { return role }
    if heading.isNumbered, let role = numbered[label] { return role }
    return gapped.first { phrase in
      heading.all.count > phrase.opening.count + phrase.closing.count
        && (phrase.opening.isEmpty || phrase.opening[0] == heading.all[0]) && heading.all.starts(with: phrase.opening)
        && heading.all.suffix(phrase.closing.count).elementsEqual(phrase.closing)
    }?.role
  }
}

/// The words of a heading in lower case, without punctuation, and without the number that it begins with; in UTF-8, composed
/// (NFC), so that texts are the same if their bytes are.
private struct HeadingWords {
  /// All of them, with one space between two.
  private(set) var all: [UInt8] = []
  /// Whether a number ends the label.
  private(set) var isNumbered = false
  private var endOfLabel: Int?

  /// Those before the first number, colon, bracket or dash between spaces: `cause` of `Cause 1: The port is closed`.
  var label: ArraySlice<UInt8> { all[..<(endOfLabel ?? all.count)] }

  init(_ heading: String) {
    var text = heading
    if let small = text.withUTF8(Self.lowercased) {
      small.withUnsafeBufferPointer { add($0) }
    } else {
      text = (Self.isComposed(text) ? text : text.precomposedStringWithCanonicalMapping).lowercased()
      text.withUTF8 { add($0) }
    }
  }

  /// A text in small letters if it has no others than those of ASCII, Latin-1 and Russian, and of scripts without case, none of
  /// them written in parts; nil of any other, for which case takes long to look up.
  private static func lowercased(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var small: [UInt8] = []
    small.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        small.append(ASCII.lowercased(byte))
        index += 1
        continue
      }
      guard index + 1 < text.count else { return nil }
      let second = text[index + 1]
      switch (byte, second) {
      case (0xC3, 0x80...0x96), (0xC3, 0x98...0x9E), (0xD0, 0x90...0x9F):
        small.append(byte)
        small.append(second + 0x20)
      case (0xD0, 0xA0...0xAF):
        small.append(0xD1)
        small.append(second - 0x20)
      case (0xC2, _), (0xC3, _), (0xD0, 0xB0...0xBF), (0xD1, 0x80...0x8F):
        small.append(byte)
        small.append(second)
      // Punctuation, kana and Han, and Hangul.
      case (0xE2, 0x80), (0xE3...0xE9, _), (0xEB...0xEC, _):
        guard index + 2 < text.count else { return nil }
        small.append(contentsOf: text[index..<(index + 3)])
        index += 1
      default: return nil
      }
      index += 2
    }
    return small
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    all.reserveCapacity(bytes.count)
    var isApart = false
    var index = 0
    while index < bytes.count {
      let start = index
      let scalar = Self.scalar(bytes, &index)
      if Self.isWord(scalar) {
        if isApart, !all.isEmpty { all.append(0x20) }
        for place in start..<index { all.append(bytes[place]) }
        isApart = false
        continue
      }
      isApart = true
      guard endOfLabel == nil, !all.isEmpty else { continue }
      if Self.isNumber(scalar) {
        endOfLabel = all.count
        isNumbered = true
      } else if Self.endsLabel(scalar)
        || scalar == "-" && start > 0 && bytes[start - 1] == 0x20 && index < bytes.count && bytes[index] == 0x20
      {
        endOfLabel = all.count
      }
    }
  }

  /// Whether a text has no letters that are written with a mark behind them, nor syllables in parts (jamo), for which there
  /// may be one letter: nearly all have none.
  private static func isComposed(_ text: String) -> Bool {
    var before: UInt8 = 0
    for byte in text.utf8 {
      if byte == 0xCC || byte == 0xCD || before == 0xE1 && (0x84...0x87).contains(byte) { return false }
      before = byte
    }
    return true
  }

  /// The scalar at an index, which is moved behind it.
  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Unicode.Scalar {
    let first = bytes[index]
    index += 1
    if first < 0x80 { return Unicode.Scalar(first) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = UInt32(first & (0xFF >> (length + 1)))
    for _ in 1..<length {
      value = value << 6 | UInt32(bytes[index] & 0x3F)
      index += 1
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private static func endsLabel(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ":", "：", "(", "（", "[", "–", "—": true
    default: false
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x61...0x7A: return true
    case 0..<0x80: return false
    // What most letters are, small ones of Cyrillic, Han and Hangul: their category takes long to look up.
    case 0x430...0x45F, 0x4E00...0x9FFF, 0xAC00...0xD7A3: return true
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
    if scalar.isASCII { return (0x30...0x39).contains(scalar.value) }
    return switch scalar.properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber: true
    default: false
    }
  }
}
