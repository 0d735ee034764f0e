import ParallelText

/// The block of an article that is most like a query: what a reader recognizes the problem by.
public struct MatchedPlace: Sendable, Equatable {
  public var locale: LocaleTag
  /// Of its section; nil before the first heading, and of a title that is no heading.
  public var anchor: String?
  /// As a reader sees it.
  public var text: String

  /// The title, heading or row of one locale that shares most with a query. Of several that share as much it is the
  /// title, then a symptom, then a cause, then the first.
  ///
  /// - Parameters:
  ///   - query: Of a long one the first 64 words count.
  ///   - locale: Where the query has matched; the first edition stands in for one that the article lacks.
  ///   - terms: The words of a text as they are compared.
  /// - Complexity: O(text of the edition).
  public static func find(
    _ query: String, in article: AlignedArticle, _ locale: LocaleTag, terms: (String) -> [String]
  ) -> MatchedPlace {
    let edition = article.editions.firstIndex { $0.locale == locale } ?? 0
    let wanted = Set(terms(query).prefix(64))
    let own = article.editions[edition]
    var best = MatchedPlace(locale: own.locale, anchor: nil, text: own.title ?? article.key)
    var bestRank = (shared: shared(best.text, wanted, terms), standing: 3)
    func consider(_ text: String, _ anchor: String?, _ standing: Int) {
      if text.isEmpty { return }
      let rank = (shared: shared(text, wanted, terms), standing: standing)
      guard rank > bestRank else { return }
      bestRank = rank
      best = MatchedPlace(locale: own.locale, anchor: anchor, text: text)
    }
    for section in article.sections {
      let anchor = section.level > 0 ? section.anchor : nil
      let standing = section.role == .symptoms ? 2 : section.role == .cause ? 1 : 0
      if let heading = section.headings[edition]?.text {
        if heading == best.text { best.anchor = anchor }
        consider(heading, anchor, standing)
      }
      for row in section.rows where row.kind != .alert && row.kind != .image {
        if let text = row.cells[edition]?.text { consider(text, anchor, standing) }
      }
    }
    return best
  }

  private static func shared(_ text: String, _ wanted: Set<String>, _ terms: (String) -> [String]) -> Int {
    wanted.isEmpty ? 0 : wanted.intersection(terms(text)).count
  }
}
