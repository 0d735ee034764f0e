import Answering
import IndexStore
import ParallelText
import TextAnalysis

/// What a query has found in an index, read as far as it is asked for.
public final class AnswerFinder {
  private let index: IndexReader
  private let asked: String
  private let query: String
  private let requested: LocaleTag?
  private let analyzer = TextAnalyzer()
  public let hits: [SearchResult.Hit]
  private let similar: [SearchResult.Hit]
  /// Codes of the query that no article has, as they were written.
  public let unknownCodes: [String]
  /// What was asked of SQLite to find them.
  public let searches: [SearchResult.Expression]

  private let environment: [String: String]
  private let terms: QueryTerms

  /// - Parameters:
  ///   - query: What is looked up.
  ///   - asked: What was asked, if that is longer.
  ///   - requested: The locale of the answers; if nil, that of the query if its words tell it, else that of whoever asks, else
  ///     the source.
  ///   - environment: Where whoever asks says what their locale is.
  public init(
    _ index: IndexReader, _ query: String, asked: String? = nil, limit: Int, locale requested: LocaleTag?,
    environment: [String: String] = [:]
  ) throws {
    self.index = index
    self.asked = asked ?? query
    self.query = query
    self.requested = requested
    self.environment = environment
    terms = QueryTerms(index, query, analyzer)
    let found = try index.search(query, limit: limit)
    hits = found.hits
    similar = found.nearest
    unknownCodes = found.unknownCodes
    searches = found.expressions
  }

  /// The locale of the answers as far as articles have it; nil if nobody asked for one and nothing was found.
  public private(set) lazy var locale: LocaleTag? = requested ?? (hits.isEmpty ? nil : try? likely)

  /// The locale that the query's words tell, as far as the index has it.
  private lazy var ofQuery: LocaleTag? = (try? index.searchedLocales()).flatMap { locales in
    try? QueryLanguage(index, locales, analyzer).locale(of: query).map { told in
      let own = QueryLanguage.locale(of: environment)
      let same = locales.filter { $0.language == told.language }
      return same.first { $0 == own } ?? same.first { $0 == hits.first?.locale } ?? told
    }
  }

  private var likely: LocaleTag? {
    get throws {
      if let ofQuery { return ofQuery }
      // A title may have words that no text has.
      if let best = hits.first, best.lead >= Self.leastLead { return best.locale }
      let locales = try index.searchedLocales()
      if let own = QueryLanguage.locale(of: environment),
        let known = locales.first(where: { $0 == own }) ?? locales.first(where: { $0.language == own.language })
      {
        return known
      }
      // Where nobody says what the source is, it is mostly English; else the same for every query.
      return try index.source() ?? locales.first { $0.language == "en" } ?? locales.first
    }
  }

  private static let leastLead = 0.3

  // MARK: Answers

  /// Hits that fit about as well as the best one. Where that is not sure, another may well be the right one: then those that fit hardly
  /// worse.
  public var rivals: [SearchResult.Hit] {
    guard let best = hits.first else { return [] }
    let closeness = isSure ? Self.closeness : Self.looseCloseness
    return hits.dropFirst().filter { $0.score >= best.score * closeness }
  }

  /// Whether even the best hit has but a part of what was asked for.
  public var isLoose: Bool { hits.first.map { $0.fit < Self.leastFit } ?? false }

  /// Whether the best hit has nearly all of what was asked for.
  public var isSure: Bool { hits.first.map { $0.fit >= Self.sureFit } ?? false }

  /// How close a score must be to the best one for people to be asked.
  private static let closeness = 0.9
  private static let looseCloseness = 0.6
  /// What an article has that is about what was asked for, and one that surely is.
  private static let leastFit = 0.55
  private static let sureFit = 0.7

  /// All that was found. Complexity: O(rows of the articles found).
  public func lookup() throws -> Lookup {
    let results = try hits.compactMap { try result($0) }
    return Lookup(query: asked, locale: locale, results: results)
  }

  /// The answer of one article; nil if the index has lost it meanwhile.
  ///
  /// - Parameter isBrief: Whether to show only the section that has matched.
  public func result(_ hit: SearchResult.Hit, isBrief: Bool = false) throws -> Lookup.Result? {
    guard let (article, findings, matched) = try load(hit) else { return nil }
    let answer = AnswerBuilder.answer(
      of: article, findings, about: matched, in: locale ?? matched.locale, orIn: matched.locale, isBrief: isBrief)
    var shown = matched
    // What matched may stand in another locale: its anchor is that of the file that is answered.
    let edition = article.editions.firstIndex { $0.path == answer.path }
    shown.anchor = matched.section.flatMap { section in
      edition.flatMap { article.sections[section].headings[$0]?.anchor }
    }
    return Lookup.Result(score: hit.score, matched: shown, answer: answer)
  }

  private typealias Loaded = (article: AlignedArticle, findings: [Finding], matched: MatchedPlace)

  /// The best article is asked for twice, for its locale and for its answer.
  private var loaded: [Int64: Loaded] = [:]

  private func load(_ hit: SearchResult.Hit) throws -> Loaded? {
    if let known = loaded[hit.set] { return known }
    guard let (article, findings) = try index.article(hit.set) else { return nil }
    // Whoever asks for the language that the best title is in needs no other evidence.
    let known = requested?.language == hit.locale.language ? hit.locale : ofQuery
    guard
      let matched = MatchedPlace.find(
        { self.terms.wanted(in: $0) }, in: article, preferring: known ?? hit.locale, isCertain: known != nil,
        terms: { self.terms.terms(of: $0, in: $1) })
    else { return nil }
    loaded[hit.set] = (article, findings, matched)
    return loaded[hit.set]
  }

  /// Which words of a text the query has: ranges of its characters.
  public func matches(in text: String, of locale: LocaleTag) -> [Range<Int>] { terms.matches(in: text, of: locale) }

  // MARK: Lists

  /// Articles as a list shows them: by their titles in the locale of the answers, and those with the same title by what the
  /// others do not say.
  public func choices(_ hits: [SearchResult.Hit]) throws -> [Choice] {
    var choices = try hits.map(choice)
    for places in Dictionary(grouping: choices.indices, by: { choices[$0].title }).values where places.count > 1 {
      let said = try places.map { try self.texts(of: hits[$0], choices[$0].path) }
      // How many of them say a text.
      let counts = Dictionary(said.flatMap { Set($0) }.map { ($0, 1) }, uniquingKeysWith: +)
      for (place, texts) in zip(places, said) { choices[place].detail = texts.first { counts[$0] == 1 } }
    }
    return choices
  }

  /// Where nothing was found, the articles whose titles are like the query; there may be none.
  public func nearest() throws -> [Choice] { try choices(similar) }

  private func choice(_ hit: SearchResult.Hit) throws -> Choice {
    let editions = try index.editions(of: hit.set)
    let wanted = requested ?? locale
    let edition =
      editions.first { $0.locale == wanted } ?? editions.first { $0.locale.language == wanted?.language }
      ?? editions.first { $0.locale == hit.locale } ?? editions.first
    var choice = Choice(title: edition?.title ?? hit.key, path: edition?.path ?? hit.key)
    if let answer = try result(hit)?.answer, answer.path == choice.path {
      choice.section = answer.section.filter { $0 != answer.title }
      choice.line = answer.line
    }
    return choice
  }

  /// What a file says, block by block, headings included.
  private func texts(of hit: SearchResult.Hit, _ path: String) throws -> [String] {
    guard let article = try loaded[hit.set]?.article ?? index.article(hit.set)?.article,
      let edition = article.editions.firstIndex(where: { $0.path == path })
    else { return [] }
    return article.sections.flatMap { section in
      [section.headings[edition]?.text].compactMap { $0 } + section.rows.compactMap { $0.cells[edition]?.text }
    }.filter { !$0.isEmpty }
  }
}
