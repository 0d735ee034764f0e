import Auditing
import ParallelText

/// The findings for editors and scripts: a line each, in the form in which compilers print errors
/// (`path:line:column: severity: message [rule]`; GNU Coding Standards, 4.4).
public enum ConciseReport {
  /// - Returns: UTF-8, in the report's order; nothing without findings. What comes from articles is made harmless
  ///   (`TerminalText`).
  public static func render(_ report: Audit.Report) -> [UInt8] {
    Array(TerminalText.lines(report.findings.lazy.map(line).joined()).utf8)
  }

  private static func line(_ finding: Finding) -> String {
    let place = finding.target
    return "\(TerminalText.safe(place.path)):\(place.start.line):\(place.start.column): "
      + "\(finding.severity.rawValue): \(TerminalText.safe(finding.message)) [\(finding.rule)]\n"
  }
}
