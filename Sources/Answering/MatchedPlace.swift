import ParallelText

/// The block of an article that is most like a query: what a reader recognizes the problem by.
public struct MatchedPlace: Sendable, Equatable {
  public var locale: LocaleTag
  /// Of its section; nil before the first heading, and of a title that is no heading.
  public var anchor: String?
  /// As a reader sees it.
  public var text: String

  /// The title, heading or row that shares most with a query.
  ///
  /// Of several blocks that share as much it is the title, then a symptom, then a cause, then the first. It is in
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
    _ wanted: (LocaleTag) -> Set<String>, in article: AlignedArticle, preferring preferred: LocaleTag,
    isCertain: Bool, terms: @escaping (String, LocaleTag) -> [String]
  ) -> MatchedPlace? {
    let locales = article.editions.map(\.locale)
    let first = locales.firstIndex(of: preferred) ?? 0
    var best: (place: MatchedPlace, weight: Int)?
    for edition in [first] + locales.indices.filter({ $0 != first }) where edition < locales.count {
      let wanted = wanted(locales[edition])
      var search = EditionSearch(article, edition, wanted) { terms($0, locales[edition]) }
      let place = search.run()
      let weight = EditionSearch.weight(search.found)
      if weight > best?.weight ?? -1 { best = (place, weight) }
      if search.found == wanted || isCertain && 2 * weight >= EditionSearch.weight(wanted) { break }
    }
    return best?.place
  }
}

/// Looks for a query's terms in one locale of an article.
private struct EditionSearch {
  private let article: AlignedArticle
  private let edition: Int
  private let wanted: Set<String>
  private let terms: (String) -> [String]
  /// The terms that stand anywhere.
  private(set) var found: Set<String> = []
  private var best: MatchedPlace
  private var rank = (shared: -1, standing: 0)

  init(_ article: AlignedArticle, _ edition: Int, _ wanted: Set<String>, _ terms: @escaping (String) -> [String]) {
    self.article = article
    self.edition = edition
    self.wanted = wanted
    self.terms = terms
    best = MatchedPlace(locale: article.editions[edition].locale, anchor: nil, text: "")
  }

  /// What a text shares with a query counts by length: short words are in all texts.
  static func weight(_ terms: Set<String>) -> Int { terms.reduce(0) { $0 + min($1.unicodeScalars.count, 12) } }

  mutating func run() -> MatchedPlace {
    let title = article.editions[edition].title ?? article.key
    consider(title, nil, standing: 3)
    for section in article.sections {
      let anchor = section.level > 0 ? section.anchor : nil
      let standing = section.role == .symptoms ? 2 : section.role == .cause ? 1 : 0
      if let heading = section.headings[edition]?.text {
        if heading == best.text, best.anchor == nil { best.anchor = anchor }
        consider(heading, anchor, standing: standing)
      }
      for row in section.rows where row.kind != .alert && row.kind != .image {
        if let text = row.cells[edition]?.text { consider(text, anchor, standing: standing) }
      }
    }
    return best
  }

  private mutating func consider(_ text: String, _ anchor: String?, standing: Int) {
    if text.isEmpty { return }
    var shared: Set<String> = []
    if !wanted.isEmpty { for term in terms(text) where wanted.contains(term) { shared.insert(term) } }
    found.formUnion(shared)
    let own = (shared: Self.weight(shared), standing: standing)
    guard own > rank else { return }
    rank = own
    best.anchor = anchor
    best.text = text
  }
}
