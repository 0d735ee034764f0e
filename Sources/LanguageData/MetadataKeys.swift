import ParallelText

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
    /// Names the language of the file's content, where its path does not.
    case language
    /// Names the article in all its languages.
    case article
    /// Says how the translation was made: `HT`, `MT`.
    case method
    /// Says how much of the translation is by people, in percent.
    case share
    /// Is true of what a machine has translated.
    case machine
  }
  private static let names: [Substring: Class] = [
    "volatile": .volatile, "text": .text, "revision": .revision, "handoff": .handoff, "locale": .locale,
    "language": .language, "article": .article, "method": .method, "share": .share, "machine": .machine,
  ]
  /// By classes.
  private static let keys: [HashSet<UInt64>] = {
    var keys = [[UInt64]](repeating: [], count: Class.allCases.count)
    WordList.forEachLine(of: PackageResources.metadata_keys_txt) { name, line in
      guard let keyClass = names[Substring(name.text)] else { return }
      line.forEachWord { keys[keyClass.rawValue].append(WordHash(of: $0.buffer).whole) }
    }
    return keys.map { HashSet($0) }
  }()

  private static let articleKeys = PhraseSearch(
    WordList.words(of: "article", in: PackageResources.metadata_keys_txt)!.map { Array($0.utf8)[...] })

  /// Whether one of the keys that name an article stands somewhere in some bytes. Complexity: O(n).
  public static func mayNameArticle(_ bytes: ArraySlice<UInt8>) -> Bool {
    var isThere = false
    Array(bytes).withBytes { articleKeys.forEachMatch(in: $0) { _, _ in isThere = true } }
    return isThere
  }

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
    var found: [Entry] = []
    for index in entries.indices where MetadataKeys.contains(entries[index].keyHash, in: keyClass) {
      found.append(entries[index])
    }
    return found
  }
}

extension FrontMatter.Entry {
  /// Whether the key has a meaning. Complexity: O(1).
  public func isOf(_ keyClass: MetadataKeys.Class) -> Bool { MetadataKeys.contains(keyHash, in: keyClass) }
}
