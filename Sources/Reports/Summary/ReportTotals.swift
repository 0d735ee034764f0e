import Auditing
import ParallelText

/// The lines that say what a run has read and found, without a word on where.
struct ReportTotals {
  private let report: Audit.Report
  private let style: Style

  init(_ report: Audit.Report, _ style: Style) {
    self.report = report
    self.style = style
  }

  /// Such as `6 articles in 42 files, 2 locales (en, fr)`.
  ///
  /// - Parameter columns: The locales are left out where the line would be wider.
  func articles(columns: Int = .max) -> String {
    let counts =
      "\(Self.count(report.articleSets, "article")) in \(Self.count(report.articles, "file")), "
      + Self.count(report.locales.count, "locale")
    let named = counts + " (" + report.locales.map(\.description).joined(separator: ", ") + ")"
    return report.locales.isEmpty || named.count > columns ? counts : named
  }

  /// What was found, and of that accepted, by severity.
  var findings: [String] {
    let counts = SeverityCounts(report.findings)
    let severities = Severity.allCases.reversed().filter { counts[$0] > 0 }
      .map { style.severity($0, Self.count(counts[$0], $0.rawValue)) }
    let total = style.bold(report.findings.isEmpty ? "no findings" : Self.count(report.findings.count, "finding"))
    var lines = [total + (severities.isEmpty ? "" : ": ") + severities.joined(separator: ", ")]
    let byComments = report.accepted.count { if case .comment = $0.by { true } else { false } }
    let byBaseline = report.accepted.count - byComments
    if byBaseline > 0 { lines.append(Self.count(byBaseline, "finding") + " accepted by the baseline") }
    if byComments > 0 { lines.append(Self.count(byComments, "finding") + " accepted by comments") }
    return lines
  }

  /// What could not be judged.
  var problems: [String] {
    var lines: [String] = []
    if !report.notCompared.isEmpty {
      lines.append("\(Self.count(report.notCompared.count, "file")) not compared: see standard error")
    }
    if !report.errors.isEmpty {
      lines.append("\(Self.count(report.errors.count, "input")) not read, or not in full: see standard error")
    }
    return lines
  }

  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
