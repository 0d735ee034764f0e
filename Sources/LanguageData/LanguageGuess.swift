import ParallelText
import Synchronization

/// Judges the language of a text by its function words.
public enum LanguageGuess {
  /// The function words of one language.
  public final class Vocabulary: Sendable {
    public let tag: LocaleTag
    let words: HashSet<UInt32>
    /// Whether the language is written in Latin letters.
    public let isLatin: Bool
    /// Words of scripts without spaces.
    let runs: [[UInt8]]

    init?(_ name: Substring, _ words: [Substring]) {
      guard let tag = LocaleTag(name) else { return nil }
      self.tag = tag
      let isRunning = ["ja", "zh", "th", "lo", "km"].contains(tag.language)
      let latin = words.count { ($0.utf8.first ?? 0) < 0xCB }
      isLatin = latin * 2 > words.count
      self.words = HashSet(isRunning ? [] : words.map { WordHash.of($0.utf8) })
      runs = isRunning ? words.map { Array($0.utf8) } : []
    }

    /// How many of the words are function words of the language. Complexity: O(words).
    public func count(in hashes: ArraySlice<UInt32>) -> Int { hashes.count { words.contains($0) } }
  }

  /// The vocabulary of a locale's language, nil if none is known. Only those that are asked for are read.
  public static func vocabulary(of locale: LocaleTag) -> Vocabulary? {
    known.withLock { known in
      if let vocabulary = known[locale] { return vocabulary }
      let names = [locale.description, String(locale.language), "\(locale.language)-Hans"]
      let vocabulary = names.lazy.compactMap { name in
        WordList.words(of: name, in: PackageResources.stop_words_txt).flatMap { Vocabulary(name[...], $0) }
      }.first
      known[locale] = .some(vocabulary)
      return vocabulary
    }
  }

  private static let known = Mutex<[LocaleTag: Vocabulary?]>([:])

  private static let vocabularies = WordList(PackageResources.stop_words_txt).lines.compactMap {
    Vocabulary($0.name, $0.words)
  }

  /// The language of an article's prose, nil if too little of it is text, or no language stands out.
  ///
  /// - Complexity: O(words × languages), for the first thousand words.
  public static func language(of article: Article) -> LocaleTag? {
    var scores = [Int](repeating: 0, count: vocabularies.count)
    for word in article.words.prefix(1_000) {
      for index in vocabularies.indices where vocabularies[index].words.contains(word) { scores[index] += 1 }
    }
    if article.source.bytes.contains(where: { $0 >= 0xE0 }) {
      for block in article.blocks.prefix(60) where block.isProse {
        for line in article.lines[block.lineIndexes] {
          let text = article.source[line]
          for index in vocabularies.indices {
            for run in vocabularies[index].runs { scores[index] += occurrences(of: run, in: text) }
          }
        }
      }
    }
    let best = scores.indices.max { scores[$0] < scores[$1] || (scores[$0] == scores[$1] && $0 > $1) }
    guard let best, scores[best] >= 5 else { return nil }
    return vocabularies[best].tag
  }

  /// The language with most function words among the words, and how many they are; nil if there are none.
  public static func bestLanguage(of words: ArraySlice<UInt32>) -> (tag: LocaleTag, count: Int)? {
    var best: (tag: LocaleTag, count: Int)?
    for vocabulary in vocabularies where !vocabulary.words.isEmpty {
      let count = words.count { vocabulary.words.contains($0) }
      if count > best?.count ?? 0 { best = (vocabulary.tag, count) }
    }
    return best
  }

  private static func occurrences(of run: [UInt8], in text: ArraySlice<UInt8>) -> Int {
    var count = 0
    var index = text.startIndex
    while index + run.count <= text.endIndex {
      if text[index] == run[0], text[index..<(index + run.count)].elementsEqual(run) {
        count += 1
        index += run.count
      } else {
        index += 1
      }
    }
    return count
  }
}
