import Auditing
import GRDB
import ParallelText

/// Makes the rows of findings, those included that are accepted or switched off.
final class FindingRows {
  enum Scope: String {
    /// Found in one article set.
    case set
    /// Found where all files of a tree are known.
    case tree
  }
  enum Status: Equatable {
    case open
    case accepted(reason: String)
    case off

    var name: String {
      switch self {
      case .open: "open"
      case .accepted: "accepted"
      case .off: "off"
      }
    }
  }

  private let findings: TableRows
  private let places: TableRows
  private let configuration: Auditing.Configuration?

  /// - Parameter configuration: What a team has settled: sets severities, and switches off.
  init(_ configuration: Auditing.Configuration?, _ batch: RowBatch) {
    findings = batch.rows(of: "findings", FindingColumn.names)
    places = batch.rows(of: "finding_places", ["set_id", "scope", "finding", "ordinal", "section", "row"])
    self.configuration = configuration
  }

  /// - Parameters:
  ///   - rowsBefore: For each of the set's joined sections how many rows stand in those before it.
  ///   - reason: Why it is accepted; nil if it is not.
  func insert(
    _ finding: Finding, set: Int64, _ scope: Scope, ordinal: Int, rowsBefore: [Int],
    acceptedFor reason: String? = nil
  ) {
    let settled = applied(to: finding)
    let status = status(of: finding, acceptedFor: reason)
    var row = FindingRow()
    row[.set] = set
    row[.scope] = scope.rawValue
    row[.ordinal] = ordinal
    row[.fingerprint] = finding.fingerprint
    row[.identity] = finding.fingerprint
    row[.status] = status.name
    if case .accepted(let reason) = status { row[.reason] = reason }
    row[.rule] = finding.rule.rawValue
    row[.severity] = (settled ?? finding).severity.rawValue
    row[.confidence] = finding.confidence
    row[.anchor] = finding.anchor
    row[.subject] = finding.subject?.name
    row[.message] = finding.message
    row.set(finding.target, at: .target)
    if let reference = finding.reference { row.set(reference, at: .reference) }
    row.add(to: findings)
    for (number, place) in finding.rows.enumerated() {
      places.add(set).add(scope.rawValue).add(ordinal).add(number).add(place.section)
      places.add(place.row.map { rowsBefore[place.section] + $0 })
    }
  }

  /// - Parameter reason: Why it is accepted; nil if it is not.
  func status(of finding: Finding, acceptedFor reason: String?) -> Status {
    if finding.isRefuted || applied(to: finding) == nil { return .off }
    return reason.map { .accepted(reason: $0) } ?? .open
  }

  private func applied(to finding: Finding) -> Finding? {
    configuration == nil ? finding : configuration!.applied(to: finding)
  }
}

/// A row of `findings`, value by value; null where nothing is told.
private struct FindingRow {
  private var values: [DatabaseValue] = Array(repeating: .null, count: FindingColumn.all.count)

  subscript(_ column: FindingColumn) -> (any DatabaseValueConvertible)? {
    get { values[column.place] }
    set { values[column.place] = newValue?.databaseValue ?? .null }
  }

  mutating func set(_ place: Finding.Place, at side: FindingSide) {
    self[side.locale] = place.locale.description
    self[side.path] = place.path
    self[side.startLine] = place.start.line
    self[side.startColumn] = place.start.column
    self[side.endLine] = place.end.line
    self[side.endColumn] = place.end.column
    self[side.text] = place.text
    self[side.line] = place.line
  }

  func add(to rows: TableRows) { for value in values { rows.add(value) } }
}
