import Auditing
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
    findings = batch.rows(of: "findings", columns: 28)
    places = batch.rows(of: "finding_places", columns: 6)
    self.configuration = configuration
  }

  /// - Parameters:
  ///   - rowsBefore: For each of the set's joined sections how many rows stand in those before it.
  ///   - reason: Why it is accepted; nil if it is not.
  func insert(
    _ finding: Finding, set: Int64, _ scope: Scope, ordinal: Int, rowsBefore: [Int],
    acceptedFor reason: String? = nil
  ) {
    let settled = configuration == nil ? finding : configuration!.applied(to: finding)
    let status: Status = settled == nil ? .off : reason.map { .accepted(reason: $0) } ?? .open
    findings.add(set).add(scope.rawValue).add(ordinal).add(finding.fingerprint).add(finding.fingerprint)
    findings.add(status.name)
    if case .accepted(let reason) = status { findings.add(reason) } else { findings.addNull() }
    findings.add(finding.rule.rawValue).add((settled ?? finding).severity.rawValue).add(finding.confidence)
    findings.add(finding.anchor).add(finding.message)
    add(finding.target)
    if let reference = finding.reference {
      add(reference)
    } else {
      for _ in 0..<8 { findings.addNull() }
    }
    for (number, place) in finding.rows.enumerated() {
      places.add(set).add(scope.rawValue).add(ordinal).add(number).add(place.section)
      places.add(place.row.map { rowsBefore[place.section] + $0 })
    }
  }

  private func add(_ place: Finding.Place) {
    findings.add(place.locale.description).add(place.path)
    findings.add(place.start.line).add(place.start.column).add(place.end.line).add(place.end.column)
    findings.add(place.text).add(place.line)
  }
}
