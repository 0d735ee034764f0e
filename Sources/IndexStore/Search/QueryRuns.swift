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
    /// Where a term stands in the query, by its hash.
    var places: [UInt64: [Int]] = [:]
  }

  private var sequences: [Sequence] = []
  /// To be looked up in `texts`, the rarest first.
  private(set) var phrases: [SearchQuery.Term] = []

  /// Complexity: O(bytes × languages), and a look-up for each distinct term.
  init(_ text: String, _ lexicon: Lexicon, _ analyzer: TextAnalyzer) throws {
    var languages: [Substring] = []
    var counts: [String: Int] = [:]
    for locale in lexicon.locales where !languages.contains(locale.language) {
      languages.append(locale.language)
      var bytes: [UInt8] = []
      analyzer.appendTextTerms(of: [text], in: locale, to: &bytes)
      let terms = bytes.split(separator: UInt8(ascii: " ")).prefix(Self.mostTerms)
        .map { String(decoding: $0, as: UTF8.self) }
      if terms.count < 2 || sequences.contains(where: { $0.terms == terms }) { continue }
      for term in terms where counts[term] == nil { counts[term] = try lexicon.articles(with: term, in: .texts) }
      var sequence = Sequence(terms: terms)
      for (place, term) in terms.enumerated() { sequence.places[Hash64.of(term.utf8), default: []].append(place) }
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

  /// The longest run of the query's words that stands in a text as it does in the query: its share of them, 0 to 1.
  ///
  /// - Parameter body: Terms in UTF-8, with a space behind each.
  /// - Complexity: O(bytes + places of the query's words).
  func longest(in body: UnsafeBufferPointer<UInt8>) -> Double {
    sequences.map { sequence in
      Double(Self.longest(of: sequence, in: body)) / Double(sequence.terms.count)
    }.max() ?? 0
  }

  private static func longest(of sequence: Sequence, in body: UnsafeBufferPointer<UInt8>) -> Int {
    // How long the run is that ends at each place of the query.
    var (before, now) = ([Int](repeating: 0, count: sequence.terms.count), [Int]())
    now = before
    var (longest, touched) = (0, [Int]())
    var hash = Hash64()
    for byte in body {
      guard byte == UInt8(ascii: " ") else {
        hash.combine(byte)
        continue
      }
      let places = sequence.places[hash.value] ?? []
      hash = Hash64()
      if places.isEmpty, touched.isEmpty { continue }
      for place in places {
        now[place] = place > 0 ? before[place - 1] + 1 : 1
        longest = max(longest, now[place])
      }
      for place in touched { before[place] = 0 }
      swap(&before, &now)
      touched = places
    }
    return longest
  }
}
