import ParallelText

/// A section of an article: a table with a column a locale, which folds.
struct ArticleSection {
  private let page: ArticlePage
  private let section: AlignedSection

  init(_ page: ArticlePage, _ section: AlignedSection) {
    self.page = page
    self.section = section
  }

  private var editions: [AlignedArticle.Edition] { page.article.editions }

  /// Adds the section to a page, with as many rows as there is room for.
  ///
  /// - Parameters:
  ///   - told: Findings that stand on the page already; those of these rows are added.
  ///   - room: No row is begun behind so many bytes of the page.
  /// - Returns: Whether all rows were added.
  func append(to page: inout HTML, _ told: inout Set<String>, room: Int) -> Bool {
    if page.bytes.count > room { return false }
    let heads = self.page.columns.map { place -> HTML in
      let locale = editions[place].locale
      let direction: HTML = locale.isRightToLeft ? " dir=\"rtl\"" : ""
      return "<th scope=\"col\" data-locale=\"\(locale)\"\(direction)>\(HTML.isolated(locale.title))</th>"
    }
    let count = Set(section.findings + section.rows.flatMap(\.findings)).count
    let badge: HTML = count > 0 ? " <span class=\"tag count\">\(count.counted("finding"))</span>" : ""
    page += """
      <details class="section" open>
      <summary><h2>\(title)</h2>\(badge)</summary>
      <div class="columns"><table class="aligned">
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(headingRow)\(notes(section.findings, &told))
      """
    var isWhole = true
    for row in section.rows {
      isWhole = page.bytes.count <= room
      if !isWhole { break }
      page += rendered(row)
      page += notes(row.findings, &told)
    }
    page += "</tbody>\n</table>\n</div></details>\n"
    return isWhole
  }

  /// In the source's language, else in the first locale's that has the section.
  private var title: HTML {
    guard let place = page.columns.first(where: { section.headings[$0] != nil }) else { return "Introduction" }
    return HTML.isolated(section.headings[place]!.text, in: editions[place].locale)
  }

  private var headingRow: HTML {
    if section.level == 0 { return "" }
    let findings = section.findings.compactMap { page.findings[$0] }
    let cells = page.columns.map { place -> HTML in
      guard let heading = section.headings[place] else { return lack(place, findings) }
      let cell = AlignedRow.Cell(
        text: heading.text, markdown: heading.markdown, definitions: heading.definitions, startLine: heading.line,
        endLine: heading.line)
      return filled(cell, place, findings, .heading) { text, _ in text }
    }
    return "<tr class=\"heading\">\(cells)</tr>\n"
  }

  private func rendered(_ row: AlignedRow) -> HTML {
    let findings = row.findings.compactMap { page.findings[$0] }
    let cells = page.columns.map { place -> HTML in
      guard let cell = row.cells[place] else { return lack(place, findings) }
      return filled(cell, place, findings, Self.kind(row.kind)) { text, marks in
        switch row.kind {
        case .step: "<span class=\"marker\">\(cell.number ?? "").</span> \(text)"
        case .item: "<span class=\"marker\">•</span> \(text)"
        case .code: "<pre><code>\(text)</code></pre>"
        case .alert: cell.text.isEmpty ? text : Self.label(cell.text, marks)
        case .paragraph, .row, .image: text
        }
      }
    }
    return "<tr class=\"\(row.kind.rawValue) depth-\(min(row.depth, 6))\">\(cells)</tr>\n"
  }

  // MARK: Cells

  /// So many characters of a cell are shown, so that a row cannot take the room of the page.
  private var mostOfCell: Int { max(2_000, 160_000 / editions.count) }

  /// Of a row so many findings are told beside it.
  private static let mostNotes = 200

  private static func kind(_ kind: AlignedRow.Kind) -> CellText.Kind {
    switch kind {
    case .code: .code
    case .row: .row
    case .step, .item, .paragraph, .image, .alert: .prose
    }
  }

  /// An alert's type as readers see it, instead of the notation.
  private static func label(_ type: String, _ marks: [CellMark]) -> HTML {
    guard let mark = marks.first(where: { !$0.range.isEmpty }) else {
      return "<strong class=\"label\">\(type)</strong>"
    }
    return "<strong class=\"label\">\(mark.opening)\(type)</mark></strong>"
  }

  private func filled(
    _ cell: AlignedRow.Cell, _ place: Int, _ findings: [Finding], _ kind: CellText.Kind,
    _ content: (_ text: HTML, _ marks: [CellMark]) -> HTML
  ) -> HTML {
    let edition = editions[place]
    var marks: [CellMark] = []
    var state: HTML = ""
    for finding in findings {
      for (side, own) in [(CellMark.Side.target, finding.target), (.reference, finding.reference)] {
        guard let own, own.path == edition.path, let found = CellPlace(own, in: cell) else { continue }
        switch found {
        case .whole where side == .target:
          state = " class=\"marked \(finding.severity)\" data-of=\"\(finding.target.locale)\""
        case .whole: if state.isEmpty { state = " class=\"marked\" data-of=\"\(finding.target.locale)\"" }
        case .part(let range):
          marks.append(
            CellMark(
              range: range, side: side, severity: finding.severity, message: finding.message,
              locale: finding.target.locale))
        }
      }
    }
    marks.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    let markdown = cell.markdown.utf8.count > mostOfCell ? cell.markdown.prefix(mostOfCell) + "…" : cell.markdown
    let text = CellText(markdown, definitions: cell.definitions, kind, marks: marks).html
    let shown = content(text, marks)
    return "<td data-locale=\"\(edition.locale)\"\(edition.locale.attributes)\(state)>\(shown)</td>"
  }

  /// A cell that the locale has nothing for: a finding says so, or it is another locale that has too much.
  private func lack(_ place: Int, _ findings: [Finding]) -> HTML {
    let locale = editions[place].locale
    let isMissing = findings.contains { $0.rule.change == .missing && $0.target.path == editions[place].path }
    return isMissing
      ? "<td data-locale=\"\(locale)\" class=\"lack missing\">missing</td>"
      : "<td data-locale=\"\(locale)\" class=\"lack\">–</td>"
  }

  private func notes(_ fingerprints: [String], _ told: inout Set<String>) -> HTML {
    let notes = fingerprints.prefix(Self.mostNotes).compactMap { fingerprint -> HTML? in
      guard let finding = page.findings[fingerprint], told.insert(fingerprint).inserted else { return nil }
      return FindingNote(page, finding).html
    }
    if notes.isEmpty { return "" }
    return "<tr class=\"notes\"><td colspan=\"\(editions.count)\"><ul class=\"findings\">\n\(notes)</ul></td></tr>\n"
  }
}
