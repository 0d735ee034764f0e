import GRDB
import ParallelText

/// What is asked for in the words of the source's language, to be held against what articles are called in it.
struct TranslatedName {
  /// A word of the query.
  private struct Translation {
    /// What it says of an article that has it.
    var weight: Double
    /// What it may stand for: the probabilities add up to 1.
    var words: [String: Double]
  }

  private static let mostWords = 16
  private static let leastKnown = 0.5

  private let lexicon: Lexicon
  private var translations: [Translation] = []
  private var total = 0.0
  /// The locale whose titles have most of the query's words; nil if several have as many.
  private(set) var locale: LocaleTag?

  /// Complexity: a look-up for each term.
  init(_ query: SearchQuery, _ lexicon: Lexicon) throws {
    self.lexicon = lexicon
    let words = query.words.prefix(Self.mostWords)
    let found = try words.map { try Self.translations(of: $0.written, lexicon) }
    let all = words.reduce(0) { $0 + $1.weight }
    var known: [LocaleTag: Double] = [:]
    for (word, own) in zip(words, found) { for locale in own.keys { known[locale, default: 0] += word.weight } }
    let best = known.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let chosen = best.first { $0.value >= Self.leastKnown * all }?.key
    if best.count < 2 || best[0].value > best[1].value { locale = chosen }
    for (word, own) in zip(words, found) {
      var words = chosen.flatMap { own[$0] } ?? [:]
      if words.isEmpty {
        // A name is the same in every language.
        for term in word.written where try lexicon.articles(with: term, in: .sourceNames) > 0 {
          words[term] = 1
        }
      }
      // Sums depend on their order, and that of a dictionary is another in every run.
      let ordered = words.sorted { $0.key < $1.key }
      let sum = ordered.reduce(0) { $0 + $1.value }
      var weight = 0.0
      for (word, probability) in ordered {
        weight += probability / sum * lexicon.weight(of: try lexicon.articles(with: word, in: .sourceNames))
      }
      if words.isEmpty { weight = word.weight }
      translations.append(Translation(weight: weight, words: words.mapValues { $0 / sum }))
      total += weight
    }
  }

  private static func translations(
    of terms: [String], _ lexicon: Lexicon
  ) throws -> [LocaleTag: [String: Double]] {
    var found: [LocaleTag: [String: Double]] = [:]
    let statement = try lexicon.database.cachedStatement(
      sql: "SELECT locale, word, probability FROM translations WHERE term = ?")
    for term in terms {
      let rows = try Row.fetchCursor(statement, arguments: [term])
      while let row = try rows.next() {
        guard let locale = LocaleTag(row[0] as String) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
        let word: String = row[1]
        found[locale, default: [:]][word] = max(found[locale]?[word] ?? 0, row[2])
      }
    }
    return found
  }

  /// The words, to be looked up in `source_names`.
  func terms() throws -> [SearchQuery.Term] {
    try Set(translations.flatMap(\.words.keys)).sorted().map {
      SearchQuery.Term(text: $0, articles: try lexicon.articles(with: $0, in: .sourceNames))
    }
  }

  /// How much of what is asked for a name has, by weight, 0 to 1.
  ///
  /// - Parameter name: Words with spaces between them.
  func likeness(to name: String) -> Double {
    if total == 0 { return 0 }
    let words = name.split(separator: " ").map(String.init)
    let covered = translations.reduce(0) { covered, translation in
      covered + translation.weight * words.reduce(0) { $0 + (translation.words[$1] ?? 0) }
    }
    return min(1, covered / total)
  }
}
