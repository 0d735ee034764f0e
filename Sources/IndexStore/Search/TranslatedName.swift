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
  /// What each word that the query may stand for says of an article that is called so.
  private var weights: [String: Double] = [:]
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
        let own = try weights[word] ?? lexicon.weight(of: lexicon.articles(with: word, in: .sourceNames))
        weights[word] = own
        weight += probability / sum * own
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

  /// How much names are like what is asked for, by weight, each 0 to 1.
  struct Likeness {
    /// How much of what is asked for the names have together.
    var covered = 0.0
    /// How much the name that is most alike and what is asked for have of one another, whichever is less: a name that says
    /// more is another one.
    var mutual = 0.0
  }

  /// - Parameter names: Of an article, as `source_names` has them.
  /// - Complexity: O(words of the names × words of the query).
  func likeness(to names: String) -> Likeness {
    if total == 0 { return Likeness() }
    let names = SourceName.names(in: names)
    var likeness = Likeness(covered: covered(by: Set(names.joined())))
    for name in names {
      let words = Set(name)
      likeness.mutual = max(likeness.mutual, min(covered(by: words), asked(of: words)))
    }
    return likeness
  }

  private func covered(by words: Set<String>) -> Double {
    let covered = translations.reduce(0) { covered, translation in
      covered + translation.weight * min(1, words.sorted().reduce(0) { $0 + (translation.words[$1] ?? 0) })
    }
    return covered / total
  }

  /// How much of a name is asked for. Words that are not count as much as those of the query on average: to look up their
  /// weights would take long.
  private func asked(of words: Set<String>) -> Double {
    let mean = total / Double(translations.count)
    var (asked, all) = (0.0, 0.0)
    for word in words.sorted() {
      let share = min(1, translations.reduce(0) { $0 + ($1.words[word] ?? 0) })
      let weight = share > 0 ? weights[word] ?? mean : mean
      asked += weight * share
      all += weight
    }
    return asked / all
  }
}
