import ParallelText

/// The articles that locales lack, a line a locale: each as a finding of its own would fill screens, and say no more.
struct MissingArticles {
  /// By locale, in the report's order.
  private let byLocale: [(locale: LocaleTag, findings: [Finding])]

  init(_ findings: [Finding]) {
    let missing = findings.filter { $0.rule == .missingArticle }
    byLocale = Dictionary(grouping: missing, by: \.target.locale).sorted { $0.key < $1.key }.map { ($0, $1) }
  }

  var isEmpty: Bool { byLocale.isEmpty }

  /// Lines that are not much wider than `columns`. What comes from articles is harmless.
  func text(_ style: Style, columns: Int) -> String {
    byLocale.map { line($0, $1, style, columns: columns) + "\n" }.joined()
  }

  private func line(_ locale: LocaleTag, _ findings: [Finding], _ style: Style, columns: Int) -> String {
    let first = findings[0]
    let severity = findings.lazy.map(\.severity).max()!
    let rule = style.dim("[\(first.rule)]")
    func severityText(_ place: String) -> String {
      style.bold(place + ":") + " " + style.severity(severity, severity.rawValue + ":") + " "
    }
    if findings.count == 1 {
      let place = "\(TerminalText.safe(first.target.path)):\(first.target.start.line):\(first.target.start.column)"
      return severityText(place) + TerminalText.safe(first.message) + " " + rule
    }
    var names = ""
    var rest = findings.count
    for finding in findings {
      let next = (names.isEmpty ? "" : ", ") + TerminalText.safe(finding.article)
      // Room for what stands before and behind.
      if !names.isEmpty, names.count + next.count + 60 > columns { break }
      names += next
      rest -= 1
    }
    names += rest > 0 ? " and \(rest) more" : ""
    return severityText(locale.description) + "\(findings.count) missing articles: \(names) \(rule)"
  }
}
