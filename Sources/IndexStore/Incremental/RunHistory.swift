import Foundation
import GRDB
import ParallelText

/// What the locales had after a run of `stele index`.
public struct RunFigures: Sendable, Equatable {
  /// When the run ended: `2024-05-08T09:30:00Z`.
  public var at: String
  public var locales: [LocaleTag: LocaleFigures]
}

/// The figures of past runs, as the table `history` keeps them.
enum RunHistory {
  /// So many runs are kept.
  static let most = 200

  private static let columns = "current, stale, untranslated, missing, errors, warnings, notes"

  /// Adds a run, unless the figures are as they were after the last one.
  ///
  /// Complexity: O(files + findings).
  static func add(at moment: Date, in database: Database) throws {
    let figures = LocaleFigures.total(try ArticleFigures.load(from: database))
    let rows = figures.sorted { $0.key < $1.key }.map { locale, figures in
      (locale.description, values(figures))
    }
    let last = try Int.fetchOne(database, sql: "SELECT max(run) FROM history") ?? 0
    let known = try Row.fetchAll(
      database, sql: "SELECT locale, \(columns) FROM history WHERE run = ? ORDER BY locale", arguments: [last])
    let isSame =
      known.count == rows.count
      && zip(known, rows).allSatisfy { old, new in
        old[0] == new.0 && new.1.indices.allSatisfy { old[$0 + 1] == new.1[$0] }
      }
    if isSame { return }
    let time = moment.formatted(.iso8601)
    for (locale, values) in rows {
      try database.execute(
        sql: "INSERT INTO history (run, locale, at, \(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: StatementArguments([last + 1, locale, time] as [any DatabaseValueConvertible])
          + StatementArguments(values))
    }
    try database.execute(sql: "DELETE FROM history WHERE run <= ?", arguments: [last + 1 - most])
  }

  private static func values(_ figures: LocaleFigures) -> [Int] {
    [
      figures.current, figures.stale, figures.untranslated, figures.missing, figures.errors, figures.warnings,
      figures.notes,
    ]
  }

  /// The oldest run first.
  static func load(from database: Database) throws -> [RunFigures] {
    var runs: [RunFigures] = []
    var last: Int?
    let rows = try Row.fetchCursor(
      database, sql: "SELECT run, at, locale, \(columns) FROM history ORDER BY run, locale")
    while let row = try rows.next() {
      guard let locale = LocaleTag(row[2] as String) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      if last != row[0] {
        last = row[0]
        runs.append(RunFigures(at: row[1], locales: [:]))
      }
      var figures = LocaleFigures()
      (figures.current, figures.stale, figures.untranslated, figures.missing) = (row[3], row[4], row[5], row[6])
      (figures.errors, figures.warnings, figures.notes) = (row[7], row[8], row[9])
      runs[runs.count - 1].locales[locale] = figures
    }
    return runs
  }
}

extension IndexReader {
  /// The figures of the last runs after which they were others than before, the oldest first; 200 at most.
  public func history() throws(IndexError) -> [RunFigures] { try read { try RunHistory.load(from: $0) } }
}
