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
      "\(report.articleSets.counted("article")) in \(report.articles.counted("file")), "
      + report.locales.count.counted("locale")
    let named = counts + " (" + report.locales.map(\.description).joined(separator: ", ") + ")"
    return report.locales.isEmpty || named.count > columns ? counts : named
  }

  /// What was found, and of that accepted, by severity.
  var findings: [String] {
    let counts = SeverityCounts(report.findings)
    let severities = Severity.allCases.reversed().filter { counts[$0] > 0 }
      .map { style.severity($0, counts[$0].counted($0.rawValue)) }
    let total = style.bold(report.findings.isEmpty ? "no findings" : report.findings.count.counted("finding"))
    var lines = [total + (severities.isEmpty ? "" : ": ") + severities.joined(separator: ", ")]
    let byComments = report.accepted.count { if case .comment = $0.by { true } else { false } }
    let byBaseline = report.accepted.count - byComments
    if byBaseline > 0 { lines.append(byBaseline.counted("finding") + " accepted by the baseline") }
    if byComments > 0 { lines.append(byComments.counted("finding") + " accepted by comments") }
    return lines
  }

  /// What could not be judged.
  var problems: [String] {
    var lines: [String] = []
    if !report.notCompared.isEmpty {
      lines.append("\(report.notCompared.count.counted("file")) not compared: see standard error")
    }
    if !report.errors.isEmpty {
      lines.append("\(report.errors.count.counted("input")) not read, or not in full: see standard error")
    }
    return lines
  }
}
