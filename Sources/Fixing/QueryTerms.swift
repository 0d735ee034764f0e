import Answering
import IndexStore
import ParallelText
import TextAnalysis

/// The words of a query as texts of a locale have them.
final class QueryTerms {
  private let index: IndexReader
  private let query: String
  private let analyzer: TextAnalyzer
  private var known: [LocaleTag: MatchedPlace.Wanted] = [:]

  private static let mostTerms = 64

  init(_ index: IndexReader, _ query: String, _ analyzer: TextAnalyzer) {
    self.index = index
    self.query = query
    self.analyzer = analyzer
  }

  /// The first terms: a query may be a whole log, and is asked for with each hit.
  func wanted(in locale: LocaleTag) -> MatchedPlace.Wanted {
    if let wanted = known[locale] { return wanted }
    let terms = Set(self.terms(of: query, in: locale).prefix(Self.mostTerms))
    let weights = (try? index.weights(of: terms)) ?? Dictionary(uniqueKeysWithValues: terms.map { ($0, 1) })
    let codes = terms.filter(\.isCodeLike)
    known[locale] = MatchedPlace.Wanted(weights: weights, codes: codes)
    return known[locale]!
  }

  func terms(of text: String, in locale: LocaleTag) -> [String] { analyzer.textTerms(of: text, in: locale) }

  /// Which words of a text the query has, but for those that most texts have: ranges of its characters.
  func matches(in text: String, of locale: LocaleTag) -> [Range<Int>] {
    let wanted = wanted(in: locale)
    let most = wanted.weights.values.max() ?? 0
    let telling = wanted.weights.filter { 2 * $0.value >= most }
    var ranges: [Range<Int>] = []
    var start: Int?
    let characters = Array(text)
    for index in 0...characters.count {
      let isWord = index < characters.count && (characters[index].isLetter || characters[index].isNumber)
      if isWord { start = start ?? index }
      guard !isWord, let first = start else { continue }
      start = nil
      let word = String(characters[first..<index])
      let terms = terms(of: word, in: locale)
      if terms.count == 1 || terms.allSatisfy({ telling[$0] != nil }) {
        if terms.contains(where: { telling[$0] != nil }) { ranges.append(first..<index) }
      } else {
        ranges += Self.parts(of: word, telling).map { ($0.lowerBound + first)..<($0.upperBound + first) }
      }
    }
    return ranges
  }

  /// Of several words that are written without spaces those that are wanted.
  private static func parts(of text: String, _ wanted: [String: Double]) -> [Range<Int>] {
    let characters = Array(text.lowercased())
    return wanted.keys.sorted().flatMap { term -> [Range<Int>] in
      let own = Array(term)
      guard own.count <= characters.count else { return [] }
      return (0...(characters.count - own.count)).filter { characters[$0..<($0 + own.count)].elementsEqual(own) }
        .map { $0..<($0 + own.count) }
    }.sorted { $0.lowerBound < $1.lowerBound }
  }
}
