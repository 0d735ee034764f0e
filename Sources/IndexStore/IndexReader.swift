import Auditing
import GRDB
import ParallelText

/// Reads what an index knows. Nothing is written, and another process may write meanwhile.
public struct IndexReader: Sendable {
  public let path: String
  let queue: DatabaseQueue

  /// - Throws: `IndexError` if there is no index at the path, or none that this program knows.
  public init(_ path: String) throws(IndexError) {
    self.path = path
    queue = try IndexFile.openForReading(path)
  }

  /// The same report that an audit of the same input makes, but for its `places`. Complexity: O(findings + files).
  public func report() throws(IndexError) -> Audit.Report {
    try read { database in
      let content = try ContentSummary.load(from: database)
      var report = Audit.Report()
      report.articles = content.articles
      report.articleSets = content.articleSets
      report.locales = content.locales
      report.isWhole = try content.errors.isEmpty && About.rows(in: database)["scope"] != About.namedFiles
      report.errors = content.errors
      report.withoutLocale = content.withoutLocale
      for item in try FindingLoader(database).load(where: "status <> 'off'") {
        if item.status == "accepted" {
          report.accepted.append(AcceptedFinding(finding: item.finding, by: .comment(reason: item.reason ?? "")))
        } else {
          report.findings.append(item.finding)
        }
      }
      report.findings.sort(by: Audit.precedes)
      report.accepted.sort { Audit.precedes($0.finding, $1.finding) }
      report.coverage = LocaleCoverage.of(
        articles: content.articlesByLocale, try CoverageLoader(database).shortfalls, findings: report.allFindings)
      return report
    }
  }

  /// All of `body` sees the index in one state.
  func read<Value>(_ body: (Database) throws -> Value) throws(IndexError) -> Value {
    do {
      return try queue.read(body)
    } catch {
      throw IndexError(error, path: path, isWriting: false)
    }
  }
}
