import DriftRules
import ParallelText

/// Rules for people: a table of them, and the page of one.
public struct RuleText {
  private let style: Style
  private let columns: Int

  /// - Parameters:
  ///   - isColored: Whether headings are bold.
  ///   - columns: How wide prose may be; at least 40 are taken. Examples stay as they are.
  public init(isColored: Bool = false, columns: Int = 80) {
    style = Style(isColored: isColored)
    self.columns = max(columns, 40)
  }

  /// A line a rule: name, severity, summary.
  public func table(_ rules: [RuleID]) -> String {
    let names = rules.map(\.rawValue.count).max() ?? 0
    let severities = Severity.allCases.map(\.rawValue.count).max() ?? 0
    let margin = names + severities + 4
    return rules.map { rule in
      let severity = rule.severity.rawValue
      return style.bold(rule.rawValue) + spaces(names - rule.rawValue.count + 2)
        + style.severity(rule.severity, severity) + spaces(severities - severity.count + 2)
        + wrapped(rule.summary, margin: margin).dropFirst(margin) + "\n"
    }.joined()
  }

  /// A rule's page. SARIF's `help.text` as well.
  public func page(_ rule: RuleID) -> String {
    var text = style.bold(rule.rawValue) + " (\(rule.severity.rawValue))\n"
    for part in rule.page.parts {
      switch part {
      case .heading(let heading): text += "\n" + style.bold(heading) + "\n"
      case .paragraph(let paragraph): text += "\n" + wrapped(paragraph, margin: 2) + "\n"
      case .block(language: "text", name: _, let lines):
        text += "\n" + lines.map { wrapped($0, margin: 4) + "\n" }.joined()
      case .block(language: _, let name, let lines):
        if !name.isEmpty { text += "\n  " + RulePage.path(of: name) + ":\n" }
        text += "\n" + lines.map { $0.isEmpty ? "\n" : spaces(4) + $0 + "\n" }.joined()
      }
    }
    return text
  }

  private func wrapped(_ text: String, margin: Int) -> String {
    var lines = ""
    var room = 0
    for word in text.split(separator: " ") {
      let width = word.reduce(0) { $0 + Cells.Cell($1).width }
      if lines.isEmpty || width + 1 > room {
        lines += (lines.isEmpty ? "" : "\n") + spaces(margin) + word
        room = columns - margin - width
      } else {
        lines += " " + word
        room -= width + 1
      }
    }
    return lines
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}
