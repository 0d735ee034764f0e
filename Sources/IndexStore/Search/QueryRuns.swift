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
  private struct Sequence {
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

  private var sequences: [Sequence] = []
  /// Hashes of the terms of all of them.
  private var known: Set<UInt64> = []
  /// To be looked up in `texts`, the rarest first.
  private(set) var phrases: [SearchQuery.Term] = []

  /// Complexity: O(bytes × languages), and a look-up for each distinct term.
  init(
    _ text: String, _ lexicon: Lexicon, _ analyzer: TextAnalyzer, _ functionWords: FunctionWords
  ) throws {
    var languages: [Substring] = []
    var counts: [String: Int] = [:]
    for locale in lexicon.locales where !languages.contains(locale.language) {
      languages.append(locale.language)
      let terms = Array(analyzer.textTerms(of: text, in: locale).prefix(Self.mostTerms))
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

  /// What a text has of the query, as shares of it by weight, 0 to 1.
  struct Measure {
    /// The longest run of words that stand as they do in the query.
    var run = 0.0
    /// Most of the words that stand near one another: a long text has every word somewhere.
    var near = 0.0
  }

  /// Words so near one another are about one thing.
  private static let reach = 40
  /// Of a longer text the beginning, in bytes.
  private static let longestBody = 1 << 16

  /// - Parameter body: Terms in UTF-8, with a space behind each.
  /// - Complexity: O(bytes + words × languages + places of the query's words), for the first bytes.
  func measure(_ body: UnsafeBufferPointer<UInt8>) -> Measure {
    // The hashes of its words, nil of those that are none of the query's.
    var words: [UInt64?] = []
    var hash = Hash64()
    for byte in body.prefix(Self.longestBody) {
      guard byte == UInt8(ascii: " ") else {
        hash.combine(byte)
        continue
      }
      words.append(known.contains(hash.value) ? hash.value : nil)
      hash = Hash64()
    }
    return sequences.reduce(into: Measure()) { measure, sequence in
      let own = Self.measure(sequence, words)
      measure.run = max(measure.run, own.run / sequence.total)
      measure.near = max(measure.near, own.near / sequence.distinct)
    }
  }

  private static func measure(_ sequence: Sequence, _ words: [UInt64?]) -> Measure {
    // What the run weighs that ends at each place of the query.
    var (before, now) = ([Double](repeating: 0, count: sequence.terms.count), [Double]())
    now = before
    var touched: [Int] = []
    // The first places of the last words, -1 of those that are none of the query's, and how often each place is among them.
    var last = [Int](repeating: -1, count: reach)
    var counts = [Int](repeating: 0, count: sequence.terms.count)
    var (next, near) = (0, 0.0)
    var best = Measure()
    for word in words {
      let places = word.flatMap { sequence.places[$0] } ?? []
      let gone = last[next]
      if gone >= 0 {
        counts[gone] -= 1
        if counts[gone] == 0 { near -= sequence.looseWeights[gone] }
      }
      last[next] = places.first ?? -1
      next = (next + 1) % reach
      if let first = places.first {
        counts[first] += 1
        if counts[first] == 1 { near += sequence.looseWeights[first] }
        best.near = max(best.near, near)
      }
      if places.isEmpty, touched.isEmpty { continue }
      for place in places {
        now[place] = (place > 0 ? before[place - 1] : 0) + sequence.weights[place]
        best.run = max(best.run, now[place])
      }
      for place in touched { before[place] = 0 }
      swap(&before, &now)
      touched = places
    }
    return best
  }
}
