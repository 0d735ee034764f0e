import Auditing
import ParallelText

/// The findings as workflow commands, which GitHub Actions shows beside the lines of a pull request
/// (docs.github.com, "Workflow commands for GitHub Actions"). Of findings that share a cause one is told.
public enum GitHubReport {
  /// - Returns: UTF-8, a command a line; what could not be read first. What comes from articles is made harmless
  ///   (`TerminalText`), and cannot begin a command.
  public static func render(_ report: Audit.Report) -> [UInt8] {
    var text = ""
    for failure in report.errors {
      text += command("error", [("file", path(failure.path))], TerminalText.safe(failure.message))
    }
    // GitHub shows the first ten of each level that a step prints. Levels do not take each other's room, so that
    // nothing is won by sorting them, and in the report's order the log reads as all other formats do.
    let causes = Causes(report.findings)
    for index in causes.told {
      let finding = report.findings[index]
      let cause = CauseText(causes[index], of: finding)
      let message = message(finding) + (cause.map { "\n" + $0.line(report.findings) } ?? "")
      text += command(level(finding.severity), properties(finding), message)
    }
    return Array(text.utf8)
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }

  private static func properties(_ finding: Finding) -> [(String, String)] {
    let (start, end) = (finding.target.start, finding.target.end)
    var properties = [("file", path(finding.target.path)), ("line", "\(start.line)"), ("endLine", "\(end.line)")]
    // Columns count only within one line.
    if start.line == end.line { properties += [("col", "\(start.column)"), ("endColumn", "\(end.column)")] }
    return properties + [("title", finding.rule.rawValue)]
  }

  /// The finding, and below it what the reference says.
  private static func message(_ finding: Finding) -> String {
    var lines = [TerminalText.safe(finding.message)]
    if let reference = finding.reference {
      let place = "\(TerminalText.safe(reference.path)):\(reference.start.line):\(reference.start.column)"
      lines.append("\(reference.locale): \(place)")
    }
    for line in Quotation(finding).reference {
      var cells = Cells(line.text, marking: line.mark ?? 0..<0, reach: 120)
      cells.fit(120)
      lines.append(cells.text)
    }
    return lines.joined(separator: "\n")
  }

  /// A name of a file must stay one that GitHub finds; its line endings are escaped as those of values are.
  private static func path(_ path: String) -> String {
    TerminalText.escaped(path) { $0 == "A" ? "\n" : $0 == "D" ? "\r" : "\\u{\($0)}" }
  }

  /// As `escapeData` and `escapeProperty` of actions/toolkit do it.
  private static func command(_ name: String, _ properties: [(name: String, value: String)], _ data: String) -> String {
    let properties = properties.map { property in
      let value = escaped(property.value).replacing(":", with: "%3A").replacing(",", with: "%2C")
      return property.name + "=" + value
    }
    return "::\(name) \(properties.joined(separator: ","))::\(escaped(data))\n"
  }

  private static func escaped(_ text: String) -> String {
    // By scalars: CR and LF together are one character.
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result.append(contentsOf: "%25".unicodeScalars)
      case "\r": result.append(contentsOf: "%0D".unicodeScalars)
      case "\n": result.append(contentsOf: "%0A".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
