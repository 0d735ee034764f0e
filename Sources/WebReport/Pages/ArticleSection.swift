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
    var rows = HTML()
    if section.level > 0 {
      let cells = section.headings.enumerated().map { place, heading -> HTML in
        guard let heading else { return lack(editions[place].locale) }
        return cell(
          editions[place].locale,
          CellText.html(heading.markdown, definitions: heading.definitions, marks: [], isCode: false))
      }
      rows += "<tr class=\"heading\">\(cells)</tr>\n"
    }
    rows += notes(section.findings, &told)
    for row in section.rows {
      let cells = row.cells.enumerated().map { place, own -> HTML in
        guard let own else { return lack(editions[place].locale) }
        return cell(editions[place].locale, content(of: own, in: row, place))
      }
      rows += "<tr class=\"\(row.kind.rawValue) depth-\(min(row.depth, 6))\">\(cells)</tr>\n"
      rows += notes(row.findings, &told)
    }
    let heads = editions.map { "<th scope=\"col\" data-locale=\"\($0.locale)\">\($0.locale.title)</th>" as HTML }
    let title = section.headings.lazy.compactMap { $0 }.first.map { HTML.isolated($0.text) } ?? "Introduction"
    let count = Set(section.findings + section.rows.flatMap(\.findings)).count
    let badge: HTML = count > 0 ? " <span class=\"tag\">\(count.counted("finding"))</span>" : ""
    return """
      <details class="section" open>
      <summary><h2>\(title)</h2>\(badge)</summary>
      \(HTML.scrolling("Section", "<table class=\"aligned\">\n<thead><tr>\(heads)</tr></thead>\n<tbody>\n\(rows)</tbody>\n</table>\n"))</details>

      """
  }

  private func content(of cell: AlignedRow.Cell, in row: AlignedRow, _ place: Int) -> HTML {
    let text = CellText.html(
      cell.markdown, definitions: cell.definitions, marks: [], isCode: row.kind == .code)
    switch row.kind {
    case .step: return "<span class=\"marker\">\(cell.number ?? "").</span> \(text)"
    case .item: return "<span class=\"marker\">•</span> \(text)"
    case .code: return "<pre><code>\(text)</code></pre>"
    case .paragraph, .row, .image, .alert: return text
    }
  }

  private func cell(_ locale: LocaleTag, _ content: HTML) -> HTML {
    "<td data-locale=\"\(locale)\"\(locale.attributes)>\(content)</td>"
  }

  private func lack(_ locale: LocaleTag) -> HTML { "<td data-locale=\"\(locale)\" class=\"lack\">missing</td>" }

  private func notes(_ fingerprints: [String], _ told: inout Set<String>) -> HTML {
    let notes = fingerprints.compactMap { fingerprint -> HTML? in
      guard let finding = page.findings[fingerprint], told.insert(fingerprint).inserted else { return nil }
      return FindingNote(page, finding).html
    }
    if notes.isEmpty { return "" }
    return "<tr class=\"notes\"><td colspan=\"\(editions.count)\"><ul class=\"findings\">\n\(notes)</ul></td></tr>\n"
  }
}
