import Foundation
import GRDB
import ParallelText

/// What one locale's file has of what was asked for.
struct FileScore {
  private static let likenessShare = 1.4
  private static let coveredShare = 0.85
  /// How much the text says beside the names: it speaks for what the names leave open.
  private static let textShare = 0.8
  /// The same of words that stand near one another, or in the headings above.
  private static let passageShare = 1.6
  /// What of that holds even if names are like the query.
  private static let passageLeast = 0.35
  /// How much more it says, as far as no name is like the query, that one passage has nearly all of it.
  private static let wholePassageShare = 0.5
  /// How much it says that headings have the words: an article may answer many questions, each under a heading of its own.
  private static let headingShare = 0.2
  /// How much it says that a text has the codes and names that were asked for.
  private static let codeShare = 1.2
  /// How much it says that a text has all of the query as it stands.
  private static let runShare = 5.0

  var id: Int64
  var name: NameMatch.Score
  /// bm25, as a share of the best one's.
  var text: Double
  /// The share of the query's codes.
  var code: Double
  var measure: QueryRuns.Measure
  var isInText: Bool
  /// How much the names of all files leave open, 0 to 1: who asks by a name does not quote a text.
  var openness = 1.0

  /// How well it fits.
  var score: Double {
    let passage = measure.passage
    let openShare = Self.passageLeast + (1 - Self.passageLeast) * openness
    return wording + (1 - name.covered) * Self.passageShare * openShare * passage
      + Self.wholePassageShare * passage * passage * openness + Self.headingShare * measure.heading
  }

  /// How well names and words fit, wherever the words stand: that tells the language of what was asked for.
  var wording: Double {
    let run = measure.run
    return Self.likenessShare * name.likeness + Self.coveredShare * name.covered
      + (1 - name.covered) * Self.textShare * text + Self.codeShare * code
      + Self.runShare * run * run * run * openness * openness
  }

  /// What each of two has more of.
  func best(with other: FileScore) -> FileScore {
    var both = self
    both.name.likeness = max(name.likeness, other.name.likeness)
    both.name.covered = max(name.covered, other.name.covered)
    both.name.coveredOfAll = max(name.coveredOfAll, other.name.coveredOfAll)
    both.text = max(text, other.text)
    both.code = max(code, other.code)
    both.measure.run = max(measure.run, other.measure.run)
    both.measure.passage = max(measure.passage, other.measure.passage)
    both.measure.heading = max(measure.heading, other.measure.heading)
    both.isInText = isInText || other.isInText
    return both
  }
}

/// The articles that some files and names were found of, by how well they fit.
struct ArticleRanking {
  struct Candidate {
    var hit: SearchResult.Hit
    /// Whether it has enough of what was asked for.
    var isFound: Bool
    /// Whether it is like what was asked for, if nothing was found.
    var isNear: Bool
  }

  /// How much it says that an article's names in the source's language have of the query.
  private static let coveredNameShare = 0.75
  /// How much it says that one of them is like the query, no more and no less.
  private static let mutualNameShare = 1.6
  /// The same of both where the article lacks the query's language, so that nothing else can say it.
  private static let loneNameShare = 3.5
  /// What an article has more that tells symptoms, causes or solutions.
  private static let problemShare = 0.05
  /// Below this an article of whose text nothing was asked for is nothing that was found.
  private static let leastCoverage = 1.0 / 3
  private static let leastNearness = 0.4
  /// Of a quotation nearly all stands in a text as it is.
  private static let steepness = 8.0

  private let database: Database
  /// Whether one word was asked for: what has it, has all.
  private let isOneWord: Bool
  private let translated: TranslatedName
  private let files: [Int64: FileScore]
  private var sets: Set<Int64> = []
  /// How surely the query is quoted from a text, 0 to 1: then names say little.
  private let quoted: Double

  /// - Parameter files: All that were found, each once.
  init(_ database: Database, _ translated: TranslatedName, _ files: [FileScore], isOneWord: Bool) {
    self.database = database
    self.isOneWord = isOneWord
    self.translated = translated
    self.files = Dictionary(uniqueKeysWithValues: files.map { ($0.id, $0) })
    quoted = files.map { pow($0.measure.run, Self.steepness) * $0.openness }.max() ?? 0
  }

  mutating func add(articlesOf found: ArraySlice<FileScore>) throws {
    sets.formUnion(
      try Int64.fetchAll(
        database, sql: "SELECT DISTINCT set_id FROM articles WHERE id IN (\(ArticleSearch.list(found.map(\.id))))"))
  }

  mutating func add(_ articles: [Int64]) { sets.formUnion(articles) }

  /// The best first; those that fit equally well by their keys.
  func articles() throws -> [Candidate] {
    let list = ArticleSearch.list(sets.sorted())
    let problems = Set(
      try Int64.fetchAll(
        database,
        sql: "SELECT DISTINCT set_id FROM aligned_sections WHERE set_id IN (\(list)) AND role IS NOT NULL"))
    let names = try Row.fetchAll(database, sql: "SELECT rowid, words FROM source_names WHERE rowid IN (\(list))")
    let likeness = Dictionary(
      uniqueKeysWithValues: names.map { ($0[0] as Int64, translated.likeness(to: $0[1])) })
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT set_id, articles.id, key, locale FROM articles JOIN article_sets ON article_sets.id = set_id
        WHERE set_id IN (\(list)) ORDER BY set_id, locale, articles.id
        """)
    let candidates = try Dictionary(grouping: rows) { $0[0] as Int64 }.map { set, rows in
      try candidate(set, rows, likeness[set] ?? TranslatedName.Likeness(), isProblem: problems.contains(set))
    }
    return candidates.sorted { ($1.hit.score, $0.hit.key, $0.hit.set) < ($0.hit.score, $1.hit.key, $1.hit.set) }
  }

  private func candidate(
    _ set: Int64, _ rows: [Row], _ likeness: TranslatedName.Likeness, isProblem: Bool
  ) throws -> Candidate {
    var best: (file: FileScore, locale: LocaleTag)?
    var all: FileScore?
    var locales: [LocaleTag] = []
    for row in rows {
      guard let locale = LocaleTag(row[3] as String) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      locales.append(locale)
      guard let file = files[row[1]] else { continue }
      all = all?.best(with: file) ?? file
      if file.score > best?.file.score ?? -1 { best = (file, locale) }
    }
    let own = all?.score ?? 0
    var others = 0.0
    if let best {
      for (row, locale) in zip(rows, locales) where locale.language != best.locale.language {
        others = max(others, files[row[1]]?.wording ?? 0)
      }
    }
    let isAlone = Set(locales.map(\.language)).count < 2
    let isLacking = translated.locale.map { locale in !locales.contains { $0.language == locale.language } } ?? false
    var score =
      own + (1 - quoted) * (Self.coveredNameShare * likeness.covered + Self.mutualNameShare * likeness.mutual)
    if isLacking { score = max(score, Self.loneNameShare * (likeness.covered + likeness.mutual)) }
    if isProblem { score += Self.problemShare }
    let covered = all?.name.coveredOfAll ?? 0
    return Candidate(
      hit: SearchResult.Hit(
        set: set, key: rows[0][2], score: score,
        fit: max(
          covered, likeness.covered, all?.measure.passage ?? 0, all?.measure.run ?? 0, all?.code ?? 0,
          isOneWord && all?.isInText == true ? 1 : 0),
        locale: best?.locale ?? locales[0],
        lead: isAlone ? 0 : (best?.file.wording ?? 0) - others),
      isFound: all?.isInText == true || covered >= Self.leastCoverage || all?.measure.run ?? 0 > 0
        || all?.code ?? 0 > 0 || likeness.covered >= Self.leastCoverage,
      isNear: max(all?.name.likeness ?? 0, likeness.covered) >= Self.leastNearness)
  }
}
