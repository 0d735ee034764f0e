import ParallelText

extension Audit.Report {
  /// The same with files called otherwise, such as from the root of a repository.
  public func withPaths(_ path: (String) -> String) -> Audit.Report {
    var known: [String: String] = [:]
    func renamed(_ name: String) -> String {
      if let known = known[name] { return known }
      let new = path(name)
      known[name] = new
      return new
    }
    func renamed(_ finding: Finding) -> Finding {
      var finding = finding
      finding.target.path = renamed(finding.target.path)
      if let reference = finding.reference { finding.reference!.path = renamed(reference.path) }
      return finding
    }
    var report = self
    report.findings = findings.map { renamed($0) }
    report.accepted = accepted.map { AcceptedFinding(finding: renamed($0.finding), by: $0.by) }
    report.errors = errors.map { (renamed($0.path), $0.message) }
    return report
  }
}
