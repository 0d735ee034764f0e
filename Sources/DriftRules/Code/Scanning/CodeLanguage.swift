import LanguageData
import ParallelText

/// How a language of code, or a family of them, tells the program from what is written for people: a group of lines in
/// `code_languages.txt`.
struct CodeLanguage: Sendable {
  enum Scan: String, Sendable {
    /// Names, marks and strings; space means nothing.
    case code
    /// Tags with text between them.
    case markup
    /// Words between spaces: commands with their arguments.
    case shell
    /// Keys with values, line by line.
    case data
    /// Lines of `shell` behind a mark.
    case diff
    /// What programs print and people read.
    case text
  }

  struct Flags: OptionSet, Sendable {
    let rawValue: Int
    static let jsx = Flags(rawValue: 1)
    static let regex = Flags(rawValue: 2)
    static let kebab = Flags(rawValue: 4)
    static let prompt = Flags(rawValue: 8)
    static let lines = Flags(rawValue: 16)
    static let braces = Flags(rawValue: 32)
    static let page = Flags(rawValue: 64)
    /// It is not known which language it is.
    static let other = Flags(rawValue: 128)

    /// Keys and values have `=` between them.
    static let assign = Flags(rawValue: 256)
    /// Elements have names for people behind their own: `participant API as Web interface`.
    static let labels = Flags(rawValue: 512)
    /// Keys may stand in any order.
    static let unordered = Flags(rawValue: 1024)

    static let names: [Substring: Flags] = [
      "jsx": .jsx, "regex": .regex, "kebab": .kebab, "prompt": .prompt, "lines": .lines, "braces": .braces,
      "page": .page, "other": .other, "assign": .assign, "labels": .labels,
      "unordered": .unordered,
    ]
  }

  /// What opens a comment or a string, and what closes it.
  struct Delimiter: Sendable {
    enum Place: Sendable { case anywhere, startOfLine, startOfWord }

    var open: [UInt8]
    /// Empty of a comment that goes to the end of the line.
    var close: [UInt8]
    var place = Place.anywhere
    /// Whether it goes on over lines.
    var isLong: Bool
  }

  /// The family's name.
  let name: String
  private(set) var scan = Scan.text
  private(set) var comments: [Delimiter] = []
  private(set) var strings: [Delimiter] = []
  private(set) var escape: UInt8?
  private(set) var optional: [UInt8] = []
  private(set) var prints: Set<String> = []
  private(set) var flags: Flags = []

  init(name: String) { self.name = name }

  var prefersAssignments: Bool { flags.contains(.assign) }

  // MARK: The table

  private static let families = read(PackageResources.code_languages_txt)
  /// Of each name its family.
  private static let names: [String: String] = Dictionary(
    families.flatMap { family in family.value.names.map { ($0, family.key) } }, uniquingKeysWith: { min($0, $1) })

  /// - Parameter label: What stands behind the fence's marks: `jsx`, `vue{5}`, `sh-vue`.
  /// - Returns: nil if it names no language that is known.
  static func named(_ label: String) -> CodeLanguage? {
    let name = label.lowercased().drop { $0 == "." || $0 == "{" }.prefix { !"{[(:,; }".contains($0) }
    let own = name.hasPrefix("language-") ? name.dropFirst(9) : name
    let family = names[String(own)] ?? names[String(own.prefix { $0 != "-" })]
    return family.flatMap { families[$0]?.language }
  }

  /// A family by its own name.
  static func family(_ name: String) -> CodeLanguage { families[name]!.language }

  private static func read(_ bytes: [UInt8]) -> [String: (names: [String], language: CodeLanguage)] {
    var families: [String: (names: [String], language: CodeLanguage)] = [:]
    WordList.forEachLine(of: bytes) { name, line in
      guard let hyphen = name.lastIndex(of: UInt8(ascii: "-")) else { return }
      let family = text(name[name.startIndex..<hyphen])
      var words: [[UInt8]] = []
      line.forEachWord { words.append(Array($0)) }
      let property = text(name[(hyphen + 1)..<name.endIndex])
      if property == "names" {
        families[family, default: ([], CodeLanguage(name: family))].names = words.map(text)
      } else {
        families[family, default: ([], CodeLanguage(name: family))].language.set(property, words)
      }
    }
    return families
  }

  private static func text(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  private mutating func set(_ property: String, _ words: [[UInt8]]) {
    switch property {
    case "scan": scan = Scan(rawValue: Self.text(words[0]))!
    case "comments": comments = words.map { Self.delimiter($0, isComment: true) }
    case "strings": strings = words.map { Self.delimiter($0, isComment: false) }
    case "escape": escape = words[0][0]
    case "optional": optional = words.map { $0[0] }
    case "prints": prints = Set(words.map(Self.text))
    case "flags": for word in words { flags.insert(Flags.names[Substring(Self.text(word))]!) }
    default: break
    }
  }

  private static func delimiter(_ word: [UInt8], isComment: Bool) -> Delimiter {
    var mark = word[...]
    var place = Delimiter.Place.anywhere
    if isComment, mark.count > 1, mark.first == UInt8(ascii: "^") || mark.first == UInt8(ascii: "_") {
      place = mark.removeFirst() == UInt8(ascii: "^") ? .startOfLine : .startOfWord
    }
    // Of most only what opens is given, without a space in it.
    if mark.allSatisfy({ $0 < 0x80 }) {
      return Delimiter(open: Array(mark), close: isComment ? [] : Array(mark), place: place, isLong: false)
    }
    let text = text(mark).replacing("␣", with: " ")
    guard let dots = text.firstIndex(of: "…") else {
      return Delimiter(
        open: Array(text.utf8), close: isComment ? [] : Array(text.utf8), place: place, isLong: false)
    }
    return Delimiter(
      open: Array(text[..<dots].utf8), close: Array(text[text.index(after: dots)...].utf8), place: place, isLong: true)
  }
}
