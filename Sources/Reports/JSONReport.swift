import Auditing
import ParallelText

/// The findings as one JSON document, as `Schema/findings.schema.json` describes it.
public enum JSONReport {
  /// - Returns: UTF-8 with a line feed at the end; keys sorted, the order of findings the report's. What could steer
  ///   a terminal is escaped (`TerminalText`).
  public static func render(_ report: Audit.Report, version: String) throws -> [UInt8] {
    try JSONText.bytes(of: Document(report, version: version))
  }

  private struct Document: Encodable {
    struct Tool: Encodable {
      var name = "stele"
      var version: String
    }
    struct Summary: Encodable {
      var articles: Int
      var articleSets: Int
      var locales: [String]
      var findings: Int
      var bySeverity: [String: Int]
      var byRule: [String: Int]
    }
    struct Failure: Encodable {
      var path: String
      var message: String
    }
    struct Place: Encodable {
      var locale: String
      var path: String
      var startLine: Int
      var startColumn: Int
      var endLine: Int
      var endColumn: Int
      var text: String

      init(_ place: Finding.Place) {
        locale = place.locale.description
        path = place.path
        startLine = place.start.line
        startColumn = place.start.column
        endLine = place.end.line
        endColumn = place.end.column
        text = place.text
      }
    }
    struct Item: Encodable {
      var finding: Finding

      enum CodingKeys: CodingKey {
        case fingerprint, rule, severity, confidence, article, anchor, message, target, reference, history
      }

      func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(finding.fingerprint, forKey: .fingerprint)
        try container.encode(finding.rule, forKey: .rule)
        try container.encode(finding.severity.rawValue, forKey: .severity)
        try container.encode(finding.confidence, forKey: .confidence)
        try container.encode(finding.article, forKey: .article)
        try container.encode(finding.anchor, forKey: .anchor)
        try container.encode(finding.message, forKey: .message)
        try container.encode(Place(finding.target), forKey: .target)
        // Written even if it is null: readers then need not tell the two apart.
        try container.encode(finding.reference.map(Place.init), forKey: .reference)
        try container.encodeIfPresent(finding.history.map(HistoryObject.init), forKey: .history)
      }
    }

    var schemaVersion = 1
    var tool: Tool
    var summary: Summary
    var errors: [Failure]
    var findings: [Item]

    init(_ report: Audit.Report, version: String) {
      tool = Tool(version: version)
      summary = Summary(
        articles: report.articles, articleSets: report.articleSets, locales: report.locales.map(\.description),
        findings: report.findings.count,
        bySeverity: report.findings.reduce(into: [:]) { $0[$1.severity.rawValue, default: 0] += 1 },
        byRule: report.findings.reduce(into: [:]) { $0[$1.rule, default: 0] += 1 })
      errors = report.errors.map { Failure(path: $0.path, message: $0.message) }
      findings = report.findings.map { Item(finding: $0) }
    }
  }
}
