import Auditing
import ParallelText

/// The findings as JUnit XML, which CI systems show among the results of tests: a suite an article, a case a finding, of
/// those that share a cause the one at which it is told.
///
/// There is no standard; the elements are those of the schemas of Jenkins, and `file` and `line` what GitLab and
/// CircleCI read besides.
public enum JUnitReport {
  private struct Case {
    var name: String
    var file: String?
    var line: Int?
    var result: (kind: Kind, type: String, message: String, text: String)?
  }
  /// What becomes of a case that does not pass.
  private enum Kind: String {
    case failure, error, skipped
  }

  /// - Parameters:
  ///   - report: What an audit has found.
  ///   - least: Findings at or above it fail. Those below it are skipped cases: they can be read, and turn nothing red. nil if
  ///     none fails.
  /// - Returns: UTF-8. Articles and findings stand in the report's order. What is no XML, or could steer a terminal, is
  ///   replaced by visible escapes (`TerminalText`).
  public static func render(_ report: Audit.Report, failingFrom least: Severity?) -> [UInt8] {
    let causes = Causes(report.findings)
    let byArticle = Dictionary(grouping: causes.told) { report.findings[$0].article }
    var suites = byArticle.sorted { $0.value[0] < $1.value[0] }.map { article, findings in
      (name: article, cases: cases(findings, of: report.findings, causes, failingFrom: least))
    }
    var own = report.errors.map { failure in
      let message = TerminalText.safe(failure.message)
      return Case(name: failure.path, file: failure.path, result: (.error, "input", message, message))
    }
    // Several CI systems reject a report without cases.
    if suites.isEmpty, own.isEmpty { own = [Case(name: "no findings")] }
    if !own.isEmpty { suites.insert(("stele", own), at: 0) }

    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"stele\"\(counts(suites.flatMap(\.cases)))>\n"
    for suite in suites {
      let skipped = suite.cases.count { $0.result?.kind == .skipped }
      text += "  <testsuite\(attribute("name", suite.name))\(counts(suite.cases)) skipped=\"\(skipped)\">\n"
      for item in suite.cases { text += element(item, in: suite.name) }
      text += "  </testsuite>\n"
    }
    return Array((text + "</testsuites>\n").utf8)
  }

  private static func cases(
    _ told: [Int], of findings: [Finding], _ causes: Causes, failingFrom least: Severity?
  ) -> [Case] {
    let report = TextReport(isColored: false)
    var count: [String: Int] = [:]
    return told.map { index in
      let finding = findings[index]
      let place = finding.target
      var name = "\(finding.rule) \(place.path):\(place.start.line):\(place.start.column)"
      count[name, default: 0] += 1
      // GitLab keeps one of several cases with one name.
      if let number = count[name], number > 1 { name += " (\(number))" }
      let kind = least.map { finding.severity >= $0 } ?? false ? Kind.failure : .skipped
      return Case(
        name: name, file: place.path, line: place.start.line,
        result: (
          kind, finding.rule.rawValue, "\(finding.severity.rawValue): \(finding.message)",
          report.block(index, findings, causes)
        ))
    }
  }

  // MARK: XML

  /// No run takes the same time as another; a report is the same for the same input.
  private static func counts(_ cases: [Case]) -> String {
    let failures = cases.count { $0.result?.kind == .failure }
    let errors = cases.count { $0.result?.kind == .error }
    return " tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"\(errors)\" time=\"0\""
  }

  private static func element(_ item: Case, in suite: String) -> String {
    var text = "    <testcase" + attribute("classname", suite) + attribute("name", item.name)
    if let file = item.file { text += attribute("file", file) }
    if let line = item.line { text += attribute("line", "\(line)") }
    text += " time=\"0\""
    guard let (kind, type, message, body) = item.result else { return text + "/>\n" }
    text += ">\n      <\(kind.rawValue)" + attribute("type", type) + attribute("message", message) + ">"
    return text + escaped(body) + "</\(kind.rawValue)>\n    </testcase>\n"
  }

  private static func attribute(_ name: String, _ value: String) -> String {
    " \(name)=\"\(escaped(TerminalText.safe(value)))\""
  }

  /// `text` is harmless on a terminal. Of what XML 1.0, 2.2 forbids, only two scalars are left then.
  private static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    XMLText.append(text, to: &bytes) { _, bytes in bytes += "\u{FFFD}".utf8 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
