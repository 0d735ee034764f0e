import ParallelText

/// An aligned article for people: its locales side by side, with what has drifted below the rows that it lies in.
public struct ArticleText {
  private static let gap = 3
  /// Columns that are narrower would not be read with pleasure; the locales then stand below one another.
  private static let narrowest = 22

  private let style: Style
  private let columns: Int

  /// - Parameters:
  ///   - isColored: Whether the text has colors.
  ///   - columns: How wide lines may be; at least 40 are taken.
  public init(isColored: Bool = false, columns: Int) {
    style = Style(isColored: isColored)
    self.columns = max(columns, 40)
  }

  /// - Parameters:
  ///   - article: What to show.
  ///   - findings: Those that the article's rows name; others are passed over.
  public func render(_ article: AlignedArticle, _ findings: [Finding]) -> [UInt8] {
    let byFingerprint = Dictionary(findings.map { ($0.fingerprint, $0) }, uniquingKeysWith: { first, _ in first })
    var text = style.bold(TerminalText.safe(article.key)) + "\n"
    for edition in article.editions { text += about(edition) + "\n" }
    text += notes(article.findings, byFingerprint)
    let width = (columns - Self.gap * (article.editions.count - 1)) / max(article.editions.count, 1)
    let isBeside = width >= Self.narrowest || article.editions.count == 1
    for section in article.sections where section.level > 0 || !section.rows.isEmpty {
      text += "\n"
      if section.level > 0 {
        let marks = String(repeating: "#", count: section.level) + " "
        text += block(
          section.headings.map { $0.map { [marks + $0.text] } }, article, isBeside ? width : nil, isBold: true)
      }
      text += notes(section.findings, byFingerprint)
      for row in section.rows {
        text += block(row.cells.map { $0.map { lines(of: $0, in: row) } }, article, isBeside ? width : nil)
        text += notes(row.findings, byFingerprint)
      }
    }
    return Array(TerminalText.lines(text).utf8)
  }

  private func about(_ edition: AlignedArticle.Edition) -> String {
    let translation = [edition.translation?.rawValue, edition.translatedOn].compactMap { $0 }.joined(separator: ", ")
    return "  \(edition.locale)  " + TerminalText.safe(edition.path)
      + (translation.isEmpty ? "" : style.dim("  \(TerminalText.safe(translation))"))
  }

  /// A cell's text with what tells its kind.
  private func lines(of cell: AlignedRow.Cell, in row: AlignedRow) -> [String] {
    let indentation = String(repeating: "  ", count: row.depth)
    let mark =
      switch row.kind {
      case .step: (cell.number ?? "") + ". "
      case .item: "- "
      case .image: "[image] "
      case .alert: "! "
      case .row: "| "
      case .paragraph: ""
      case .code: "  "
      }
    return cell.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { number, line in
      indentation + (number == 0 || row.kind == .code ? mark : String(repeating: " ", count: mark.count)) + line
    }
  }

  // MARK: Columns

  /// - Parameter width: Of each column; nil to put the locales below one another.
  private func block(_ cells: [[String]?], _ article: AlignedArticle, _ width: Int?, isBold: Bool = false) -> String {
    guard let width else { return stack(cells, article, isBold) }
    let wrapped = cells.map { lines in
      lines.map { lines in lines.flatMap { Cells.wrap($0, to: width) } } ?? [[Cells.Cell(text: "—", width: 1)]]
    }
    var text = ""
    for number in 0..<(wrapped.map(\.count).max() ?? 0) {
      var line = ""
      var skipped = 0
      for (column, lines) in wrapped.enumerated() {
        let shown = number < lines.count ? lines[number] : []
        if !shown.isEmpty {
          line += String(repeating: " ", count: skipped) + paint(shown, isMissing: cells[column] == nil, isBold)
          skipped = 0
        }
        skipped += width - Cells.width(shown[...]) + Self.gap
      }
      text += line + "\n"
    }
    return text
  }

  private func stack(_ cells: [[String]?], _ article: AlignedArticle, _ isBold: Bool) -> String {
    let margin = article.editions.map(\.locale.description.count).max() ?? 0
    var text = ""
    for (column, lines) in cells.enumerated() {
      let locale = article.editions[column].locale.description
      let wrapped =
        lines.map { $0.flatMap { Cells.wrap($0, to: columns - margin - 3) } } ?? [[Cells.Cell(text: "—", width: 1)]]
      for (number, line) in wrapped.enumerated() {
        let name = number == 0 ? locale : ""
        text += style.dim(name + String(repeating: " ", count: margin - name.count) + " │ ")
        text += paint(line, isMissing: lines == nil, isBold) + "\n"
      }
    }
    return text
  }

  private func paint(_ cells: [Cells.Cell], isMissing: Bool, _ isBold: Bool) -> String {
    let text = TerminalText.isolated(Cells.text(cells[...]))
    return isMissing ? style.dim(text) : isBold ? style.bold(text) : text
  }

  // MARK: Drift

  private func notes(_ fingerprints: [String], _ findings: [String: Finding]) -> String {
    fingerprints.compactMap { findings[$0] }.map { finding in
      let place = "\(finding.target.locale):\(finding.target.start.line)"
      return "  " + style.severity(finding.severity, "▲ \(finding.severity.rawValue)") + " \(place) "
        + TerminalText.isolated(TerminalText.safe(finding.message)) + style.dim(" [\(finding.rule)]") + "\n"
    }.joined()
  }
}
