import Auditing
import ParallelText

/// The findings at a glance: what each locale has and lacks, what the findings come from and where the first of them
/// stand, and the worst articles. One screen, however many findings there are.
public struct SummaryReport {
  /// How many lines it has at most.
  static let height = 40
  /// Of tables that may be long.
  private static let mostLocales = 12
  private static let mostArticles = 5
  /// So many errors are listed one by one.
  private static let mostErrors = 8

  private let style: Style
  private let columns: Int

  /// - Parameters:
  ///   - isColored: Whether the text has colors.
  ///   - columns: How wide lines are; from 80, which the tables need, to 120 are taken.
  public init(isColored: Bool = false, columns: Int = 80) {
    style = Style(isColored: isColored)
    self.columns = min(max(columns, 80), 120)
  }

  /// - Returns: UTF-8. What comes from articles is made harmless (`TerminalText`).
  public func render(_ report: Audit.Report) -> [UInt8] {
    Array(TerminalText.lines(text(report, Causes(report.findings))).utf8)
  }

  func text(_ report: Audit.Report, _ causes: Causes) -> String {
    let totals = ReportTotals(report, style)
    let groups = FindingGroups(report.findings, causes)
    let head = [totals.articles(columns: columns)] + totals.findings + totals.problems
    let locales = localeLines(report.coverage, groups)
    let errors = errorLines(report.findings)
    let articles = articleLines(groups)
    let hint = report.findings.isEmpty ? [] : [Self.hint]
    // A blank line before each part.
    let taken = [locales, errors, articles, hint].reduce(head.count) { $0 + ($1.isEmpty ? 0 : $1.count + 1) }
    let causes = causeLines(groups, report.findings, room: Self.height - taken - 1)
    let parts = [head.map { $0 + "\n" }, locales, errors, causes, articles, hint]
    return parts.filter { !$0.isEmpty }.map { $0.joined() }.joined(separator: "\n")
  }

  private static let hint = "Show some: --locale, --rule, --severity, --limit. What a rule is: stele explain\n"

  // MARK: Locales

  private func localeLines(_ coverage: [LocaleCoverage], _ groups: FindingGroups) -> [String] {
    if coverage.isEmpty { return [] }
    let table = SummaryTable(
      title: "By locale",
      columns: [
        .init(head: "present"), .init(head: "    %"), .init(head: "missing"), .init(head: "untranslated"),
        .init(head: "stale"), .errors, .warnings,
      ], style: style, width: columns)
    func counts(_ locale: LocaleCoverage) -> SeverityCounts { groups.locales[locale.locale] ?? SeverityCounts() }
    var shown = coverage
    if coverage.count > Self.mostLocales {
      // Those with most to do.
      shown = coverage.sorted { first, second in
        let (a, b) = (counts(first), counts(second))
        return a == b ? (second.missing, first.locale) < (first.missing, second.locale) : a.outweighs(b)
      }.prefix(Self.mostLocales).sorted { $0.locale < $1.locale }
    }
    let rows = shown.map { locale in
      table.row(
        locale.locale.description,
        [
          String(locale.articles), Self.percentage(locale), String(locale.missing), String(locale.untranslated),
          String(locale.stale), String(counts(locale).errors), String(counts(locale).warnings),
        ])
    }
    return [table.head] + rows + more(coverage.count - shown.count, "locale")
  }

  private static func percentage(_ locale: LocaleCoverage) -> String {
    locale.expected == 0 ? "" : Percentage.text(locale.sharePresent)
  }

  // MARK: Errors

  /// All errors, if there are few, a line each.
  private func errorLines(_ findings: [Finding]) -> [String] {
    let errors = findings.filter { $0.severity == .error }
    guard (1...Self.mostErrors).contains(errors.count) else { return [] }
    let room = columns - 2
    let lines = errors.map { error in
      let place = Cells.end(of: TerminalText.safe(error.target.path) + ":\(error.target.start.line): ", room * 2 / 3)
      var message = Cells(whole: TerminalText.safe(error.message))
      message.cut(to: room - Cells(whole: place).width)
      return "  \(place)\(message.text)\n"
    }
    return [style.bold("Errors") + "\n"] + lines
  }

  // MARK: Causes

  /// - Parameter room: So many lines at most.
  private func causeLines(_ groups: FindingGroups, _ findings: [Finding], room: Int) -> [String] {
    if groups.causes.isEmpty { return [] }
    let table = SummaryTable(title: "By cause", columns: [.errors, .warnings, .notes], style: style, width: columns)
    // Two lines each, and one that counts the others.
    let most = max(1, (room - 2) / 2)
    let shown = groups.causes.prefix(2 * groups.causes.count < room ? groups.causes.count : most)
    let rows = shown.flatMap { cause in
      [
        table.row(label(cause) + locales(of: cause, findings, groups), cells(cause.counts)),
        "    " + style.dim(places(cause.findings, findings)) + "\n",
      ]
    }
    return [table.head] + rows + more(groups.causes.count - shown.count, "cause")
  }

  /// How many of a cause's findings the locales have that have most of them; nothing where all findings are in one locale.
  private func locales(of cause: FindingGroups.Cause, _ findings: [Finding], _ groups: FindingGroups) -> String {
    if groups.locales.count < 2 { return "" }
    let counts = cause.findings.reduce(into: [:]) { $0[findings[$1].target.locale, default: 0] += 1 }
    let most = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let shown = most.prefix(3).map { most.count > 1 ? "\($0.key) \($0.value)" : "\($0.key)" }
    return " (\(shown.joined(separator: ", "))\(most.count > 3 ? ", …" : ""))"
  }

  /// The rule, and of a cause that findings share what stands in place of what, as far as a line of it tells.
  private func label(_ cause: FindingGroups.Cause) -> String {
    guard let shared = cause.shared else { return cause.rule.rawValue }
    let texts = [shared.from, shared.to].map { text in
      let line = text.split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) } ?? ""
      return line.drop(while: \.isWhitespace).prefix(columns)
    }
    return TerminalText.safe("\(cause.rule): \(texts[0]) → \(texts[1])")
  }

  /// As many of the first places as fit into a line, those of the highest severity first.
  private func places(_ indexes: [Int], _ findings: [Finding]) -> String {
    let room = columns - 4
    let highest = indexes.lazy.map { findings[$0].severity }.max()
    let shown =
      indexes.filter { findings[$0].severity == highest } + indexes.filter { findings[$0].severity != highest }
    var text = ""
    for (number, index) in shown.prefix(3).enumerated() {
      let place = findings[index].target
      let next = TerminalText.safe(place.path) + ":\(place.start.line)"
      let rest = number + 1 < indexes.count ? ", …" : ""
      if number == 0 {
        text = Cells.end(of: next, room - rest.count)
      } else if Cells(whole: text + ", " + next + rest).width <= room {
        text += ", " + next
      } else {
        return text + ", …"
      }
    }
    return text + (indexes.count > 3 ? ", …" : "")
  }

  private func cells(_ counts: SeverityCounts) -> [String] {
    [counts.errors, counts.warnings, counts.notes].map { String($0) }
  }

  // MARK: Articles

  private func articleLines(_ groups: FindingGroups) -> [String] {
    if groups.articles.isEmpty { return [] }
    let table = SummaryTable(
      title: "Worst articles", columns: [.errors, .warnings, .notes], style: style, width: columns)
    let rows = groups.articles.prefix(Self.mostArticles).map { article in
      let locales = article.locales.prefix(4).map(\.description).joined(separator: ", ")
      let label = TerminalText.safe(article.name) + " (\(locales)\(article.locales.count > 4 ? ", …" : ""))"
      return table.row(label, cells(article.counts))
    }
    return [table.head] + rows + more(groups.articles.count - rows.count, "article")
  }

  private func more(_ number: Int, _ noun: String) -> [String] {
    number > 0 ? [style.dim("  and " + number.counted("more " + noun)) + "\n"] : []
  }
}

/// Shares for people.
package enum Percentage {
  /// A share for programs, with three digits behind the point: rounded down, so that 1 is all of it.
  package static func rounded(_ share: Double) -> Double { (share * 1_000).rounded(.down) / 1_000 }

  /// Such as `97 %`: rounded, but 100 % is all of it, and 0 % nothing.
  ///
  /// - Parameter share: 0 to 1.
  package static func text(_ share: Double) -> String {
    if share > 0, share < 0.01 { return "<1 %" }
    return "\(share < 1 ? min(99, Int((share * 100).rounded())) : 100) %"
  }
}
