import Auditing
import ParallelText

/// The findings for people: by article, with both sides quoted and what differs marked. Of findings that share a cause one
/// is told, with the places of the others.
///
/// A finding's first line is one that compilers print, so that editors take a reader to its place
/// (`path:line:column: severity: message`; GNU Coding Standards, 4.4).
public struct TextReport {
  private let style: Style
  private let columns: Int

  /// - Parameters:
  ///   - isColored: Whether colours mark what differs, or carets.
  ///   - columns: How wide quotations may be; at least 40 are taken.
  public init(isColored: Bool, columns: Int = 120) {
    style = Style(isColored: isColored)
    self.columns = max(columns, 40)
  }

  /// A report that is longer than a screen begins with a summary, whatever it is printed on.
  private static let screen = 24

  /// - Returns: UTF-8. What comes from articles is made harmless (`TerminalText`).
  public func render(_ report: Audit.Report) -> [UInt8] {
    let causes = Causes(report.findings)
    let totals = ReportTotals(report, style)
    let body = body(report, causes)
    var text = body
    let rules = rules(report, causes)
    let isLong = Self.lines(of: body) + Self.lines(of: rules) > Self.screen
    if isLong {
      let summary = SummaryReport(isColored: style.isColored, columns: 80).text(report, causes)
      text = summary + "\n" + style.bold("Findings") + "\n\n" + body
    }
    text += ([totals.articles()] + totals.findings).map { $0 + "\n" }.joined()
    text += (isLong ? "" : rules) + totals.problems.map { $0 + "\n" }.joined()
    return Array(TerminalText.lines(text).utf8)
  }

  private static func lines(of text: String) -> Int {
    var text = text
    return text.withUTF8 { text in text.count { $0 == 0x0A } }
  }

  // MARK: Findings

  /// The findings by article, and behind them what each locale lacks.
  private func body(_ report: Audit.Report, _ causes: Causes) -> String {
    var text = ""
    let missing = MissingArticles(report.findings)
    let told = causes.told.filter { report.findings[$0].rule != .missingArticle }
    let byArticle = Dictionary(grouping: told) { report.findings[$0].article }
    for (article, findings) in byArticle.sorted(by: { $0.value[0] < $1.value[0] }) {
      text += style.bold(TerminalText.safe(article)) + "\n\n"
      for index in findings { text += block(index, report.findings, causes) + "\n" }
    }
    return text + missing.text(style, columns: columns) + (missing.isEmpty ? "" : "\n")
  }

  /// A finding as `block` has it, and where else its cause shows.
  func block(_ index: Int, _ findings: [Finding], _ causes: Causes) -> String {
    let finding = findings[index]
    let cause = CauseText(causes[index], of: finding)
    return block(finding) + (cause.map { style.dim("  " + $0.line(findings)) + "\n" } ?? "")
  }

  /// A finding's first line, and what stands on its two sides.
  func block(_ finding: Finding) -> String {
    let place = finding.target
    var text = style.bold("\(TerminalText.safe(place.path)):\(place.start.line):\(place.start.column):") + " "
    text += style.severity(finding.severity, finding.severity.rawValue + ":") + " "
    text += TerminalText.safe(finding.message) + " " + style.dim("[\(finding.rule)]") + "\n"

    let quotation = Quotation(finding)
    let lines = quotation.target + quotation.reference
    let margin = Margin(
      locale: lines.map(\.locale.count).max() ?? 0, number: lines.map { String($0.number).count }.max() ?? 0)
    append(quotation.target, rest: quotation.targetRest, margin, Style.red, to: &text)
    append(quotation.reference, rest: quotation.referenceRest, margin, Style.green, to: &text)
    return text
  }

  /// The columns before a quoted line: `  fr-FR  77 │ `.
  private struct Margin {
    var locale: Int
    var number: Int
    var width: Int { locale + number + 6 }

    func text(_ line: Quotation.Line) -> String {
      let number = String(line.number)
      return "  " + line.locale + spaces(locale - line.locale.count) + " " + spaces(self.number - number.count) + number
    }
    func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
    var empty: String { spaces(width - 3) }
  }

  private func append(
    _ lines: [Quotation.Line], rest: Int, _ margin: Margin, _ color: String, to text: inout String
  ) {
    for line in lines {
      var cells = Cells(line.text, marking: line.mark ?? 0..<0, reach: columns)
      cells.fit(columns - margin.width)
      let isChange = line.sign != .context
      text += style.dim(margin.text(line)) + " "
      text += isChange ? style.paint(color, "\(line.sign.rawValue)") : style.dim("\(line.sign.rawValue)")
      text += " " + quote(cells, isMarked: line.mark != nil, isChange ? color : nil, markedIn: color) + "\n"
      if line.mark != nil, !style.isColored {
        let mark = cells.marked
        text += margin.empty + " │ " + margin.spaces(Cells.width(cells.cells[..<mark.lowerBound]))
        text += String(repeating: "^", count: max(1, Cells.width(cells.cells[mark]))) + "\n"
      }
    }
    if rest > 0 {
      text += style.dim(margin.empty + " \(lines[0].sign.rawValue) … \(rest.counted("more line"))") + "\n"
    }
  }

  private func quote(_ cells: Cells, isMarked: Bool, _ color: String?, markedIn markColor: String) -> String {
    guard isMarked, style.isColored else { return color.map { style.paint($0, cells.text) } ?? cells.text }
    let before = Cells.text(cells.cells[..<cells.marked.lowerBound])
    if cells.marked.isEmpty {
      // Nothing stands here that a colour could show: as a cursor would.
      let next = cells.cells.dropFirst(cells.marked.lowerBound)
      return before + style.paint(markColor + Style.inverse, next.first?.text ?? " ") + Cells.text(next.dropFirst())
    }
    let after = Cells.text(cells.cells[cells.marked.upperBound...])
    return before + style.paint(markColor, Cells.text(cells.cells[cells.marked])) + after
  }

  // MARK: Summary

  /// How many findings of each rule there are, and how many causes they have.
  private func rules(_ report: Audit.Report, _ causes: Causes) -> String {
    let byRule = Dictionary(grouping: report.findings, by: \.rule).mapValues(\.count)
    let told = Dictionary(grouping: causes.told) { report.findings[$0].rule }.mapValues(\.count)
    let width = byRule.values.map { String($0).count }.max() ?? 0
    return byRule.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { rule, number in
      let causes = told[rule].map { $0 < number ? ", " + $0.counted("cause") : "" } ?? ""
      return "  " + String(repeating: " ", count: width - String(number).count) + "\(number) \(rule)\(causes)\n"
    }.joined()
  }
}
