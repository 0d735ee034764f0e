import Alignment
import Auditing
import CorpusLayout
import Foundation
import GRDB
import ParallelText

/// What an index keeps of what its locales have taught the run that made its rows.
///
/// A sample of the groups teaches, chosen by nothing but their keys (`FirstPass`). As long as none of these changes, what was
/// learnt holds, and an article that changes is judged by it, as in a run that makes all of the index anew. If one does,
/// the sample is read again; only if that teaches something else are all rows made anew. So rows are always those that a
/// run into a new file would make.
struct LearnedTables {
  let sample: [ArticleSetJob]
  private let ids: Set<Int64>
  private let hash: Int64

  init(_ plan: IndexPlan) {
    sample = FirstPass.sample(of: plan.groups.map(\.job))
    let paths = Set(sample.map { $0.files[0].path })
    let groups = plan.groups.filter { group in group.job.files.first.map { paths.contains($0.path) } ?? false }
    ids = Set(groups.map(\.id))
    var hash = Hash64()
    for group in groups {
      hash.combine(UInt64(bitPattern: group.id))
      hash.combine(UInt64(bitPattern: group.definition))
    }
    self.hash = Int64(bitPattern: hash.value)
  }

  /// Whether what stands in the index was learnt from other groups, or from files that may have changed since.
  func isOutdated(by changes: IndexChanges, in database: Database) throws -> Bool {
    try changes.startsAnew || changes.pending.contains { ids.contains($0.group.id) }
      || Int64.fetchOne(database, sql: "SELECT hash FROM learned_from") != hash
  }

  /// Complexity: O(entries · log entries).
  static func load(from database: Database) throws -> LearnedPairs {
    var pairs: [LearnedPairs.Locales: LearnedPair] = [:]
    let rows = try Row.fetchCursor(
      database, sql: "SELECT first_locale, second_locale, mean, spread, noise, lexicon FROM learned_pairs")
    while let row = try rows.next() {
      guard let first = LocaleTag(row[0] as String), let second = LocaleTag(row[1] as String),
        let lexicon = ParallelText.Lexicon(bytes: Array(row[5] as Data))
      else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      var lengths: LengthModel?
      if let mean = row[2] as Int?, let spread = row[3] as Int?, let noise = row[4] as Int? {
        lengths = LengthModel(mean: mean, spread: spread, noise: noise)
      }
      pairs[.init(first, second)] = LearnedPair(lengths: lengths, lexicon: lexicon)
    }
    return LearnedPairs(pairs)
  }

  /// Puts what was learnt in the place of what stood there.
  func save(_ learned: LearnedPairs, in database: Database) throws {
    try database.execute(sql: "DELETE FROM learned_pairs; DELETE FROM learned_from")
    try database.execute(sql: "INSERT INTO learned_from VALUES (?)", arguments: [hash])
    for (locales, pair) in learned.pairs.sorted(by: { $0.key < $1.key }) {
      try database.execute(
        sql: "INSERT INTO learned_pairs VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [
          locales.first.description, locales.second.description, pair.lengths?.mean, pair.lengths?.spread,
          pair.lengths?.noise, Data(pair.lexicon.bytes),
        ])
    }
  }
}
