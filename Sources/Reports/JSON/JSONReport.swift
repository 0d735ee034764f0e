import Auditing
import ParallelText

/// The findings as one JSON document, as `Schema/findings.schema.json` describes it.
public enum JSONReport {
  /// - Returns: UTF-8 with a line feed at the end; keys sorted, the order of findings the report's. What could steer
  ///   a terminal is escaped (`TerminalText`).
  public static func render(_ report: Audit.Report, version: String) -> [UInt8] {
    let causes = Causes(report.findings)
    var json = JSONWriter(.spaced)
    json.object { json in
      json.member("errors") { write(report.errors, to: &$0) }
      json.member("findings") { json in
        json.array { json in
          for (index, finding) in report.findings.enumerated() {
            json.element { write(finding, causes[index], to: &$0) }
          }
        }
      }
      json.member("notCompared") { write(report.notCompared, to: &$0) }
      json.member("schemaVersion") { $0.value(1) }
      json.member("summary") { writeSummary(of: report, to: &$0) }
      json.member("tool") { json in
        json.object { json in
          json.member("name") { $0.value("stele") }
          json.member("version") { $0.value(version) }
        }
      }
    }
    return json.bytes + [0x0A]
  }

  private static func write(_ files: [(path: String, message: String)], to json: inout JSONWriter) {
    json.array { json in
      for (path, message) in files {
        json.element { json in
          json.object { json in
            json.member("message") { $0.value(message) }
            json.member("path") { $0.value(path) }
          }
        }
      }
    }
  }

  private static func write(_ finding: Finding, _ cause: Causes.Cause?, to json: inout JSONWriter) {
    json.object { json in
      // What is null is written too, but for cause and history: readers then need not tell the two apart.
      json.member("anchor") { $0.value(finding.anchor) }
      json.member("article") { $0.value(finding.article) }
      if let cause { json.member("cause") { write(cause, to: &$0) } }
      json.member("confidence") { $0.value(finding.confidence) }
      json.member("fingerprint") { $0.value(finding.fingerprint) }
      if let history = finding.history { json.member("history") { write(history, to: &$0) } }
      json.member("message") { $0.value(finding.message) }
      json.member("reference") { json in
        if let reference = finding.reference { write(reference, to: &json) } else { json.value(nil) }
      }
      json.member("rule") { $0.value(finding.rule.rawValue) }
      json.member("severity") { $0.value(finding.severity.rawValue) }
      json.member("target") { write(finding.target, to: &$0) }
    }
  }

  private static func write(_ cause: Causes.Cause, to json: inout JSONWriter) {
    json.object { json in
      json.member("count") { $0.value(cause.findings.count) }
      json.member("files") { $0.value(cause.files) }
      json.member("id") { $0.value(cause.id) }
    }
  }

  private static func write(_ place: Finding.Place, to json: inout JSONWriter) {
    json.object { json in
      json.member("endColumn") { $0.value(place.end.column) }
      json.member("endLine") { $0.value(place.end.line) }
      json.member("locale") { $0.value(place.locale.description) }
      json.member("path") { $0.value(place.path) }
      json.member("startColumn") { $0.value(place.start.column) }
      json.member("startLine") { $0.value(place.start.line) }
      json.member("text") { $0.value(place.text) }
    }
  }

  static func write(_ history: Finding.History, to json: inout JSONWriter) {
    json.object { json in
      json.member("cause") { $0.value(history.cause.rawValue) }
      if let commit = history.commit { json.member("commit") { $0.value(commit) } }
      if let date = history.date { json.member("date") { $0.value(date) } }
      json.member("revision") { $0.value(history.revision) }
    }
  }

  private static func writeSummary(of report: Audit.Report, to json: inout JSONWriter) {
    json.object { json in
      json.member("articleSets") { $0.value(report.articleSets) }
      json.member("articles") { $0.value(report.articles) }
      json.member("byLocale") { writeLocales(of: report, to: &$0) }
      json.member("byRule") { write(counts(of: report.findings.lazy.map(\.rule.rawValue)), to: &$0) }
      json.member("bySeverity") { write(counts(of: report.findings.lazy.map(\.severity.rawValue)), to: &$0) }
      json.member("findings") { $0.value(report.findings.count) }
      json.member("locales") { $0.value(report.locales.map(\.description)) }
      json.member("notCompared") { $0.value(report.notCompared.count) }
    }
  }

  private static func writeLocales(of report: Audit.Report, to json: inout JSONWriter) {
    let counts = Dictionary(grouping: report.findings, by: \.target.locale).mapValues { SeverityCounts($0) }
    json.object { json in
      for coverage in report.coverage {
        let counts = counts[coverage.locale] ?? SeverityCounts()
        json.member(coverage.locale.description) { json in
          json.object { json in
            json.member("articles") { $0.value(coverage.articles) }
            json.member("errors") { $0.value(counts.errors) }
            json.member("missing") { $0.value(coverage.missing) }
            json.member("sharePresent") { $0.value(Percentage.rounded(coverage.sharePresent)) }
            json.member("stale") { $0.value(coverage.stale) }
            json.member("untranslated") { $0.value(coverage.untranslated) }
            json.member("warnings") { $0.value(counts.warnings) }
          }
        }
      }
    }
  }

  private static func counts(of names: some Sequence<String>) -> [String: Int] {
    names.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  private static func write(_ counts: [String: Int], to json: inout JSONWriter) {
    json.object { json in
      for (name, count) in counts.sorted(by: { $0.key < $1.key }) { json.member(name) { $0.value(count) } }
    }
  }
}
