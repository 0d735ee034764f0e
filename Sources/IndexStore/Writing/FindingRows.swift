import Auditing
import GRDB
import ParallelText

/// Writes findings, those included that are accepted or switched off.
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

  private let findings: RowInserter
  private let places: RowInserter
  private let configuration: Auditing.Configuration?

  /// - Parameter configuration: What a team has settled: sets severities, and switches off.
  init(_ configuration: Auditing.Configuration?, _ database: Database) throws {
    findings = try RowInserter("findings", columns: 28, in: database)
    places = try RowInserter("finding_places", columns: 6, in: database)
    self.configuration = configuration
  }

  /// - Parameters:
  ///   - rowsBefore: For each of the set's joined sections how many rows stand in those before it.
  ///   - reason: Why it is accepted; nil if it is not.
  func insert(
    _ finding: Finding, set: Int64, _ scope: Scope, ordinal: Int, at found: [FindingPlaces.Place], rowsBefore: [Int],
    acceptedFor reason: String? = nil
  ) throws {
    let settled = configuration == nil ? finding : configuration!.applied(to: finding)
    let status: Status = settled == nil ? .off : reason.map { .accepted(reason: $0) } ?? .open
    findings.bind(set).bind(scope.rawValue).bind(ordinal).bind(finding.fingerprint).bind(finding.fingerprint)
    findings.bind(status.name)
    if case .accepted(let reason) = status { findings.bind(reason) } else { findings.bindNull() }
    findings.bind(finding.rule).bind((settled ?? finding).severity.rawValue).bind(finding.confidence)
    findings.bind(finding.anchor).bind(finding.message)
    bind(finding.target)
    if let reference = finding.reference {
      bind(reference)
    } else {
      for _ in 0..<8 { findings.bindNull() }
    }
    try findings.insert()
    for (number, place) in found.enumerated() {
      places.bind(set).bind(scope.rawValue).bind(ordinal).bind(number).bind(place.section)
      try places.bind(place.row.map { rowsBefore[place.section] + $0 }).insert()
    }
  }

  private func bind(_ place: Finding.Place) {
    findings.bind(place.locale.description).bind(place.path)
    findings.bind(place.start.line).bind(place.start.column).bind(place.end.line).bind(place.end.column)
    findings.bind(place.text).bind(place.line)
  }
}
