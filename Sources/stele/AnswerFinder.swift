import Answering
import IndexStore
import ParallelText
import Reports

/// What a query has found in an index, read as far as it is asked for.
struct AnswerFinder {
  private let index: IndexReader
  private let query: String
  private let locale: LocaleTag?
  let hits: [SearchResult.Hit]
  let nearest: [SearchResult.Hit]

  /// - Parameter requested: The locale of the answers; that of the query if nil.
  init(_ index: IndexReader, _ query: String, limit: Int, locale requested: LocaleTag?) throws {
    self.index = index
    self.query = query
    let found = try index.search(query, limit: limit)
    hits = found.hits
    nearest = found.nearest
    locale = requested ?? found.locale
  }

  /// Hits that fit about as well as the best one.
  var rivals: [SearchResult.Hit] {
    guard let best = hits.first else { return [] }
    return hits.dropFirst().filter { $0.score >= best.score * Self.closeness }
  }

  /// How close a score must be to the best one for people to be asked.
  private static let closeness = 0.9

  /// All that was found. Complexity: O(rows of the articles found).
  func lookup() throws -> Lookup {
    Lookup(query: query, locale: locale, results: try hits.compactMap(result))
  }

  /// The answer of one article; nil if the index has lost it meanwhile.
  func result(_ hit: SearchResult.Hit) throws -> Lookup.Result? {
    guard let (article, findings) = try index.article(hit.set), !article.editions.isEmpty else { return nil }
    return Lookup.Result(
      score: hit.score, matched: MatchedPlace.find(query, in: article, hit.locale, terms: Self.terms),
      answer: AnswerBuilder.answer(of: article, findings, in: locale ?? hit.locale, orIn: hit.locale))
  }

  /// Articles as a list shows them: by their titles in the locale of the answers.
  func choices(_ hits: [SearchResult.Hit]) throws -> [AnswerText.Choice] {
    try hits.map { hit in
      let editions = try index.editions(of: hit.set)
      let edition =
        editions.first { $0.locale == locale } ?? editions.first { $0.locale.language == locale?.language }
        ?? editions.first { $0.locale == hit.locale }
      return AnswerText.Choice(title: edition?.title ?? hit.title ?? hit.key, path: edition?.path ?? hit.key)
    }
  }

  private static func terms(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { String($0.prefix(6)) }
  }
}
