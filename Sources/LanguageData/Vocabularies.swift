import ParallelText

/// The words for a network port.
public enum PortWords {
  private static let words = WordList(PackageResources.port_words_txt).allWords
  private static let forms = words.flatMap(\.casings)
  private static let hashes = HashSet(forms.map { Hash64.of($0.utf8) })
  /// Tells nearly all words apart by their `WordHash`; not asked by `contains`.
  public static let filter = HashFilter(forms.map { WordHash.of($0.utf8) })

  /// A word of a script without spaces, to be found inside a run of letters. All of its letters take three bytes.
  private struct Run {
    var bytes: [UInt8]
    var isKatakana: Bool
  }
  private static let runs = words.map { Array($0.utf8) }.filter { ($0.first ?? 0) >= 0xE0 }
    .map { Run(bytes: $0, isKatakana: isKatakana($0[...])) }
  private static let firstLetters = HashSet(runs.map { letter($0.bytes.prefix(3)) })
  private static let lastLetters = HashSet(runs.map { letter($0.bytes.suffix(3)) })

  /// Whether the whole word is one, in lower case, capitalized or in capitals.
  public static func contains(_ word: ByteView) -> Bool { word.count < 40 && hashes.contains(Hash64.of(word)) }

  /// In katakana a word ends where the script does: `サポート` ends in `ポート`, and is no port.
  public static func isSuffix(of word: ByteView) -> Bool {
    lastLetters.contains(letter(word.suffix(3)))
      && runs.contains { run in
        word.suffix(run.bytes.count).elementsEqual(run.bytes)
          && !(run.isKatakana && isKatakana(word.dropLast(run.bytes.count).suffix(3)))
      }
  }

  public static func isPrefix(of word: ByteView) -> Bool {
    firstLetters.contains(letter(word.prefix(3))) && runs.contains { word.starts(with: $0.bytes) }
  }

  private static func isKatakana(_ scalar: some RandomAccessCollection<UInt8>) -> Bool {
    guard scalar.count >= 3, scalar.first == 0xE3 else { return false }
    let second = scalar[scalar.index(after: scalar.startIndex)]
    return second == 0x83 || (second == 0x82 && scalar[scalar.index(scalar.startIndex, offsetBy: 2)] >= 0xA1)
  }
}

/// Names of HTML elements, which tell a tag from a placeholder such as `<ServiceName>`.
public enum HTMLElements {
  private static let hashes = HashSet(WordList(PackageResources.html_elements_txt).allWords.map { Hash64.of($0.utf8) })

  public static func contains(_ name: ByteView) -> Bool { hashes.contains(Hash64.ofFolded(name)) }
}

/// Endings of file names, which tell `setup.exe` from the end of a sentence.
public enum FileEndings {
  private static let hashes = HashSet(WordList(PackageResources.file_endings_txt).allWords.map { Hash64.of($0.utf8) })

  public static func contains(_ ending: ByteView) -> Bool {
    ending.count <= 8 && hashes.contains(Hash64.ofFolded(ending))
  }
}

/// Units that stand behind numbers.
public enum Units {
  private static let list = WordList(PackageResources.units_txt)
  private static let numbers: [UInt64: UInt8] = Dictionary(
    list.lines.enumerated().flatMap { index, line in
      line.words.flatMap { word in
        // A word may begin a title; the case of a symbol is its own (`Go` is a unit in French, `go` a verb).
        [String(word), word.unicodeScalars.count > 3 ? word.capitalized : String(word)].map {
          (Hash64.of($0.utf8), UInt8(index + 1))
        }
      }
    }, uniquingKeysWith: { first, _ in first })
  private static let hashes = HashSet(numbers.keys)
  /// Words of scripts without spaces, longest first, to be found at the start of a run of letters.
  private static let runs = list.lines.enumerated()
    .flatMap { index, line in line.words.map { (bytes: Array($0.utf8), unit: UInt8(index + 1)) } }
    .filter { $0.bytes[0] >= 0xE0 }
    .sorted { ($1.bytes.count, $0.unit) < ($0.bytes.count, $1.unit) }
  private static let firstLetters = HashSet(runs.map { letter($0.bytes.prefix(3)) })

  /// The unit that a word is or, in a script without spaces, begins with, and the bytes that it takes; nil if none.
  public static func unit(of word: ByteView) -> (unit: UInt8, length: Int)? {
    guard let first = word.first, word.count <= 60 else { return nil }
    let hash = Hash64.of(word)
    if hashes.contains(hash), let unit = numbers[hash] { return (unit, word.count) }
    guard first >= 0xE0, firstLetters.contains(letter(word.prefix(3))) else { return nil }
    return runs.first { word.starts(with: $0.bytes) }.map { ($0.unit, $0.bytes.count) }
  }
}

/// Names of keys: `Strg+Umschalt+Entf` is `Ctrl+Shift+Del` on another keyboard.
public enum KeyboardKeys {
  private static let keys: [Substring: Substring] = Dictionary(
    WordList(PackageResources.keyboard_keys_txt).lines.flatMap { line in line.words.map { ($0, line.name) } },
    uniquingKeysWith: { first, _ in first })

  /// A hash of the keys of `Ctrl+C` or `Ctrl-C`, pressed together: the same whatever they are called; nil if a text is no
  /// such keys.
  public static func chord(_ text: ArraySlice<UInt8>) -> UInt64? {
    // What joins keys: most texts have none of it.
    func isJoint(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == 0x20 }
    guard text.count < 80, text.contains(where: isJoint) else { return nil }
    let parts = Substring(decoding: text, as: UTF8.self).lowercased().split { "+- ".contains($0) }
    guard parts.count > 1, parts.dropLast().allSatisfy({ keys[$0] != nil }) else { return nil }
    var hash = Hash64()
    for part in parts { hash.combine(String(keys[part] ?? part)) }
    return hash.value
  }
}

/// Top-level domains that host names in support articles end in.
public enum TopLevelDomains {
  private static let hashes = HashSet(
    WordList(PackageResources.top_level_domains_txt).allWords.map { Hash64.of($0.utf8) })

  public static func contains(_ ending: ByteView) -> Bool {
    ending.count <= 12 && hashes.contains(Hash64.ofFolded(ending))
  }
}

/// Languages that articles are published in.
public enum Languages {
  private static let hashes = HashSet(WordList(PackageResources.languages_txt).allWords.map { Hash64.of($0.utf8) })

  /// Whether the tag's primary language exists (ISO 639).
  public static func contains(_ tag: LocaleTag) -> Bool { hashes.contains(Hash64.of(tag.language.utf8)) }

  /// Whether a language exists; letter case does not count.
  public static func contains(code: ByteView) -> Bool { hashes.contains(Hash64.ofFolded(code)) }
}

/// Keys of front matter, by what their values are.
public enum MetadataKeys {
  /// The cases are named as in the data.
  public enum Class: Int, CaseIterable, Sendable {
    /// Differs between translations by nature: hashes, file ids, dates of handing off, the locale.
    case volatile
    /// Text that is translated.
    case text
    /// Names the revision of the source that a translation was made from.
    case revision
    /// Dates the translation.
    case handoff
    /// Names the locale of the file's content.
    case locale
    /// Says how the translation was made: `HT`, `MT`.
    case method
    /// Says how much of the translation is by people, in percent.
    case share
    /// Is true of what a machine has translated.
    case machine
  }
  private static let keys = {
    let list = WordList(PackageResources.metadata_keys_txt)
    return Class.allCases.map { HashSet(list["\($0)"].map { FrontMatter.keyHash(of: String($0)) }) }
  }()

  /// Whether a key, or any of its spellings in ASCII letters, has a meaning.
  ///
  /// Complexity: O(length of the key).
  public static func contains(_ key: String, in keyClass: Class) -> Bool {
    contains(FrontMatter.keyHash(of: key), in: keyClass)
  }

  fileprivate static func contains(_ hash: UInt64, in keyClass: Class) -> Bool {
    keys[keyClass.rawValue].contains(hash)
  }
}

extension FrontMatter {
  /// The entries whose keys have a meaning, in the order of the file. Complexity: O(n); no other entry is copied.
  public func entries(of keyClass: MetadataKeys.Class) -> [Entry] {
    entries.indices.filter { MetadataKeys.contains(entries[$0].keyHash, in: keyClass) }.map { entries[$0] }
  }
}

extension FrontMatter.Entry {
  /// Whether the key has a meaning. Complexity: O(1).
  public func isOf(_ keyClass: MetadataKeys.Class) -> Bool { MetadataKeys.contains(keyHash, in: keyClass) }
}

/// The bytes of a letter as one number. All letters of scripts without spaces take three.
func letter(_ bytes: some Collection<UInt8>) -> UInt32 { bytes.reduce(0) { $0 << 8 | UInt32($1) } }
