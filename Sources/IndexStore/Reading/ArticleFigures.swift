import Auditing
import GRDB
import ParallelText

/// What each locale has of an article, in figures: what `IndexStatus` adds up by folder.
public struct ArticleFigures: Sendable {
  /// The id of the article's set, as `IndexReader.article` takes it.
  public var id: Int64
  public var key: String
  /// By locale, those that lack the article and ought to have it included; each counts one file at most.
  public var locales: [(locale: LocaleTag, counts: IndexStatus.Counts)]
  /// The title in the source's language, else in the first locale that has one; nil if no file names one.
  public var title: String?

  /// The counts of a locale that has the article, or ought to have it.
  public subscript(locale: LocaleTag) -> IndexStatus.Counts? { locales.first { $0.locale == locale }?.counts }
}

/// A finding, and the set of its article.
public struct OpenFinding: Sendable {
  public var set: Int64
  public var finding: Finding
}

extension ArticleFigures {
  /// The open findings of each article and locale that has some: errors, warnings, notes, and whether it is stale.
  static let findings = """
    SELECT set_id, locale, sum(severity = 'error'), sum(severity = 'warning'), sum(severity = 'note'),
      max(rule = 'stale-translation')
    FROM findings WHERE status = 'open' GROUP BY set_id, locale
    """

  /// The figures of all articles, in the order of their keys.
  ///
  /// Errors, warnings and notes are those of the locale's findings, be they about a file or about one that is missing.
  /// Complexity: O(files + findings).
  static func load(from database: Database) throws -> [ArticleFigures] {
    let source = try About.rows(in: database)["source"].flatMap { LocaleTag($0) }
    var articles: [ArticleFigures] = []
    var places: [Int64: Int] = [:]
    let sets = try Row.fetchCursor(database, sql: "SELECT id, key FROM article_sets ORDER BY key, id")
    while let row = try sets.next() {
      places[row[0]] = articles.count
      articles.append(ArticleFigures(id: row[0], key: row[1], locales: []))
    }
    func change(_ set: Int64, _ locale: LocaleTag, _ body: (inout IndexStatus.Counts) -> Void) {
      guard let article = places[set] else { return }
      let known = articles[article].locales.firstIndex { $0.locale == locale }
      let place = known ?? articles[article].locales.count
      if known == nil { articles[article].locales.append((locale, .none)) }
      body(&articles[article].locales[place].counts)
    }
    let files = try Row.fetchCursor(
      database, sql: "SELECT set_id, locale, title FROM articles ORDER BY set_id, locale")
    while let row = try files.next() {
      guard let locale = LocaleTag(row[1] as String) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      change(row[0], locale) { $0.present = 1 }
      if let place = places[row[0]], let title = row[2] as String?, !title.isEmpty,
        articles[place].title == nil || locale == source
      {
        articles[place].title = title
      }
    }
    try CoverageLoader(database).visitExpectedSets { set, having, lacking in
      for locale in having { change(set, locale) { $0.expected = 1 } }
      for locale in lacking {
        change(set, locale) {
          $0.expected = 1
          $0.missing = 1
        }
      }
    }
    let findings = try Row.fetchCursor(database, sql: Self.findings)
    while let row = try findings.next() {
      guard let locale = LocaleTag(row[1] as String) else { continue }
      change(row[0], locale) { counts in
        (counts.errors, counts.warnings, counts.notes, counts.stale) = (row[2], row[3], row[4], row[5])
      }
    }
    try IndexStatus.visitUntranslated(in: database) { set, _, locale in
      change(set, locale) { $0.untranslated = 1 }
    }
    for place in articles.indices { articles[place].locales.sort { $0.locale < $1.locale } }
    return articles
  }
}

extension IndexReader {
  /// The figures of all articles, in the order of their keys. Complexity: O(files + findings).
  public func articleFigures() throws(IndexError) -> [ArticleFigures] { try read { try ArticleFigures.load(from: $0) } }

  /// The open findings, in the order of the report: for each of them `body` may leave out what need not be kept.
  ///
  /// - Parameter locale: Of the translations that they are about; nil for all.
  /// - Complexity: O(n log n) for n findings.
  public func openFindings(
    of locale: LocaleTag? = nil, keeping body: (inout Finding) -> Void = { _ in }
  ) throws(IndexError) -> [OpenFinding] {
    try read { database in
      var found: [OpenFinding] = []
      try FindingLoader(database).visit(
        where: locale == nil ? "status = 'open'" : "status = 'open' AND locale = ?",
        arguments: locale.map { [$0.description] } ?? []
      ) { item in
        var finding = item.finding
        body(&finding)
        found.append(OpenFinding(set: item.set, finding: finding))
      }
      found.sort { Audit.precedes($0.finding, $1.finding) }
      return found
    }
  }
}
