import Answering
import IndexStore
import LanguageData
import ParallelText
import TextAnalysis

/// What a query has found in an index, read as far as it is asked for.
public final class AnswerFinder {
  private let index: IndexReader
  private let query: String
  private let requested: LocaleTag?
  private let analyzer = TextAnalyzer()
  public let hits: [SearchResult.Hit]
  private let similar: [SearchResult.Hit]
  /// What was asked of SQLite to find them.
  public let searches: [SearchResult.Expression]

  /// - Parameter requested: The locale of the answers; that of the query if nil.
  public init(_ index: IndexReader, _ query: String, limit: Int, locale requested: LocaleTag?) throws {
    self.index = index
    self.query = query
    self.requested = requested
    let found = try index.search(query, limit: limit)
    hits = found.hits
    similar = found.nearest
    searches = found.expressions
  }

  /// The locale of the answers as far as articles have it: what was asked for, else the one in which the best article
  /// is most like the query; nil if nothing was found.
  public private(set) lazy var locale: LocaleTag? = requested ?? (try? hits.first.flatMap(load))?.matched.locale

  // MARK: Answers

  /// Hits that fit about as well as the best one.
  public var rivals: [SearchResult.Hit] {
    guard let best = hits.first else { return [] }
    return hits.dropFirst().filter { $0.score >= best.score * Self.closeness }
  }

  /// How close a score must be to the best one for people to be asked.
  private static let closeness = 0.9

  /// All that was found. Complexity: O(rows of the articles found).
  public func lookup() throws -> Lookup {
    let results = try hits.compactMap(result)
    return Lookup(query: query, locale: locale, results: results)
  }

  /// The answer of one article; nil if the index has lost it meanwhile.
  public func result(_ hit: SearchResult.Hit) throws -> Lookup.Result? {
    guard let (article, findings, matched) = try load(hit) else { return nil }
    return Lookup.Result(
      score: hit.score, matched: matched,
      answer: AnswerBuilder.answer(of: article, findings, in: locale ?? matched.locale, orIn: matched.locale))
  }

  private typealias Loaded = (article: AlignedArticle, findings: [Finding], matched: MatchedPlace)

  /// The best article is asked for twice, for its locale and for its answer.
  private var loaded: [Int64: Loaded] = [:]

  private func load(_ hit: SearchResult.Hit) throws -> Loaded? {
    if let known = loaded[hit.set] { return known }
    guard let (article, findings) = try index.article(hit.set) else { return nil }
    // The best article tells the language of a query that says nothing of it.
    let known =
      requested ?? likely(among: article.editions.map(\.locale)) ?? (hit.set == hits.first?.set ? nil : locale)
    guard
      let matched = MatchedPlace.find(
        wanted, in: article, preferring: known ?? hit.locale, isCertain: known != nil, terms: terms)
    else { return nil }
    loaded[hit.set] = (article, findings, matched)
    return loaded[hit.set]
  }

  /// The locale that most function words of the query are of; nil if there is none.
  private func likely(among locales: [LocaleTag]) -> LocaleTag? {
    let counts = locales.map { LanguageGuess.vocabulary(of: $0)?.count(in: words[...]) ?? 0 }
    guard let most = counts.max(), most > 0 else { return nil }
    return counts.firstIndex(of: most).map { locales[$0] }
  }

  /// The hashes of the query's first words, by which function words are known.
  private lazy var words = query.prefix(1_000).lowercased().split { !$0.isLetter }.map { WordHash.of($0.utf8) }

  /// The query's first terms as texts of a locale have them: a query may be a whole log, and is asked for with each hit.
  private func wanted(in locale: LocaleTag) -> Set<String> {
    if let known = wantedTerms[locale] { return known }
    let terms = Set(terms(of: query, in: locale).prefix(64))
    wantedTerms[locale] = terms
    return terms
  }

  private var wantedTerms: [LocaleTag: Set<String>] = [:]

  private func terms(of text: String, in locale: LocaleTag) -> [String] {
    var terms: [UInt8] = []
    analyzer.appendTextTerms(of: [text], in: locale, to: &terms)
    return terms.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
  }

  // MARK: Lists

  /// Articles as a list shows them: by their titles in the locale of the answers.
  public func choices(_ hits: [SearchResult.Hit]) throws -> [Choice] {
    try hits.map { try choice($0.set, $0.key, orIn: $0.locale) }
  }

  /// Where nothing was found, the articles whose titles are most like the query; where none is, any.
  ///
  /// - Returns: Whether they are like the query, too.
  public func nearest(limit: Int) throws -> (choices: [Choice], areSimilar: Bool) {
    if !similar.isEmpty { return (try choices(similar), true) }
    return (try index.firstArticles(limit).map { try choice($0.set, $0.key, orIn: nil) }, false)
  }

  private func choice(_ set: Int64, _ key: String, orIn fallback: LocaleTag?) throws -> Choice {
    let editions = try index.editions(of: set)
    let wanted = requested ?? locale
    let edition =
      editions.first { $0.locale == wanted } ?? editions.first { $0.locale.language == wanted?.language }
      ?? editions.first { $0.locale == fallback } ?? editions.first
    return Choice(title: edition?.title ?? key, path: edition?.path ?? key)
  }
}
