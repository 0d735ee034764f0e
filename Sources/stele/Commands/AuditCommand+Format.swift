import ArgumentParser
import Auditing
import CorpusLayout
import Reports

extension AuditCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, concise, summary, json, sarif, github, junit, codeclimate
  }

  /// What is printed.
  func render(_ report: Audit.Report) -> [UInt8] {
    let isColored = color.isColored(toFile: output != nil)
    switch format {
    case .text:
      return TextReport(isColored: isColored, columns: StandardOutput.columns(orElse: 120)).render(report)
    case .concise: return ConciseReport.render(report)
    case .summary:
      return SummaryReport(isColored: isColored, columns: StandardOutput.columns(orElse: 80)).render(report)
    case .json: return JSONReport.render(report, version: Stele.version)
    // CI systems know files by their paths below the repository's folder.
    case .sarif: return SARIFReport.render(report.withPaths(RepositoryRoot.naming()), version: Stele.version)
    case .github: return GitHubReport.render(report.withPaths(RepositoryRoot.naming()))
    case .junit: return JUnitReport.render(report, failingFrom: failOn.severity)
    case .codeclimate: return CodeClimateReport.render(report.withPaths(RepositoryRoot.naming()))
    }
  }
}
