import ParallelText

/// How many findings of each severity there are.
public struct SeverityCounts: Sendable, Equatable {
  public var errors = 0
  public var warnings = 0
  public var notes = 0

  public init() {}

  public init(_ findings: some Sequence<Finding>) {
    for finding in findings { add(finding) }
  }

  public mutating func add(_ finding: Finding) {
    switch finding.severity {
    case .error: errors += 1
    case .warning: warnings += 1
    case .note: notes += 1
    }
  }

  public var total: Int { errors + warnings + notes }

  public subscript(severity: Severity) -> Int {
    switch severity {
    case .error: errors
    case .warning: warnings
    case .note: notes
    }
  }

  /// Whether somebody should look at this first: errors count before warnings, and warnings before notes.
  public func outweighs(_ other: SeverityCounts) -> Bool {
    (errors, warnings, notes) > (other.errors, other.warnings, other.notes)
  }
}
