import IndexStore
import ParallelText

/// An article with its locales side by side, row by row, and its findings where they lie.
struct ArticlePage {
  let site: Site
  let article: AlignedArticle
  let findings: [String: Finding]
  let place: PagePlace
  /// The editions in the order of the columns: what the others were translated from, then by locale.
  let columns: [Int]

  /// In the order of the report.
  private let all: [Finding]

  /// Rows are told up to so many bytes; a page has less than 2 MB.
  private static let room = 1_200_000
  private static let most = 1_900_000
  /// What rows do not tell has so many bytes at least, however much else the page has.
  private static let leastRest = 200_000

  private init(_ site: Site, _ article: AlignedArticle, _ findings: [Finding], at path: String) {
    self.site = site
    self.article = article
    all = findings
    self.findings = Dictionary(findings.map { ($0.fingerprint, $0) }) { first, _ in first }
    place = PagePlace(path)
    let places = article.editions.indices
    columns =
      places.filter { article.editions[$0].locale == article.source }
      + places.filter { article.editions[$0].locale != article.source }
  }

  static func resource(_ site: Site, _ figures: ArticleFigures, at path: String) throws -> Resource? {
    guard let (article, findings) = try site.readers.read({ try $0.article(figures.id) }) else { return nil }
    let page = ArticlePage(site, article, findings, at: path)
    let title = figures.title ?? article.key
    let own = page.own
    let many: HTML = article.editions.count > 5 ? " class=\"many\"" : ""
    let body: HTML = """
      <h1>\(HTML.isolated(title))</h1>
      <p class="key">\(HTML.isolated(article.key))</p>
      \(page.locales(figures))\(page.controls(findings.count))\(own)
      <div id="text"\(many)>
      \(page.sections(besides: own.bytes.count))</div>
      """
    return .page(
      site.layout.page(title: title, at: path, part: .articles, scripts: ["article"], body: body))
  }

  // MARK: Head

  /// What the article has in each locale, with boxes that choose the columns.
  private func locales(_ figures: ArticleFigures) -> HTML {
    let boxes = columns.map { place -> HTML in
      let locale = article.editions[place].locale
      let counts = figures[locale] ?? .none
      let source: HTML = locale == article.source ? " <span class=\"tag\" data-source=\"\(locale)\">source</span>" : ""
      let errors: HTML = counts.errors > 0 ? " \(Severity.error.badge(counts.errors))" : ""
      let warnings: HTML = counts.warnings > 0 ? " \(Severity.warning.badge(counts.warnings))" : ""
      let direction: HTML = locale.isRightToLeft ? " data-dir=\"rtl\"" : ""
      return """
        <li><label><input type="checkbox" name="locale" value="\(locale)"\(direction) checked hidden> \
        <span>\(locale.title)</span></label>\(source)\(errors)\(warnings)</li>

        """
    }
    let files = columns.map { place -> HTML in
      let edition = article.editions[place]
      let translation = [edition.translation?.rawValue, edition.translatedOn].compactMap { $0 }.joined(separator: ", ")
      let file = fileLink(edition.path, edition.locale, line: 1, text: HTML.isolated(edition.path))
      return "<tr><th scope=\"row\">\(edition.locale)</th><td>\(file)</td><td>\(translation)</td></tr>\n"
    }
    let table: HTML = """
      <table><thead><tr><th scope="col">Locale</th><th scope="col">File</th><th scope="col">Translation</th></tr></thead>
      <tbody>
      \(files)</tbody></table>

      """
    return """
      <ul class="editions" aria-label="Locales">
      \(boxes)</ul>
      \(missing(figures))<details class="files">
      <summary>Files</summary>
      \(HTML.scrolling("Files", table))</details>

      """
  }

  private func missing(_ figures: ArticleFigures) -> HTML {
    let lacking = figures.locales.filter { $0.counts.missing > 0 }.map(\.locale.title)
    return lacking.isEmpty ? "" : "<p class=\"lacking\">Missing in \(lacking.joined(separator: ", ")).</p>\n"
  }

  private func controls(_ count: Int) -> HTML {
    """
    <div class="controls" id="controls"><div class="buttons"><span id="position">\(count.counted("finding"))</span>
    <button type="button" id="previous" hidden>Previous <kbd>k</kbd></button>
    <button type="button" id="next" hidden>Next finding <kbd>j</kbd></button></div></div>

    """
  }

  /// Findings about front matter, or the whole file; notes folded, since they are seldom what one comes for.
  private var own: HTML {
    let own = article.findings.compactMap { findings[$0] }
    func list(_ findings: [Finding]) -> HTML {
      "<ul class=\"findings own\">\n\(findings.map { FindingNote(self, $0).html })</ul>\n"
    }
    let (notes, others) = (own.filter { $0.severity == .note }, own.filter { $0.severity != .note })
    let folded: HTML =
      notes.isEmpty
      ? ""
      : """
      <details class="own-notes"><summary>\(notes.count.counted("note")) about whole files</summary>
      \(list(notes))</details>

      """
    return others.isEmpty ? folded : list(others) + folded
  }

  // MARK: Text

  /// - Parameter size: How many bytes the findings about whole files take.
  private func sections(besides size: Int) -> HTML {
    var told = Set(article.findings)
    var html = HTML()
    var isWhole = true
    for section in article.sections where section.level > 0 || !section.rows.isEmpty {
      isWhole = ArticleSection(self, section).append(to: &html, &told, room: Self.room)
      if !isWhole { break }
    }
    if !isWhole {
      html += "<p class=\"cut\">The article is too long for one page. Its files have the rest.</p>\n"
    }
    return html + rest(told, room: max(Self.most - html.bytes.count - size, Self.leastRest))
  }

  /// The findings that no row tells, as far as there is room: those of rows that are left out, or have very many.
  private func rest(_ told: Set<String>, room: Int) -> HTML {
    var told = told
    let rest = all.filter { told.insert($0.fingerprint).inserted }
    if rest.isEmpty { return "" }
    var notes = HTML()
    var count = 0
    for finding in rest {
      if notes.bytes.count >= room { break }
      notes += FindingNote(self, finding).html
      count += 1
    }
    let others: HTML =
      count < rest.count
      ? "<p class=\"cut\">The locales’ work lists have \((rest.count - count).counted("more finding")).</p>\n" : ""
    return """
      <p class="cut">Findings that stand beside no row:</p>
      <ul class="findings own">
      \(notes)</ul>
      \(others)
      """
  }

  /// A place in a file: a link where the report knows how to make one.
  func fileLink(_ path: String, _ locale: LocaleTag, line: Int, column: Int = 1, text: HTML) -> HTML {
    guard let link = site.options.link else { return text }
    return "<a\(href: link.address(path, locale, line: line, column: column))>\(text)</a>"
  }
}
