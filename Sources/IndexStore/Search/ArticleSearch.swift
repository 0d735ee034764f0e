import GRDB
import GRDBSQLite
import ParallelText
import TextAnalysis

/// Finds articles in two steps: FTS5 gives candidates within a bounded time, which are then compared with the query closely.
///
///     query ─► grams ─► names ─┐
///           └► stems ─► texts ─┴► some 100 rows ─► likeness of names, coverage, text ─► articles
///
/// All locales are searched at once; of an article each of the three measures counts as the locale has it that has it best.
/// So the article that is found does not depend on the language of the answer.
struct ArticleSearch {
  /// How much the text says beside the names: it speaks for what the names leave open.
  private static let textShare = 0.5
  /// How much it says that a text has the codes and names that were asked for.
  private static let codeShare = 0.5
  private static let mostCodes = 8
  /// Of so many texts the names are compared, too.
  private static let mostNamesOfTexts = 20
  /// So many files are looked at, or as many as the articles that are asked for may have: all may be of few articles.
  private static let leastFiles = 30
  /// Below this an article of whose text nothing was asked for is nothing that was found.
  private static let leastCoverage = 1.0 / 3

  private let database: Database

  init(_ database: Database) { self.database = database }

  /// Complexity: O(bytes of the query); the rows that are looked at are bounded but for those of the query's rarest term.
  func run(_ text: String, limit: Int) throws -> SearchResult {
    let lexicon = try Lexicon(database)
    let query = try SearchQuery(text, lexicon, TextAnalyzer())
    var result = SearchResult()
    let locales = lexicon.locales.count
    let names = try match(MatchExpression(query.grams, in: .names, locales: locales), &result)
    let texts = try match(MatchExpression(query.stems, in: .texts, locales: locales), &result)
    let files = try files(names, texts, codes(query, lexicon, &result), NameMatch(query, lexicon))
    let found = try articles(files.prefix(max(Self.leastFiles, limit * max(locales, 2))), texts)
    if !query.isUnknownCode { result.hits = found.filter(\.isFound).prefix(max(0, limit)).map(\.hit) }
    if result.hits.isEmpty { result.nearest = found.prefix(max(0, limit)).map(\.hit) }
    return result
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
    let total = query.codes.reduce(0) { $0 + lexicon.weight(of: $1.articles) }
    var shares: [Int64: Double] = [:]
    for code in query.codes.prefix(Self.mostCodes) {
      let share = lexicon.weight(of: code.articles) / total
      for row in try match(MatchExpression([code], in: .texts, locales: lexicon.locales.count), &result).keys {
        shares[row, default: 0] += share
      }
    }
    return shares
  }

  /// An article and the best that its locales have.
  private struct Candidate {
    var hit: SearchResult.Hit
    var isFound = false
    var likeness = 0.0
    var covered = 0.0
    var text = 0.0
    var code = 0.0
    /// Of the locale that fits best.
    var best = -1.0
  }

  /// What one locale's file has of what was asked for.
  private struct FileScore {
    var id: Int64
    var name: NameMatch.Score
    var text: Double
    var code: Double

    var all: Double { ArticleSearch.score(name.likeness, name.covered, text, code) }
  }

  /// The best first, with all that the query has found. Of names only those are compared that were found as such, or whose
  /// texts are among the best: others are hardly like the query.
  private func files(
    _ names: [Int64: Double], _ texts: [Int64: Double], _ codes: [Int64: Double], _ match: NameMatch
  ) throws -> [FileScore] {
    let most = texts.values.max() ?? 0
    var nameScores: [Int64: NameMatch.Score] = [:]
    let best = texts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.mostNamesOfTexts).map(\.key)
    let ids = Set(names.keys).union(best).union(codes.keys).sorted()
    let statement = try database.makeStatement(
      sql: "SELECT rowid, title, heading, slug FROM names WHERE rowid IN (\(Self.list(ids)))")
    let rows = try Row.fetchCursor(statement)
    while let row = try rows.next() {
      nameScores[row[0]] = match.score((1...3).map { Self.bytes(of: statement.sqliteStatement, $0) })
    }
    let files = Set(names.keys).union(texts.keys).union(codes.keys).map { id in
      FileScore(
        id: id, name: nameScores[id] ?? NameMatch.Score(), text: most > 0 ? (texts[id] ?? 0) / most : 0,
        code: codes[id] ?? 0)
    }
    return files.sorted { ($1.all, $0.id) < ($0.all, $1.id) }
  }

  /// The articles of the best files, the best first.
  private func articles(_ files: ArraySlice<FileScore>, _ texts: [Int64: Double]) throws -> [Candidate] {
    var candidates: [Int64: Candidate] = [:]
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT articles.id, set_id, key, locale FROM articles JOIN article_sets ON article_sets.id = set_id
        WHERE articles.id IN (\(Self.list(files.map(\.id)))) ORDER BY articles.id
        """)
    let scores = Dictionary(uniqueKeysWithValues: files.map { ($0.id, $0) })
    while let row = try rows.next() {
      guard let locale = LocaleTag(row[3] as String), let file = scores[row[0]] else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT)
      }
      let set: Int64 = row[1]
      var candidate =
        candidates[set] ?? Candidate(hit: SearchResult.Hit(set: set, key: row[2], score: 0, locale: locale))
      candidate.likeness = max(candidate.likeness, file.name.likeness)
      candidate.covered = max(candidate.covered, file.name.covered)
      candidate.text = max(candidate.text, file.text)
      candidate.code = max(candidate.code, file.code)
      if file.all > candidate.best {
        candidate.best = file.all
        candidate.hit.locale = locale
      }
      candidate.isFound =
        candidate.isFound || texts[file.id] != nil || file.name.coveredOfAll >= Self.leastCoverage
      candidates[set] = candidate
    }
    return candidates.values.map { candidate in
      var candidate = candidate
      candidate.hit.score = Self.score(candidate.likeness, candidate.covered, candidate.text, candidate.code)
      return candidate
    }.sorted { ($1.hit.score, $0.hit.key, $0.hit.set) < ($0.hit.score, $1.hit.key, $1.hit.set) }
  }

  private static func score(_ likeness: Double, _ covered: Double, _ text: Double, _ code: Double) -> Double {
    likeness + covered + textShare * (1 - covered) * text + codeShare * code
  }

  private static func list(_ ids: [Int64]) -> String { ids.map(String.init).joined(separator: ", ") }

  /// A column of the row that the statement stands at, without a copy; valid until the next.
  private static func bytes(of statement: OpaquePointer, _ column: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(
      start: sqlite3_column_text(statement, Int32(column)), count: Int(sqlite3_column_bytes(statement, Int32(column))))
  }
}
