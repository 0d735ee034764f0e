import ParallelText

/// What folders and files are named for a locale, beside its BCP 47 tag.
public enum LocaleNames {
  private struct Names: Sendable {
    /// Tags by codes of three letters.
    var codes: [Substring: LocaleTag] = [:]
    /// The likeliest locales of countries.
    var countries: [Substring: LocaleTag] = [:]
    var scripts: Set<Substring> = []
    /// By hashes of languages' names in English and in themselves.
    var locales: [UInt64: LocaleTag] = [:]
    var longest = 0
    /// In lower case, by tags in lower case.
    var english: [Substring: Substring] = [:]

    init() {
      for (name, phrases) in WordList.phrases(ofPrefix: "", in: PackageResources.locale_names_txt) {
        switch name {
        case "codes": codes = Self.pairs(phrases) { _, tag in String(tag) }
        case "countries", "both":
          countries.merge(Self.pairs(phrases) { "\($1)-\($0)" }) { first, _ in first }
        case "scripts": scripts = Set(phrases.flatMap { $0.split(separator: " ") })
        default:
          guard let tag = LocaleTag(name) else { continue }
          english[Substring(name)] = phrases.first
          for phrase in phrases {
            locales[Hash64.of(phrase.utf8)] = tag
            longest = max(longest, phrase.utf8.count)
          }
        }
      }
    }

    private static func pairs(
      _ phrases: [Substring], _ tag: (Substring, Substring) -> String
    ) -> [Substring: LocaleTag] {
      var pairs: [Substring: LocaleTag] = [:]
      for pair in phrases.flatMap({ $0.split(separator: " ") }) {
        let parts = pair.split(separator: "=")
        if parts.count == 2 { pairs[parts[0]] = LocaleTag(tag(parts[0], parts[1])) }
      }
      return pairs
    }
  }

  private static let names = Names()
  /// Most names are told apart by these.
  private static let hashesOfNames = HashSet(names.locales.keys)
  private static let hashesOfCodes = HashSet(
    (Array(names.codes.keys) + Array(names.countries.keys)).map { Hash64.of($0.utf8) })

  /// The locale that a code of three letters means which is not its language's tag: `fra`, `ger`. Letter case does not count.
  public static func locale(ofCode code: some StringProtocol) -> LocaleTag? {
    names.codes[Substring(code.lowercased())]
  }

  /// A language's name in English: `French`, `Brazilian Portuguese`; nil if CLDR has none.
  public static func english(_ tag: LocaleTag) -> String? {
    var subtags = tag.description.lowercased().split(separator: "-")
    while !subtags.isEmpty {
      if let name = names.english[Substring(subtags.joined(separator: "-"))] {
        return name.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
      }
      subtags.removeLast()
    }
    return nil
  }

  /// The locale that the code of a country stands for where no language is told: `jp`, `cn`. Letter case does not count.
  public static func locale(ofCountry code: some StringProtocol) -> LocaleTag? {
    names.countries[Substring(code.lowercased())]
  }

  /// The locale of a language's name in English or in the language itself, whatever stands between its words: `French`,
  /// `brazilian-portuguese`, `简体中文`.
  ///
  /// - Complexity: O(length).
  public static func locale(named name: Substring) -> LocaleTag? {
    let count = name.utf8.count
    guard (2...names.longest * 2).contains(count) else { return nil }
    // Asked of most parts of most paths, which are no language's name: to ask the view for each byte takes several times
    // as long.
    let quick =
      name.utf8.withContiguousStorageIfAvailable(hash(of:))
      ?? Array(name.utf8).withUnsafeBufferPointer(hash(of:))
    switch quick {
    case .ofWords(let hash): return hashesOfNames.contains(hash) ? names.locales[hash] : nil
    case .none: return nil
    case .beyondASCII:
      let words = name.lowercased().split { !($0.isLetter || $0.isNumber) }
      return names.locales[Hash64.of(words.joined(separator: " ").utf8)]
    }
  }

  /// Whether something that is no BCP 47 tag may stand for a locale: a code, a country or a language's name; never false if it
  /// does. Complexity: O(length), without making a text.
  public static func mayMean(_ text: ByteView) -> Bool {
    if text.count <= 3, hashesOfCodes.contains(Hash64.ofFolded(text)) { return true }
    switch hash(of: text.buffer) {
    case .ofWords(let hash): return hashesOfNames.contains(hash)
    case .none: return false
    case .beyondASCII: return true
    }
  }

  private enum NameHash {
    case ofWords(UInt64)
    /// It has a digit.
    case none
    case beyondASCII
  }

  /// The hash of a name's words in lower case, a space between them.
  private static func hash(of name: UnsafeBufferPointer<UInt8>) -> NameHash {
    var hash = Hash64()
    let empty = hash.value
    var isBehindSpace = true
    for byte in name {
      if byte >= 0x80 { return .beyondASCII }
      if ASCII.isLetter(byte) {
        if isBehindSpace, hash.value != empty { hash.combine(UInt8(ascii: " ")) }
        hash.combine(ASCII.lowercased(byte))
        isBehindSpace = false
      } else if ASCII.isDigit(byte) {
        return .none
      } else {
        isBehindSpace = true
      }
    }
    return .ofWords(hash.value)
  }

  /// Whether a tag is more than a language and two or four letters: whether the region is one of the language's, or the
  /// script one that languages are written in. `in-to` is none of that, nor is `no-code`.
  public static func isUsual(_ tag: LocaleTag) -> Bool {
    let subtags = tag.description.lowercased().split(separator: "-")
    guard subtags.count > 1 else { return true }
    let marks = LocaleMarks(LocaleTag(subtags[0]) ?? tag)
    return subtags.dropFirst().allSatisfy { subtag in
      switch subtag.utf8.count {
      case 4: names.scripts.contains(subtag)
      case 2: marks.isRegion(subtag.utf8)
      default: true
      }
    }
  }
}
