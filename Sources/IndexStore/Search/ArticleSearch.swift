import GRDB
import GRDBSQLite
import ParallelText
import TextAnalysis

/// Finds articles in two steps: FTS5 gives candidates within a bounded time, which are then compared with the query closely.
///
///     query ─► grams ────────► names ────────┐
///           ├► stems ────────► texts ────────┤
///           ├► runs of words ► texts ────────┼► some 100 rows ─► what each has of the query ─► articles
///           └► translations ─► source_names ─┘
///
/// All locales are searched at once; of an article each measure counts as the locale has it that has it best. So the article
/// that is found does not depend on the language of the answer.
struct ArticleSearch {
  private static let mostCodes = 8
  /// What a name of several words says, as a share of what a code does.
  private static let nameShare = 0.2
  /// The same of a code in front matter.
  private static let labelShare = 0.6
  /// Of so many texts the names are compared, too.
  private static let mostNamesOfTexts = 20
  /// So many texts are looked through for runs of words.
  private static let mostRuns = 40
  /// So many files are looked at, or as many as the articles that are asked for may have: all may be of few articles.
  private static let leastFiles = 30
  private static let leastSets = 30
  private static let mostCalled = 120

  private let database: Database

  init(_ database: Database) { self.database = database }

  /// Complexity: O(bytes of the query); the rows that are looked at are bounded but for those of the query's rarest term.
  func run(_ text: String, limit: Int) throws -> SearchResult {
    let lexicon = try Lexicon(database)
    let analyzer = TextAnalyzer()
    let query = try SearchQuery(text, lexicon, analyzer)
    var result = SearchResult()
    let locales = lexicon.locales.count
    let names = try match(MatchExpression(query.grams, in: .names, locales: locales), &result)
    let texts = try match(MatchExpression(query.stems, in: .texts, locales: locales), &result)
    let phrases = try match(MatchExpression(query.runs.phrases, in: .texts, locales: locales), &result)
    let translated = try TranslatedName(query, lexicon)
    let called = Self.best(
      try match(MatchExpression(translated.terms(), in: .sourceNames, locales: 2), &result), Self.leastSets)
    let found = FoundRows(
      names: names, texts: texts, codes: try codes(query, lexicon, &result), runs: try runs(query.runs, texts, phrases),
      called: try files(of: called, translated.locale))
    let files = try files(found, NameMatch(query, lexicon))
    var ranking = ArticleRanking(database, translated, files, isOneWord: query.runs.sequences.isEmpty)
    try ranking.add(articlesOf: files.prefix(max(Self.leastFiles, limit * max(locales, 2))))
    ranking.add(called)
    let articles = try ranking.articles()
    result.unknownCodes = query.unknownCodes
    if !query.isUnknownCode { result.hits = articles.filter(\.isFound).prefix(max(0, limit)).map(\.hit) }
    if result.hits.isEmpty, !query.isUnknownCode {
      result.nearest = articles.filter(\.isNear).prefix(max(0, limit)).map(\.hit)
    }
    return result
  }

  /// What FTS5 has found, by the ids of the files.
  private struct FoundRows {
    var names: [Int64: Double]
    var texts: [Int64: Double]
    var codes: [Int64: Double]
    var runs: [Int64: QueryRuns.Measure]
    /// Those of articles that were found by what they are called in the source's language.
    var called: [Int64]

    var all: Set<Int64> { Set(names.keys).union(texts.keys).union(codes.keys).union(runs.keys).union(called) }
  }

  private func match(_ expression: MatchExpression?, _ result: inout SearchResult) throws -> [Int64: Double] {
    guard let expression else { return [:] }
    result.expressions.append(SearchResult.Expression(sql: expression.wholeSQL))
    var scores: [Int64: Double] = [:]
    let rows = try Row.fetchCursor(database, sql: expression.sql, arguments: [expression.text])
    while let row = try rows.next() { scores[row[0]] = row[1] as Double }
    return scores
  }

  /// The share of the query's codes that texts have, by their weight, 0 to 1.
  private func codes(_ query: SearchQuery, _ lexicon: Lexicon, _ result: inout SearchResult) throws -> [Int64: Double] {
    // A name of several words is one that others may write otherwise.
    let wanted =
      query.codes.map { (term: $0, share: $0.isExact ? 1 : Self.nameShare) }
      + query.labels.map { (term: $0, share: Self.labelShare) }
    let total = wanted.reduce(0) { $0 + lexicon.weight(of: $1.term.articles) }
    var shares: [Int64: Double] = [:]
    for (code, share) in wanted.prefix(Self.mostCodes) {
      let weight = lexicon.weight(of: code.articles) / total
      for row in try match(MatchExpression([code], in: .texts, locales: lexicon.locales.count), &result).keys {
        shares[row, default: 0] += weight * share
      }
    }
    return shares
  }

  /// The files of articles in the language of the query, if that is known, else some of them.
  private func files(of sets: [Int64], _ locale: LocaleTag?) throws -> [Int64] {
    let language = locale.map { String($0.language) }
    return try Int64.fetchAll(
      database,
      sql: """
        SELECT id FROM articles WHERE set_id IN (\(Self.list(sets))) AND (?1 IS NULL OR locale = ?1 OR locale LIKE ?1 || '-%')
        ORDER BY id LIMIT \(Self.mostCalled)
        """, arguments: [language])
  }

  /// What the texts have of the query's words as they stand, of those that have most of its words or phrases.
  private func runs(
    _ runs: QueryRuns, _ texts: [Int64: Double], _ phrases: [Int64: Double]
  ) throws -> [Int64: QueryRuns.Measure] {
    let best = Set(Self.best(texts, Self.mostRuns) + Self.best(phrases, Self.mostRuns))
    let statement = try database.makeStatement(
      sql: "SELECT rowid, body FROM texts WHERE rowid IN (\(Self.list(best.sorted())))")
    var found: [Int64: QueryRuns.Measure] = [:]
    let rows = try Row.fetchCursor(statement)
    while let row = try rows.next() { found[row[0]] = runs.measure(Self.bytes(of: statement.sqliteStatement, 1)) }
    return found
  }

  private static func best(_ scores: [Int64: Double], _ count: Int) -> [Int64] {
    scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(count).map(\.key)
  }

  /// The best first, with all that the query has found. Of names only those are compared that were found as such, or whose
  /// texts are among the best: others are hardly like the query.
  private func files(_ found: FoundRows, _ match: NameMatch) throws -> [FileScore] {
    let most = found.texts.values.max() ?? 0
    var nameScores: [Int64: NameMatch.Score] = [:]
    let best = Self.best(found.texts, Self.mostNamesOfTexts)
    let ids = Set(found.names.keys).union(best).union(found.codes.keys).union(found.runs.keys).union(found.called)
      .sorted()
    let statement = try database.makeStatement(
      sql: "SELECT rowid, title, heading, slug FROM names WHERE rowid IN (\(Self.list(ids)))")
    let rows = try Row.fetchCursor(statement)
    while let row = try rows.next() {
      nameScores[row[0]] = match.score((1...3).map { Self.bytes(of: statement.sqliteStatement, $0) })
    }
    let files = found.all.map { id in
      FileScore(
        id: id, name: nameScores[id] ?? NameMatch.Score(), text: most > 0 ? (found.texts[id] ?? 0) / most : 0,
        code: found.codes[id] ?? 0, measure: found.runs[id] ?? QueryRuns.Measure(), isInText: found.texts[id] != nil)
    }
    let likest = files.map(\.name.value).max() ?? 0
    return files.map { file in
      var file = file
      file.openness = 1 - likest
      return file
    }.sorted { ($1.score, $0.id) < ($0.score, $1.id) }
  }

  static func list(_ ids: [Int64]) -> String { ids.map(String.init).joined(separator: ", ") }

  /// A column of the row that the statement stands at, without a copy; valid until the next.
  private static func bytes(of statement: OpaquePointer, _ column: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(
      start: sqlite3_column_text(statement, Int32(column)), count: Int(sqlite3_column_bytes(statement, Int32(column))))
  }
}
