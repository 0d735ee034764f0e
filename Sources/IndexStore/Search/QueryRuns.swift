import ParallelText
import TextAnalysis

/// The words of a query in their order, by which a text is found that somebody has copied them from.
struct QueryRuns {
  /// So many words in a row are looked up as a phrase.
  private static let window = 3
  private static let mostPhrases = 24
  private static let mostTerms = 64
  /// Phrases of words that more texts have tell nothing, and take long.
  private static let commonest = 4_000

  /// A query as texts of a language have it.
  struct Sequence {
    var terms: [String]
    /// What each says of a text that has it in a run.
    var weights: [Double]
    /// The same of one that has it anywhere: there function words say little.
    var looseWeights: [Double]
    /// Of all in a run, and of each once anywhere.
    var total: Double
    var distinct = 0.0
    /// Where a term stands in the query, by its hash.
    var places: [UInt64: [Int]] = [:]
  }

  private(set) var sequences: [Sequence] = []
  /// Hashes of the terms of all of them.
  private(set) var known: Set<UInt64> = []
  /// To be looked up in `texts`, the rarest first.
  private(set) var phrases: [SearchQuery.Term] = []

  /// - Parameter repairs: What texts have in place of terms that none has, or few.
  /// - Complexity: O(bytes × languages), and a look-up for each distinct term.
  init(
    _ text: String, _ repairs: [String: [String]], _ lexicon: Lexicon, _ analyzer: TextAnalyzer,
    _ functionWords: FunctionWords
  ) throws {
    var languages: [Substring] = []
    var counts: [String: Int] = [:]
    for locale in lexicon.locales where !languages.contains(locale.language) {
      languages.append(locale.language)
      let asked = analyzer.textTerms(of: text, in: locale).prefix(Self.mostTerms)
      let terms = asked.map { repairs[$0]?.first ?? $0 }
      if terms.count < 2 || sequences.contains(where: { $0.terms == terms }) { continue }
      for term in terms where counts[term] == nil { counts[term] = try lexicon.articles(with: term, in: .texts) }
      let functional = functionWords.terms(in: text, locale, analyzer)
      let weights = terms.map { lexicon.weight(of: counts[$0]!) }
      let looseWeights = zip(terms, weights).map { functional.contains($0) ? $1 * FunctionWords.share : $1 }
      var sequence = Sequence(
        terms: terms, weights: weights, looseWeights: looseWeights, total: weights.reduce(0, +))
      for (place, term) in terms.enumerated() {
        let places = sequence.places[Hash64.of(term.utf8), default: []]
        if places.isEmpty { sequence.distinct += looseWeights[place] }
        sequence.places[Hash64.of(term.utf8)] = places + [place]
        // The few texts that have the word itself mean the same.
        let own = asked[place]
        if own != term { sequence.places[Hash64.of(own.utf8)] = sequence.places[Hash64.of(term.utf8)] }
      }
      known.formUnion(sequence.places.keys)
      sequences.append(sequence)
    }
    var seen = Set<String>()
    for terms in sequences.map(\.terms) {
      let width = min(Self.window, terms.count)
      for start in 0...(terms.count - width) {
        let own = terms[start..<(start + width)]
        let articles = own.map { counts[$0]! }.min()!
        let phrase = own.joined(separator: " ")
        if articles > 0, articles <= Self.commonest, seen.insert(phrase).inserted {
          phrases.append(SearchQuery.Term(text: phrase, articles: articles))
        }
      }
    }
    phrases.sort { ($0.articles, $0.text) < ($1.articles, $1.text) }
    phrases = Array(phrases.prefix(Self.mostPhrases))
  }
}
