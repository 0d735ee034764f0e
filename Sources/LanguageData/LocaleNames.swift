import ParallelText

/// What folders and files are named for a locale, beside its BCP 47 tag.
public enum LocaleNames {
  private struct Names: Sendable {
    /// Tags by codes of three letters.
    var codes: [Substring: LocaleTag] = [:]
    /// The likeliest locales of countries.
    var countries: [Substring: LocaleTag] = [:]
    var scripts: Set<Substring> = []
    /// By languages' names in English and in themselves.
    var locales: [Substring: LocaleTag] = [:]
    var longest = 0

    init() {
      for (name, phrases) in WordList.phrases(ofPrefix: "", in: PackageResources.locale_names_txt) {
        switch name {
        case "codes": codes = Self.pairs(phrases) { _, tag in String(tag) }
        case "countries", "both":
          countries.merge(Self.pairs(phrases) { "\($1)-\($0)" }) { first, _ in first }
        case "scripts": scripts = Set(phrases.flatMap { $0.split(separator: " ") })
        default:
          guard let tag = LocaleTag(name) else { continue }
          for phrase in phrases {
            locales[phrase] = tag
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

  /// The locale that a code of three letters means which is not its language's tag: `fra`, `ger`. Letter case does not count.
  public static func locale(ofCode code: some StringProtocol) -> LocaleTag? {
    names.codes[Substring(code.lowercased())]
  }

  /// The locale that the code of a country stands for where no language is told: `jp`, `cn`. Letter case does not count.
  public static func locale(ofCountry code: some StringProtocol) -> LocaleTag? {
    names.countries[Substring(code.lowercased())]
  }

  /// The locale of a language's name in English or in the language itself, whatever stands between its words: `French`,
  /// `brazilian-portuguese`, `简体中文`.
  ///
  /// - Complexity: O(length).
  public static func locale(named name: some StringProtocol) -> LocaleTag? {
    guard (2...names.longest * 2).contains(name.utf8.count) else { return nil }
    let words = name.lowercased().split { !($0.isLetter || $0.isNumber) }
    return names.locales[Substring(words.joined(separator: " "))]
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
