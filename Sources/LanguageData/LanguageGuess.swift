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
      self.tag = tag
      let first = words.map { word in Array(word.utf8).withBytes { Script.of($0, at: 0) } }
      let scripts = Self.scripts(first)
      self.scripts = ScriptSet(scripts)
      leads = (scripts.contains(.kana) ? .kana : scripts.count == 1 ? scripts.first : nil)?.leads
      let isRunning = !scripts.contains { $0.hasSpaces }
      let hashes = isRunning ? [] : words.map { WordHash.of($0.utf8) }
      self.words = HashSet(hashes)
      filter = HashFilter(hashes)
      runs = isRunning ? words.map { Array($0.utf8) } : []
    }

    /// Those that more than a tenth of the function words are of. Japanese writes others with Han.
    private static func scripts(_ ofWords: [Script]) -> Set<Script> {
      let counts = Dictionary(ofWords.map { ($0, 1) }, uniquingKeysWith: +)
      let scripts = Set(counts.filter { $0.value * 10 > ofWords.count }.keys)
      return scripts.contains(.kana) ? scripts.union([.han]) : scripts
    }

    /// Whether the language is written in Latin letters.
    public var isLatin: Bool { scripts.contains(.latin) }

    public func contains(_ hash: UInt32) -> Bool { filter.mayContain(hash) && words.contains(hash) }

    /// How many of the words are function words of the language; more than a limit are not counted. Complexity: O(words).
    public func count(in hashes: ArraySlice<UInt32>, upTo limit: Int = .max) -> Int {
      var count = 0
      filter.forEachCandidate(in: hashes) { hash in
        if words.contains(hash) { count += 1 }
        return count < limit
      }
      return count
    }

    /// Whether so many of the words are function words of the language, and not of another. Complexity: O(words).
    public func has(_ wanted: Int, in hashes: ArraySlice<UInt32>, notOf other: Vocabulary) -> Bool {
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
    let tags = all.vocabularies.filter {
      $0.scripts.contains(script) && (script != .han || !$0.scripts.contains(.kana))
    }
    .map(\.tag)
    return Set(tags.map(\.language)).count == 1 ? LocaleTag(tags[0].language) : nil
  }
}

/// The function words of all languages, looked up together: for each word which languages have it.
private struct Vocabularies: Sendable {
  let vocabularies: [LanguageGuess.Vocabulary]
  /// The languages of the words, as places in `vocabularies`: those of one word stand together.
  private let languages: [UInt8]
  private struct Slot: Sendable {
    var word: UInt32
    var first: UInt16
    var count: UInt16
  }
  /// Slots of no languages are free.
  private var table: HashTable<Slot>

  init() {
    let lines = WordList(PackageResources.stop_words_txt).lines
    let vocabularies = lines.compactMap { LanguageGuess.Vocabulary($0.name, $0.words) }
    self.vocabularies = vocabularies
    var ofWord: [UInt32: [UInt8]] = [:]
    for (index, line) in lines.enumerated() where vocabularies[index].runs.isEmpty {
      for word in Set(line.words.map { WordHash.of($0.utf8) }) { ofWord[word, default: []].append(UInt8(index)) }
    }
    let free = Slot(word: 0, first: 0, count: 0)
    table = HashTable(capacity: ofWord.count, free: free)
    var languages: [UInt8] = []
    for (word, places) in ofWord {
      let place = table.place(of: word) { $0.count == 0 }
      table[place] = Slot(word: word, first: UInt16(languages.count), count: UInt16(places.count))
      languages += places
    }
    self.languages = languages
  }

  /// For each language how many of the words are its function words. Complexity: O(words).
  func scores(of words: ArraySlice<UInt32>) -> [Int] {
    var scores = [Int](repeating: 0, count: vocabularies.count)
    for word in words {
      let slot = table[table.place(of: word) { $0.count == 0 || $0.word == word }]
      for place in Int(slot.first)..<Int(slot.first + slot.count) { scores[Int(languages[place])] += 1 }
    }
    return scores
  }

  /// Adds for each language without spaces how often its function words stand in a text.
  func addRuns(in text: ArraySlice<UInt8>, to scores: inout [Int]) {
    for index in vocabularies.indices {
      for run in vocabularies[index].runs { scores[index] += Self.occurrences(of: run, in: text) }
    }
  }

  /// The first of those that have the highest score; nil if that is 0.
  func best(_ scores: [Int]) -> (tag: LocaleTag, count: Int)? {
    let best = scores.indices.max { scores[$0] < scores[$1] || (scores[$0] == scores[$1] && $0 > $1) }
    return best.flatMap { scores[$0] > 0 ? (vocabularies[$0].tag, scores[$0]) : nil }
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
