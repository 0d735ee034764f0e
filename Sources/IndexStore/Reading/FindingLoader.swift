import Auditing
import GRDB
import ParallelText

/// Loads findings as an audit made them.
struct FindingLoader {
  struct Item {
    var set: Int64
    var scope: String
    var ordinal: Int
    var finding: Finding
    /// The fingerprint before findings that are alike were told apart.
    var identity: String
    var status: String
    /// Why it is accepted.
    var reason: String?
  }

  private let database: Database

  init(_ database: Database) { self.database = database }

  /// - Parameter condition: SQL on the columns of `findings`.
  /// - Returns: In the order of sets; of a set those of its own before those of the tree.
  func load(where condition: String = "true", arguments: StatementArguments = []) throws -> [Item] {
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT findings.*, article_sets.key FROM findings JOIN article_sets ON article_sets.id = set_id
          WHERE \(condition) ORDER BY set_id, scope, ordinal
          """), arguments: arguments)
    var items: [Item] = []
    while let row = try rows.next() { items.append(try item(row)) }
    return items
  }

  private func item(_ row: Row) throws -> Item {
    guard let rule = RuleID(rawValue: row[7]), let severity = Severity(rawValue: row[8]),
      let target = place(row, at: 12)
    else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    let finding = Finding(
      fingerprint: row[3], rule: rule, severity: severity, confidence: row[9], article: row[28], anchor: row[10],
      message: row[11], target: target, reference: place(row, at: 20))
    return Item(
      set: row[0], scope: row[1], ordinal: row[2], finding: finding, identity: row[4], status: row[5], reason: row[6])
  }

  private func place(_ row: Row, at column: Int) -> Finding.Place? {
    guard let locale = (row[column] as String?).flatMap({ LocaleTag($0) }) else { return nil }
    return Finding.Place(
      locale: locale, path: row[column + 1], start: SourcePosition(line: row[column + 2], column: row[column + 3]),
      end: SourcePosition(line: row[column + 4], column: row[column + 5]), text: row[column + 6], line: row[column + 7])
  }
}
