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
  /// - Parameter hasSameFiles: Whether the run has found the files that the last one found, and no other: then no locale
  ///   lacks more or less than it did.
  /// - Complexity: O(findings), and O(files) if these are not the same.
  static func add(at moment: Date, hasSameFiles: Bool, in database: Database) throws {
    let before = hasSameFiles ? try load(from: database, last: 1).last : nil
    // A file that cannot be read any more is one that its locale lacks.
    let present = try ContentSummary.articlesByLocale(in: database)
    let isKnown = before.map { $0.locales.mapValues(\.present).filter { $0.value > 0 } == present } ?? false
    let figures = try figures(in: database, missing: isKnown ? before?.locales.mapValues(\.missing) : nil)
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

  /// The same as `LocaleFigures.total` of all articles, without looking at each of them.
  ///
  /// - Parameter missing: How many articles each locale lacks; nil to count them.
  static func figures(in database: Database, missing: [LocaleTag: Int]?) throws -> [LocaleTag: LocaleFigures] {
    var figures: [LocaleTag: LocaleFigures] = [:]
    for (locale, files) in try ContentSummary.articlesByLocale(in: database) {
      figures[locale, default: LocaleFigures()].current = files
    }
    var copies: [LocaleTag: Set<Int64>] = [:]
    try IndexStatus.visitUntranslated(in: database) { set, _, locale in
      if copies[locale, default: []].insert(set).inserted {
        figures[locale, default: LocaleFigures()].untranslated += 1
        figures[locale]!.current -= 1
      }
    }
    let findings = try Row.fetchCursor(database, sql: ArticleFigures.findings)
    while let row = try findings.next() {
      guard let locale = LocaleTag(row[1] as String) else { continue }
      figures[locale, default: LocaleFigures()].errors += row[2]
      figures[locale]!.warnings += row[3]
      figures[locale]!.notes += row[4]
      if row[5], copies[locale]?.contains(row[0]) != true {
        figures[locale]!.stale += 1
        figures[locale]!.current -= 1
      }
    }
    for (locale, count) in try missing ?? CoverageLoader(database).shortfalls.mapValues(\.missing) where count > 0 {
      figures[locale, default: LocaleFigures()].missing = count
    }
    return figures
  }

  private static func values(_ figures: LocaleFigures) -> [Int] {
    [
      figures.current, figures.stale, figures.untranslated, figures.missing, figures.errors, figures.warnings,
      figures.notes,
    ]
  }

  /// The last runs, the oldest first.
  static func load(from database: Database, last count: Int = most) throws -> [RunFigures] {
    var runs: [RunFigures] = []
    var last: Int?
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT run, at, locale, \(columns) FROM history
        WHERE run > (SELECT max(run) FROM history) - ? ORDER BY run, locale
        """, arguments: [count])
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
