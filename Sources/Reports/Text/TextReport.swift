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

  /// - Returns: UTF-8. What comes from articles is made harmless (`TerminalText`).
  public func render(_ report: Audit.Report) -> [UInt8] {
    var text = ""
    let causes = Causes(report.findings)
    let byArticle = Dictionary(grouping: causes.told) { report.findings[$0].article }
    for (article, findings) in byArticle.sorted(by: { $0.value[0] < $1.value[0] }) {
      text += style.bold(TerminalText.safe(article)) + "\n\n"
      for index in findings { text += block(index, report.findings, causes) + "\n" }
    }
    appendSummary(report, causes, to: &text)
    return Array(TerminalText.lines(text).utf8)
  }

  // MARK: Findings

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
    if rest > 0 { text += style.dim(margin.empty + " \(lines[0].sign.rawValue) … \(count(rest, "more line"))") + "\n" }
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

  private func appendSummary(_ report: Audit.Report, _ causes: Causes, to text: inout String) {
    let locales = report.locales.map(\.description).joined(separator: ", ")
    text += "\(count(report.articleSets, "article")) in \(count(report.articles, "file")), "
    text += count(report.locales.count, "locale") + (locales.isEmpty ? "" : " (\(locales))") + "\n"
    let severities = Severity.allCases.reversed().compactMap { severity in
      let number = report.findings.count { $0.severity == severity }
      return number == 0 ? nil : style.severity(severity, count(number, severity.rawValue))
    }
    text += style.bold(report.findings.isEmpty ? "no findings" : count(report.findings.count, "finding"))
    text += (severities.isEmpty ? "" : ": ") + severities.joined(separator: ", ") + "\n"
    let byComments = report.accepted.count { if case .comment = $0.by { true } else { false } }
    let byBaseline = report.accepted.count - byComments
    if byBaseline > 0 { text += count(byBaseline, "finding") + " accepted by the baseline\n" }
    if byComments > 0 { text += count(byComments, "finding") + " accepted by comments\n" }
    let byRule = Dictionary(grouping: report.findings, by: \.rule).mapValues(\.count)
    let told = Dictionary(grouping: causes.told) { report.findings[$0].rule }.mapValues(\.count)
    let width = byRule.values.map { String($0).count }.max() ?? 0
    for (rule, number) in byRule.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      text += "  " + String(repeating: " ", count: width - String(number).count) + "\(number) \(rule)"
      if let causes = told[rule], causes < number { text += ", " + count(causes, "cause") }
      text += "\n"
    }
    if !report.notCompared.isEmpty {
      text += "\(count(report.notCompared.count, "file")) not compared: see standard error\n"
    }
    if !report.errors.isEmpty {
      text += "\(count(report.errors.count, "input")) not read, or not in full: see standard error\n"
    }
  }

  private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
