import ParallelText

/// What folders and files are named for a locale, beside its BCP 47 tag.
public enum LocaleNames {
  /// Where the data has what something stands for; of the names in it few are ever asked for.
  private struct Place: Sendable {
    var start: Int
    var count: Int

    var text: Substring {
      Substring(decoding: PackageResources.locale_names_txt[start..<(start + count)], as: UTF8.self)
    }
  }

  private struct Names: Sendable {
    /// Tags by codes of three letters, and the languages of countries by theirs.
    let codes: [UInt64: Place]
    let countries: [UInt64: Place]
    /// Tags by languages' names in English and in themselves.
    let locales: [UInt64: Place]
    let longest: Int

    init() {
      var codes: [UInt64: Place] = Dictionary(minimumCapacity: 256)
      var countries: [UInt64: Place] = Dictionary(minimumCapacity: 256)
      var locales: [UInt64: Place] = Dictionary(minimumCapacity: 1_024)
      var longest = 0
      WordList.forEachLine(of: PackageResources.locale_names_txt) { name, line in
        let isCode = name.text == "codes"
        if isCode || name.text == "countries" || name.text == "both" {
          line.forEachPhrase { phrase in
            phrase.forEachWord { pair in
              guard let sign = pair.firstIndex(of: UInt8(ascii: "=")) else { return }
              let place = Place(start: sign + 1, count: pair.endIndex - sign - 1)
              let hash = Hash64.of(pair[pair.startIndex..<sign])
              if isCode { codes[hash] = place } else if countries[hash] == nil { countries[hash] = place }
            }
          }
        } else if LocaleTag.isTag(name) {
          line.forEachPhrase { phrase in
            locales[Hash64.of(phrase)] = Place(start: name.startIndex, count: name.count)
            longest = max(longest, phrase.count)
          }
        }
      }
      (self.codes, self.countries, self.locales, self.longest) = (codes, countries, locales, longest)
    }
  }

  private static let names = Names()
  /// Most names are told apart by these.
  private static let hashesOfNames = HashSet(names.locales.keys)
  private static let hashesOfCodes = HashSet(Array(names.codes.keys) + Array(names.countries.keys))
  /// In lower case.
  private static let scripts = Set(WordList.words(of: "scripts", in: PackageResources.locale_names_txt) ?? [])

  /// The locale that a code of three letters means which is not its language's tag: `fra`, `ger`. Letter case does not count.
  public static func locale(ofCode code: some StringProtocol) -> LocaleTag? {
    names.codes[Hash64.of(code.lowercased().utf8)].flatMap { LocaleTag($0.text) }
  }

  /// A language's name in English: `French`, `Brazilian Portuguese`; nil if CLDR has none.
  public static func english(_ tag: LocaleTag) -> String? {
    var subtags = tag.description.lowercased().split(separator: "-")
    while !subtags.isEmpty {
      let names = WordList.phrases(
        ofPrefix: subtags.joined(separator: "-") + ":", in: PackageResources.locale_names_txt)
      if let name = names.last?.phrases.first {
        return name.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
      }
      subtags.removeLast()
    }
    return nil
  }

  /// The locale that the code of a country stands for where no language is told: `jp`, `cn`. Letter case does not count.
  public static func locale(ofCountry code: some StringProtocol) -> LocaleTag? {
    let code = code.lowercased()
    return names.countries[Hash64.of(code.utf8)].flatMap { LocaleTag("\($0.text)-\(code)") }
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
    case .ofWords(let hash): return hashesOfNames.contains(hash) ? tag(hash) : nil
    case .none: return nil
    case .beyondASCII:
      let words = name.lowercased().split { !($0.isLetter || $0.isNumber) }
      return tag(Hash64.of(words.joined(separator: " ").utf8))
    }
  }

  private static func tag(_ hash: UInt64) -> LocaleTag? { names.locales[hash].flatMap { LocaleTag($0.text) } }

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
      case 4: scripts.contains(subtag)
      case 2: marks.isRegion(subtag.utf8)
      default: true
      }
    }
  }
}
