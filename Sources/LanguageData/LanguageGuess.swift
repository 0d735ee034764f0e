import ParallelText
import Synchronization

/// Judges the language of a text by its function words.
public enum LanguageGuess {
  /// The function words of one language.
  public final class Vocabulary: Sendable {
    public let tag: LocaleTag
    let words: HashSet<UInt32>
    /// Most words of a text are told apart by it.
    private let filter: HashFilter
    /// The scripts that the language is written in.
    public let scripts: ScriptSet
    /// The first bytes of its letters in UTF-8 if those of no other language's begin so but in names; nil of Latin.
    public let leads: ClosedRange<UInt8>?
    /// Words of scripts without spaces; such a language has no others.
    public let runs: [[UInt8]]

    init?(_ name: Substring, _ words: [Substring]) {
      guard let tag = LocaleTag(name) else { return nil }
      let words = Array(words.joined(separator: " ").utf8).withBytes(FunctionWords.init)
      self.tag = tag
      scripts = ScriptSet(words.scripts)
      let script = words.scripts.contains(.kana) ? .kana : words.scripts.count == 1 ? words.scripts[0] : nil
      leads = script?.leads
      self.words = HashSet(words.hashes)
      filter = HashFilter(words.hashes)
      runs = words.runs
    }

    /// Whether the language is written in Latin letters.
    public var isLatin: Bool { scripts.contains(.latin) }

    public func contains(_ hash: UInt32) -> Bool { filter.mayContain(hash) && words.contains(hash) }

    /// How many of the words are function words of the language; more than a limit are not counted. Complexity: O(words).
    public func count(in hashes: ArraySlice<UInt32>, upTo limit: Int = .max) -> Int {
      hashes.withUnsafeBufferPointer { count(in: $0, upTo: limit) }
    }

    /// The same of words that somebody else keeps.
    public func count(in hashes: UnsafeBufferPointer<UInt32>, upTo limit: Int) -> Int {
      var count = 0
      filter.forEachCandidate(in: hashes) { hash in
        if words.contains(hash) { count += 1 }
        return count < limit
      }
      return count
    }

    /// Whether so many of the words are function words of the language, and not of another. Complexity: O(words).
    public func has(_ wanted: Int, in hashes: ArraySlice<UInt32>, notOf other: Vocabulary) -> Bool {
      hashes.withUnsafeBufferPointer { has(wanted, in: $0, notOf: other) }
    }

    /// The same of words that somebody else keeps.
    public func has(_ wanted: Int, in hashes: UnsafeBufferPointer<UInt32>, notOf other: Vocabulary) -> Bool {
      var count = 0
      filter.forEachCandidate(in: hashes) { hash in
        if words.contains(hash), !other.contains(hash) { count += 1 }
        return count < wanted
      }
      return count >= wanted
    }

    /// How many of the words are function words of the language, and not of another. Complexity: O(words).
    public func count(in hashes: ArraySlice<UInt32>, notOf other: Vocabulary) -> Int {
      hashes.count { contains($0) && !other.contains($0) }
    }
  }

  /// The vocabulary of a locale's language, nil if none is known. Only those that are asked for are read.
  public static func vocabulary(of locale: LocaleTag) -> Vocabulary? {
    known.withLock { known in
      if let vocabulary = known[locale] { return vocabulary }
      // `sr-Latn-RS`, `sr-Latn`, `sr`.
      let subtags = locale.description.split(separator: "-")
      let names =
        subtags.indices.reversed().map { subtags[...$0].joined(separator: "-") }
        + ["\(locale.language)-Hans", String(WordList.name(of: locale.language))]
      let vocabulary = names.lazy.compactMap { name in
        WordList.words(of: name, in: PackageResources.stop_words_txt).flatMap { Vocabulary(name[...], $0) }
      }.first
      known[locale] = .some(vocabulary)
      return vocabulary
    }
  }

  private static let known = Mutex<[LocaleTag: Vocabulary?]>([:])

  private static let all = Vocabularies()

  /// The language of an article's prose, nil if too little of it is text, or no language stands out.
  ///
  /// - Complexity: O(words), for the first thousand words.
  public static func language(of article: Article) -> LocaleTag? {
    var scores = all.scores(of: article.words.prefix(1_000))
    if article.source.bytes.contains(where: { $0 >= 0xE0 }) {
      for block in article.blocks.prefix(60) where block.isProse {
        for line in article.lines[block.lineIndexes] { all.addRuns(in: article.source[line], to: &scores) }
      }
    }
    return all.best(scores).flatMap { $0.count >= 5 ? $0.tag : nil }
  }

  /// The language with most function words among the words, and how many they are; nil if there are none.
  ///
  /// Complexity: O(words + languages).
  public static func bestLanguage(of words: ArraySlice<UInt32>) -> (tag: LocaleTag, count: Int)? {
    all.best(all.scores(of: words))
  }

  /// The only language that is written in a script, nil if there are several or none.
  public static func onlyLanguage(in script: Script) -> LocaleTag? {
    let tags = all.languages.filter {
      $0.words.scripts.contains(script) && (script != .han || !$0.words.scripts.contains(.kana))
    }
    .map(\.tag)
    return Set(tags.map(\.language)).count == 1 ? LocaleTag(tags[0].language) : nil
  }
}
