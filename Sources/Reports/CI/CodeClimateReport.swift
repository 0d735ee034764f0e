import Auditing
import ParallelText

/// The findings as GitLab's Code Quality reads them: an array of issues, with the members that it takes of Code Climate's
/// specification (docs.gitlab.com, "Code Quality", "Code Quality report format").
///
/// All findings are there, those that share a cause too: GitLab compares the fingerprints of two branches, and tells what came
/// and what went.
public enum CodeClimateReport {
  /// - Returns: UTF-8 with a line feed at the end, without a byte order mark, which GitLab does not take; in the report's
  ///   order. What could steer a terminal is escaped (`TerminalText`).
  public static func render(_ report: Audit.Report) -> [UInt8] {
    var json = JSONWriter(.pretty)
    json.array { json in for finding in report.findings { json.element { write(finding, to: &$0) } } }
    return json.bytes + [0x0A]
  }

  private static func write(_ finding: Finding, to json: inout JSONWriter) {
    json.object { json in
      json.member("description") { $0.value(finding.message) }
      json.member("check_name") { $0.value(finding.rule.rawValue) }
      json.member("fingerprint") { $0.value(finding.fingerprint) }
      json.member("severity") { $0.value(severity(finding.severity)) }
      json.member("location") { json in
        json.object { json in
          json.member("path") { $0.value(path(finding.target.path)) }
          json.member("lines") { json in
            json.object { json in
              json.member("begin") { $0.value(finding.target.start.line) }
              json.member("end") { $0.value(finding.target.end.line) }
            }
          }
        }
      }
    }
  }

  /// Of its levels `critical` and `blocker` are kept for what is worse than a wrong text.
  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .note: "info"
    }
  }

  /// GitLab finds no file whose path begins with `./`.
  private static func path(_ path: String) -> String { path.hasPrefix("./") ? String(path.dropFirst(2)) : path }
}
