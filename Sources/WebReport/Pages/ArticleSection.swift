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

  /// - Parameter told: Findings that stand on the page already; those of this section are added.
  func html(_ told: inout Set<String>) -> HTML {
    let heads = page.columns.map { place -> HTML in
      let locale = editions[place].locale
      let direction: HTML = locale.isRightToLeft ? " dir=\"rtl\"" : ""
      return "<th scope=\"col\" data-locale=\"\(locale)\"\(direction)>\(HTML.isolated(locale.title))</th>"
    }
    let table: HTML = """
      <table class="aligned">
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(headingRow)\(notes(section.findings, &told))\(rows(&told))</tbody>
      </table>

      """
    let count = Set(section.findings + section.rows.flatMap(\.findings)).count
    let badge: HTML = count > 0 ? " <span class=\"tag count\">\(count.counted("finding"))</span>" : ""
    return """
      <details class="section" open>
      <summary><h2>\(title)</h2>\(badge)</summary>
      <div class="columns">\(table)</div></details>

      """
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

  private func rows(_ told: inout Set<String>) -> HTML {
    var rows = HTML()
    for row in section.rows {
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
      rows += "<tr class=\"\(row.kind.rawValue) depth-\(min(row.depth, 6))\">\(cells)</tr>\n"
      rows += notes(row.findings, &told)
    }
    return rows
  }

  // MARK: Cells

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
    let text = CellText(cell.markdown, definitions: cell.definitions, kind, marks: marks).html
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
    let notes = fingerprints.compactMap { fingerprint -> HTML? in
      guard let finding = page.findings[fingerprint], told.insert(fingerprint).inserted else { return nil }
      return FindingNote(page, finding).html
    }
    if notes.isEmpty { return "" }
    return "<tr class=\"notes\"><td colspan=\"\(editions.count)\"><ul class=\"findings\">\n\(notes)</ul></td></tr>\n"
  }
}
