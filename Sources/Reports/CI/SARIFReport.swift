import Auditing
import DriftRules
import ParallelText

/// The findings as SARIF 2.1.0 (OASIS), with what GitHub code scanning asks of it. Members are named as in the standard,
/// and numbers in parentheses are its sections.
public enum SARIFReport {
  /// GitHub takes so many results a run, and 20 runs a file.
  static let resultsPerRun = 25_000

  /// A finding, by what it was accepted, and what else has its cause.
  private typealias Result = (finding: Finding, by: AcceptedFinding.Acceptance?, cause: SARIFCause?)

  /// - Returns: UTF-8 with a line feed at the end; keys sorted. The results are the findings, of those that share a cause
  ///   one, then those that were accepted, with `suppressions`; both in the report's order. What could steer a terminal is
  ///   escaped (`TerminalText`).
  public static func render(_ report: Audit.Report, version: String) -> [UInt8] {
    let causes = Causes(report.findings)
    let results: [Result] =
      causes.told.map { (report.findings[$0], nil, SARIFCause(causes[$0], told: $0, report.findings)) }
      + report.accepted.map { ($0.finding, $0.by, nil) }
    let tool = SARIFTool(version: version)
    var json = JSONWriter(.spaced)
    json.object { json in
      json.member("$schema") {
        $0.value("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
      }
      json.member("runs") { json in
        json.array { json in
          for (index, start) in stride(from: 0, to: max(results.count, 1), by: resultsPerRun).enumerated() {
            let part = results[start..<min(start + resultsPerRun, results.count)]
            json.element { write(run: index, part, report.errors, tool, to: &$0) }
          }
        }
      }
      json.member("version") { $0.value("2.1.0") }
    }
    return json.bytes + [0x0A]
  }

  private static func write(
    run index: Int, _ results: ArraySlice<Result>, _ errors: [(path: String, message: String)], _ tool: SARIFTool,
    to json: inout JSONWriter
  ) {
    json.object { json in
      // GitHub takes one run of a category. The first is of the category that is told at the upload.
      if index > 0 {
        json.member("automationDetails") { json in
          json.object { json in json.member("id") { $0.value("stele/\(index + 1)/") } }
        }
      }
      json.member("columnKind") { $0.value("unicodeCodePoints") }
      json.member("invocations") { json in json.array { json in json.element { writeInvocation(errors, to: &$0) } } }
      json.member("language") { $0.value("en") }
      json.member("newlineSequences") { $0.value(["\r\n", "\n", "\r"]) }
      json.member("results") { json in
        json.array { json in for result in results { json.element { write(result, tool, to: &$0) } } }
      }
      json.member("tool") { tool.write(to: &$0) }
    }
  }

  private static func writeInvocation(_ errors: [(path: String, message: String)], to json: inout JSONWriter) {
    json.object { json in
      // GitHub refuses what an unsuccessful run has found, so that what was not read is not taken for mended.
      json.member("executionSuccessful") { $0.value(errors.isEmpty) }
      json.member("toolExecutionNotifications") { json in
        json.array { json in
          for error in errors {
            json.element { json in
              json.object { json in
                json.member("level") { $0.value("error") }
                json.member("locations") { json in
                  json.array { json in json.element { SARIFLocation(path: error.path).write(to: &$0) } }
                }
                json.member("message") { SARIFMessage(error.message).write(to: &$0) }
              }
            }
          }
        }
      }
    }
  }

  private static func write(_ result: Result, _ tool: SARIFTool, to json: inout JSONWriter) {
    let finding = result.finding
    json.object { json in
      json.member("level") { $0.value(finding.severity.rawValue) }
      json.member("locations") { json in
        json.array { json in json.element { SARIFLocation(finding.target).write(to: &$0) } }
      }
      json.member("message") { json in
        var message = SARIFMessage(finding.message)
        if let reference = finding.reference {
          message.append("See", links: [("\(reference.path):\(reference.start.line)", 1)])
        }
        if let cause = result.cause { cause.append(to: &message) }
        message.write(to: &json)
      }
      if let cause = result.cause { json.member("occurrenceCount") { $0.value(cause.count) } }
      // GitHub goes by `primaryLocationLineHash` alone. Its action for uploads computes that one from the text of the
      // line, and complains of any other value.
      json.member("partialFingerprints") { json in
        json.object { json in
          if let cause = result.cause { json.member("stele/cause/v1") { $0.value(cause.id) } }
          json.member("stele/v1") { $0.value(finding.fingerprint) }
        }
      }
      json.member("properties") { writeProperties(of: finding, to: &$0) }
      json.member("rank") { write((finding.confidence * 1000).rounded() / 10, to: &$0) }
      if let reference = finding.reference {
        json.member("relatedLocations") { json in
          json.array { json in
            json.element {
              SARIFLocation(reference).write(id: 1, SARIFMessage("the reference, \(reference.locale)"), to: &$0)
            }
            result.cause?.writePlaces(to: &json)
          }
        }
      }
      json.member("ruleId") { $0.value(finding.rule.rawValue) }
      if let index = tool.indexes[finding.rule] { json.member("ruleIndex") { $0.value(index) } }
      // Not null for any result, since it must not be so for some alone (3.27.23).
      json.member("suppressions") { json in
        json.array { json in if let by = result.by { json.element { writeSuppression(by, to: &$0) } } }
      }
    }
  }

  private static func writeProperties(of finding: Finding, to json: inout JSONWriter) {
    json.object { json in
      if let anchor = finding.anchor { json.member("anchor") { $0.value(anchor) } }
      json.member("article") { $0.value(finding.article) }
      json.member("confidence") { write(finding.confidence, to: &$0) }
      if let history = finding.history { json.member("history") { JSONReport.write(history, to: &$0) } }
      // Of the target and, if there is one, of the reference.
      json.member("locales") { $0.value([finding.target, finding.reference].compactMap { $0?.locale.description }) }
    }
  }

  private static func writeSuppression(_ acceptance: AcceptedFinding.Acceptance, to json: inout JSONWriter) {
    json.object { json in
      switch acceptance {
      case .baseline(let entry):
        json.member("justification") { $0.value("\(entry.who): \(entry.why)") }
        json.member("kind") { $0.value("external") }
      case .comment(let reason):
        if !reason.isEmpty { json.member("justification") { $0.value(reason) } }
        json.member("kind") { $0.value("inSource") }
      }
    }
  }

  /// Whole numbers without a point.
  private static func write(_ number: Double, to json: inout JSONWriter) {
    if number == number.rounded() { json.value(Int(number)) } else { json.value(number) }
  }
}
