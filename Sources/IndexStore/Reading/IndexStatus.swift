import GRDB
import ParallelText

/// How complete the translations of an index are, and how much has drifted: by folder and locale.
public struct IndexStatus: Sendable {
  public struct Counts: Sendable, Equatable {
    /// Articles that the locale has.
    public var present = 0
    /// Articles that its tree has and it ought to have: those of the source, else those that most locales have.
    public var expected = 0
    /// Of these, how many it lacks.
    public var missing = 0
    /// Of those present, how many were made from an older revision of the source than another.
    public var stale = 0
    /// Of those present, how many were not translated at all.
    public var untranslated = 0
    /// Open findings about its files.
    public var errors = 0
    public var warnings = 0
    public var notes = 0

    /// The share of what it ought to have that it has, 0 to 1; nil if nothing is expected of it.
    public var sharePresent: Double? { expected == 0 ? nil : Double(expected - missing) / Double(expected) }

    public static let none = Counts()

    static func += (left: inout Counts, right: Counts) {
      left.present += right.present
      left.expected += right.expected
      left.missing += right.missing
      left.stale += right.stale
      left.untranslated += right.untranslated
      left.errors += right.errors
      left.warnings += right.warnings
      left.notes += right.notes
    }
  }

  public struct Group: Sendable {
    /// The first folder of the articles' keys, `.` of those that stand in none.
    public var name: String
    public var articleSets: Int
    public var locales: [LocaleTag: Counts]
  }

  /// Files that were read as articles.
  public var articles = 0
  public var articleSets = 0
  /// Sorted.
  public var locales: [LocaleTag] = []
  /// By name.
  public var groups: [Group] = []
  public var total: [LocaleTag: Counts] = [:]
  /// What could not be read, by path.
  public var errors: [(path: String, message: String)] = []
  /// Files whose locale cannot be told; sorted.
  public var withoutLocale: [String] = []
}

extension IndexStatus {
  /// The first folder of an article's key, as the query has it.
  static func group(of key: String) -> String {
    let key = key.drop { $0 == "/" }
    return key.firstIndex(of: "/").map { String(key[..<$0]) } ?? "."
  }

  /// Tells the files that are copies of the source: findings that span their files, be they accepted or not.
  static func visitUntranslated(
    in database: Database, _ visit: (_ set: Int64, _ key: String, _ locale: LocaleTag) -> Void
  ) throws {
    let copies = try Row.fetchCursor(
      database,
      sql: """
        SELECT DISTINCT article_sets.id, article_sets.key, articles.locale, articles.id
        FROM findings JOIN articles ON articles.path = findings.path
          JOIN article_sets ON article_sets.id = articles.set_id
        WHERE findings.rule = 'untranslated' AND findings.status <> 'off' AND start_line = 1 AND start_column = 1
          AND end_line >= articles.lines
        """)
    while let row = try copies.next() {
      if let locale = LocaleTag(row[2] as String) { visit(row[0], row[1], locale) }
    }
  }

  /// Leaves only some locales; folders that they have nothing to do with are left out.
  public mutating func keep(_ isChosen: (LocaleTag) -> Bool) {
    locales.removeAll { !isChosen($0) }
    total = total.filter { isChosen($0.key) }
    for index in groups.indices { groups[index].locales = groups[index].locales.filter { isChosen($0.key) } }
    groups.removeAll { $0.locales.isEmpty }
  }
}

extension IndexReader {
  /// Complexity: O(files + findings).
  public func status() throws(IndexError) -> IndexStatus {
    try read { database in
      let content = try ContentSummary.load(from: database)
      var status = IndexStatus()
      status.articles = content.articles
      status.articleSets = content.articleSets
      status.errors = content.errors
      status.withoutLocale = content.withoutLocale
      let key = "ltrim(article, '/')"
      let group = "CASE instr(\(key), '/') WHEN 0 THEN '.' ELSE substr(\(key), 1, instr(\(key), '/') - 1) END"
      let sets = try Row.fetchAll(
        database, sql: "SELECT \(group), count(*) FROM (SELECT key AS article FROM article_sets) GROUP BY 1 ORDER BY 1")
      status.groups = sets.map { IndexStatus.Group(name: $0[0], articleSets: $0[1], locales: [:]) }
      let places = Dictionary(uniqueKeysWithValues: status.groups.enumerated().map { ($1.name, $0) })
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT \(group), locale, sum(state = 'present'), sum(is_stale), sum(errors), sum(warnings), sum(notes)
          FROM coverage GROUP BY 1, 2
          """)
      while let row = try rows.next() {
        guard let place = places[row[0]], let locale = LocaleTag(row[1] as String) else { continue }
        let counts = IndexStatus.Counts(
          present: row[2], stale: row[3], errors: row[4], warnings: row[5], notes: row[6])
        status.groups[place].locales[locale] = counts
        status.total[locale, default: IndexStatus.Counts()] += counts
      }
      try CoverageLoader(database).visitExpected { key, having, lacking in
        guard let place = places[IndexStatus.group(of: key)] else { return }
        for locale in having + lacking {
          status.groups[place].locales[locale, default: IndexStatus.Counts()].expected += 1
          status.total[locale, default: IndexStatus.Counts()].expected += 1
        }
        for locale in lacking {
          status.groups[place].locales[locale]!.missing += 1
          status.total[locale]!.missing += 1
        }
      }
      try IndexStatus.visitUntranslated(in: database) { _, key, locale in
        guard let place = places[IndexStatus.group(of: key)] else { return }
        status.groups[place].locales[locale]?.untranslated += 1
        status.total[locale]?.untranslated += 1
      }
      status.locales = status.total.keys.sorted()
      return status
    }
  }
}
