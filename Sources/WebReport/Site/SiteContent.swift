import Auditing
import IndexStore
import ParallelText

/// What pages of a report have in common: figures, and what all findings together show. Texts are read when a page needs
/// them.
struct SiteContent: Sendable {
  /// The files, the articles, the input that could not be read.
  let status: IndexStatus
  let source: LocaleTag?
  /// What others were translated from, then by their names in English.
  let locales: [LocaleTag]
  /// In the order of their keys.
  let articles: [ArticleFigures]
  /// Of all articles.
  let totals: [LocaleTag: LocaleFigures]
  let folders: Folders
  /// The oldest run first.
  let history: [RunFigures]
  /// All, those with the most errors, then warnings, first; of equals in the order of their keys.
  let articlesWorstFirst: [ArticleFigures]
  let causes: [CauseFigures]
  /// Of findings that share their cause, by fingerprint: the place in `causes`.
  let causeOfFinding: [String: Int]
  private let places: [Int64: Int]

  /// Findings that come from one thing, as far as pages tell of it.
  struct CauseFigures: Sendable {
    var rule: RuleID
    var counts: SeverityCounts
    /// nil for findings that each have a cause of their own.
    var shared: (id: String, from: String, to: String, files: Int)?
    /// How many findings are about a translation into each locale.
    var locales: [LocaleTag: Int]
  }

  /// Complexity: O(files + findings); of these, texts are kept only as long as causes are looked for.
  init(_ index: IndexReader) throws {
    status = try index.status()
    source = try index.source()
    articles = try index.articleFigures()
    places = Dictionary(uniqueKeysWithValues: articles.enumerated().map { ($1.id, $0) })
    let findings = try index.openFindings { finding in
      // What the search for causes does not look at may be long.
      finding.message = ""
      finding.target.line = ""
      if finding.rule.change != .differs {
        finding.target.text = ""
        finding.reference?.text = ""
        finding.reference?.line = ""
      }
    }.map(\.finding)
    let groups = FindingGroups(findings, Causes(findings))
    articlesWorstFirst = Self.worstFirst(articles)
    causes = groups.causes.map { cause in
      CauseFigures(
        rule: cause.rule, counts: cause.counts, shared: cause.shared.map { ($0.id, $0.from, $0.to, $0.files) },
        locales: cause.findings.reduce(into: [:]) { $0[findings[$1].target.locale, default: 0] += 1 })
    }
    var causeOfFinding: [String: Int] = [:]
    for (place, cause) in groups.causes.enumerated() where cause.shared != nil {
      for finding in cause.findings { causeOfFinding[findings[finding].fingerprint] = place }
    }
    self.causeOfFinding = causeOfFinding
    totals = LocaleFigures.total(articles)
    let source = source
    locales = totals.keys.sorted { first, second in
      (first == source ? 0 : 1, first.title, first) < (second == source ? 0 : 1, second.title, second)
    }
    folders = Folders(articles)
    history = try index.history()
  }

  private static func worstFirst(_ articles: [ArticleFigures]) -> [ArticleFigures] {
    func sum(_ article: ArticleFigures, _ count: KeyPath<IndexStatus.Counts, Int>) -> Int {
      article.locales.reduce(0) { $0 + $1.counts[keyPath: count] }
    }
    return articles.enumerated().map { ($0, sum($1, \.errors), sum($1, \.warnings)) }
      .sorted { ($1.1, $1.2, $0.0) < ($0.1, $0.2, $1.0) }.map { articles[$0.0] }
  }

  func article(_ id: Int64) -> ArticleFigures? { places[id].map { articles[$0] } }
}
