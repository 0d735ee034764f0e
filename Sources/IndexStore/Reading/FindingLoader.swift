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
    var items: [Item] = []
    try visit(where: condition, arguments: arguments) { items.append($0) }
    return items
  }

  /// Tells the same findings one by one.
  func visit(
    where condition: String = "true", arguments: StatementArguments = [], _ visit: (Item) throws -> Void
  ) throws {
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT \(Self.columns), article_sets.key FROM findings JOIN article_sets ON article_sets.id = set_id
          WHERE \(condition) ORDER BY set_id, scope, ordinal
          """), arguments: arguments)
    while let row = try rows.next() { try visit(try item(row)) }
  }

  private static let columns = FindingColumn.names.map { "findings." + $0 }.joined(separator: ", ")

  private func item(_ row: Row) throws -> Item {
    guard let rule = RuleID(rawValue: row[.rule]) else { throw IndexError(path: "", reason: .otherRules) }
    guard let severity = Severity(rawValue: row[.severity]),
      let target = try place(row, .target), (0...1).contains(row[.confidence] as Double)
    else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    let key: String = row[FindingColumn.all.count]
    let finding = Finding(
      fingerprint: row[.fingerprint], rule: rule, severity: severity, confidence: row[.confidence],
      article: key, anchor: row[.anchor], subject: (row[.subject] as String?).flatMap { LiteralKind(name: $0) },
      message: row[.message], target: target, reference: try place(row, .reference))
    return Item(
      set: row[.set], scope: row[.scope], ordinal: row[.ordinal], finding: finding, identity: row[.identity],
      status: row[.status], reason: row[.reason])
  }

  private func place(_ row: Row, _ side: FindingSide) throws -> Finding.Place? {
    guard let locale = row[side.locale] as String? else { return nil }
    guard let locale = LocaleTag(locale), let path = row[side.path] as String?, let text = row[side.text] as String?,
      let line = row[side.line] as String?
    else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    func position(_ line: FindingColumn, _ column: FindingColumn) throws -> SourcePosition {
      SourcePosition(
        line: try row.number(line.place, in: StoredNumber.place),
        column: try row.number(column.place, in: StoredNumber.place))
    }
    return Finding.Place(
      locale: locale, path: path, start: try position(side.startLine, side.startColumn),
      end: try position(side.endLine, side.endColumn), text: text, line: line)
  }
}

extension Row {
  /// Of a row that begins with all of them.
  fileprivate subscript<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ column: FindingColumn) -> Value
  {
    self[column.place]
  }
}
