import ParallelText

/// A finding that a team has accepted, and how.
public struct AcceptedFinding: Sendable {
  public enum Acceptance: Sendable {
    case baseline(Baseline.Entry)
    /// By a comment at its place; the reason is empty if nobody said.
    case comment(reason: String)
  }

  public var finding: Finding
  public var by: Acceptance

  public init(finding: Finding, by: Acceptance) {
    self.finding = finding
    self.by = by
  }
}

extension AcceptedFinding {
  /// nil if no comment accepts the finding.
  init?(_ finding: Finding, by ignore: Ignore?) {
    guard let ignore else { return nil }
    self.init(finding: finding, by: .comment(reason: ignore.reason))
  }
}
