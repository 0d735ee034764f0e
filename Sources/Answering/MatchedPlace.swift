import ParallelText

/// The block of an article that is most like a query: what a reader recognizes the problem by.
public struct MatchedPlace: Sendable, Equatable {
  public var locale: LocaleTag
  /// Of its section, in the file of that locale; nil before the first heading, and of a title that is no heading.
  public var anchor: String?
  /// As a reader sees it.
  public var text: String
  /// The place of its section in `AlignedArticle.sections`; nil of a title that is no heading.
  public var section: Int?
  /// The place of the row in the section; nil of a heading.
  public var row: Int?
  /// How much more of the query it has than the title, as a share of the query, 0 to 1.
  public var gain = 0.0
  /// Whether it has a code of the query that the title lacks.
  public var hasCode = false

  /// What is asked for, as the words of one locale.
  public struct Wanted: Sendable {
    /// What each term says of a text that has it.
    public let weights: [String: Double]
    /// Those that are codes, or names of something.
    public let codes: Set<String>

    /// Of all terms.
    let total: Double

    public init(weights: [String: Double], codes: Set<String>) {
      self.weights = weights
      self.codes = codes
      total = Self.sum(weights.keys, weights)
    }

    func weight(_ terms: Set<String>) -> Double { Self.sum(terms, weights) }

    /// In the order of the terms: sums depend on theirs, and that of a set is another in every run.
    private static func sum(_ terms: some Sequence<String>, _ weights: [String: Double]) -> Double {
      terms.sorted().reduce(0) { $0 + (weights[$1] ?? 0) }
    }
  }

  /// The title, heading or row that shares most with a query, with the headings that it stands under.
  ///
  /// Of several that share as much it is the title, then a heading, then a symptom, then a cause, then the first. It is in
  /// the locale that shares most, of several in `preferred`, then in the first.
  ///
  /// - Parameters:
  ///   - wanted: The query's terms in a locale, in the form that `terms` gives.
  ///   - preferred: Where a search has found it.
  ///   - isCertain: Whether the query is known to be in that locale: then other locales are looked at only where it has
  ///     less than half of the query.
  ///   - terms: The words of a text in a locale, in a form to compare.
  /// - Complexity: O(text) of the preferred locale if that is enough, else of all locales.
  public static func find(
    _ wanted: (LocaleTag) -> Wanted, in article: AlignedArticle, preferring preferred: LocaleTag,
    isCertain: Bool, terms: @escaping (String, LocaleTag) -> [String]
  ) -> MatchedPlace? {
    let locales = article.editions.map(\.locale)
    let first = locales.firstIndex(of: preferred) ?? 0
    var best: (place: MatchedPlace, weight: Double)?
    for edition in [first] + locales.indices.filter({ $0 != first }) where edition < locales.count {
      let wanted = wanted(locales[edition])
      var search = EditionSearch(article, edition, wanted) { terms($0, locales[edition]) }
      let place = search.run()
      let weight = wanted.weight(search.found)
      if weight > best?.weight ?? -1 { best = (place, weight) }
      if search.found.count == wanted.weights.count || isCertain && 2 * weight >= wanted.total { break }
    }
    return best?.place
  }
}

/// Looks for a query's terms in one locale of an article.
private struct EditionSearch {
  private let article: AlignedArticle
  private let edition: Int
  private let wanted: MatchedPlace.Wanted
  private let terms: (String) -> [String]
  /// The terms that stand anywhere.
  private(set) var found: Set<String> = []
  private var best: MatchedPlace
  private var rank = (shared: -1.0, standing: 0)
  private var ofTitle: Set<String> = []

  init(
    _ article: AlignedArticle, _ edition: Int, _ wanted: MatchedPlace.Wanted, _ terms: @escaping (String) -> [String]
  ) {
    self.article = article
    self.edition = edition
    self.wanted = wanted
    self.terms = terms
    best = MatchedPlace(locale: article.editions[edition].locale, anchor: nil, text: "")
  }

  mutating func run() -> MatchedPlace {
    let title = article.editions[edition].title ?? article.key
    ofTitle = shared(title)
    consider(title, ofTitle, standing: 4, section: nil, row: nil)
    // By section the terms of its heading and of those that it is nested in.
    var above: [Set<String>] = []
    for (index, section) in article.sections.enumerated() {
      var own = section.parent.map { above[$0] } ?? []
      if let heading = section.headings[edition]?.text {
        let isTitle = heading == title && best.section == nil && best.text == title
        if isTitle {
          best.section = index
          best.anchor = section.headings[edition]?.anchor
        } else {
          own.formUnion(shared(heading))
          consider(heading, own, standing: 3, section: index, row: nil)
        }
      }
      above.append(own)
      let standing = section.role == .symptoms ? 2 : section.role == .cause ? 1 : 0
      for (place, row) in section.rows.enumerated() where row.kind != .alert && row.kind != .image {
        guard let text = row.cells[edition]?.text else { continue }
        let terms = shared(text)
        if !terms.isEmpty || rank.shared < 0 {
          consider(text, terms.union(own), standing: standing, section: index, row: place)
        }
      }
    }
    return best
  }

  private mutating func shared(_ text: String) -> Set<String> {
    if wanted.weights.isEmpty || text.isEmpty { return [] }
    let shared = Set(terms(text).filter { wanted.weights[$0] != nil })
    found.formUnion(shared)
    return shared
  }

  private mutating func consider(_ text: String, _ terms: Set<String>, standing: Int, section: Int?, row: Int?) {
    if text.isEmpty { return }
    let own = (shared: wanted.weight(terms), standing: standing)
    guard own > rank else { return }
    rank = own
    best.text = text
    best.section = section
    best.row = row
    best.anchor = section.flatMap { article.sections[$0].headings[edition]?.anchor }
    best.gain = wanted.total > 0 ? (own.shared - wanted.weight(ofTitle)) / wanted.total : 0
    best.hasCode = !terms.intersection(wanted.codes).subtracting(ofTitle).isEmpty
  }
}
