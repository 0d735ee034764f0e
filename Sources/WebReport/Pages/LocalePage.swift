import IndexStore
import ParallelText

/// What there is to do in a locale.
struct LocalePage {
  private let site: Site
  private let locale: LocaleTag
  private let list: WorkList
  private let hasXLIFF: Bool
  private let path: String
  private var place: PagePlace { PagePlace(path) }

  /// So many findings are in the page itself; the script reads the others.
  private static let rows = 100

  init(_ site: Site, _ locale: LocaleTag, _ list: WorkList, hasXLIFF: Bool) {
    self.site = site
    self.locale = locale
    self.list = list
    self.hasXLIFF = hasXLIFF
    path = "locales/\(locale).html"
  }

  var resource: Resource {
    let body: HTML = """
      <h1>\(HTML.isolated(locale.title))</h1>
      \(figures)\(downloads)\(work)
      """
    return .page(
      site.layout.page(title: locale.title, at: path, part: .overview, scripts: ["worklist"], body: body))
  }

  private var figures: HTML {
    let figures = site.content.totals[locale] ?? LocaleFigures()
    return """
      <p class="lead">\(HTML.grouped(figures.present)) present, \(HTML.grouped(figures.current)) current \
      (\(HTML.percent(figures.current, of: figures.expected))), \(HTML.grouped(figures.stale)) stale, \
      \(HTML.grouped(figures.untranslated)) untranslated, \(HTML.grouped(figures.missing)) missing.
      \(Severity.error.badge) \(HTML.grouped(figures.errors)) \(Severity.warning.badge) \(HTML.grouped(figures.warnings)) \
      \(Severity.note.badge) \(HTML.grouped(figures.notes))</p>

      """
  }

  private var downloads: HTML {
    let csv: HTML = "<a\(href: Address("locales/\(locale).csv", from: place)) download>CSV</a>"
    let xliff: HTML = hasXLIFF ? ", <a\(href: Address("locales/\(locale).xlf", from: place)) download>XLIFF</a>" : ""
    return "<p class=\"downloads\">Download the list: \(csv)\(xliff)</p>\n"
  }

  private var work: HTML {
    if list.findings.isEmpty { return "<p>There is nothing to do: no finding is open.</p>" }
    let parts = WorkList.parts(of: list.findings.count)
    let first = list.first(Self.rows)
    let rest: HTML =
      list.findings.count > first.count
      ? "<noscript><p>The first \(first.count) of \(list.findings.count) findings. The download has all.</p></noscript>\n"
      : ""
    let table: HTML = """
      <table class="work" id="work">
      <caption>Open findings</caption>
      <thead><tr><th scope="col" data-key="severity">Severity</th><th scope="col" data-key="article">Article</th>\
      <th scope="col" data-key="rule">Rule</th><th scope="col" data-key="message">Finding</th></tr></thead>
      <tbody>
      \(first.map(row))</tbody>
      </table>

      """
    return """
      <section aria-labelledby="list">
      <h2 id="list">Work list</h2>
      <form class="filters" id="filters" hidden></form>
      \(rest)<div id="list-area" data-locale="\(locale)" data-source="\(site.content.source?.description ?? "")" \
      data-parts="\(parts)" data-total="\(list.findings.count)">
      \(HTML.scrolling("Work list", table))</div>
      </section>

      """
  }

  private func row(_ item: OpenFinding) -> HTML {
    let finding = item.finding
    let article: HTML
    var message: HTML = "\(HTML.isolated(finding.message))"
    if let figures = site.content.article(item.set) {
      let locales = [site.content.source, locale].compactMap { $0 }
      article = ArticleLink.html(figures, site, from: place)
      let address = ArticleLink.address(
        figures, from: place, locales: locales.count > 1 && locales[0] != locales[1] ? locales : [],
        fragment: "f-\(finding.fingerprint)")
      message = "<a\(href: address)>\(message)</a>"
    } else {
      article = HTML.isolated(finding.article)
    }
    let cause: HTML = list.cause(of: finding).map { CauseLabel.change($0) } ?? ""
    return """
      <tr><td>\(finding.severity.badge)</td><td>\(article)</td>\
      <td><a\(href: Address("rules/\(finding.rule).html", from: place))>\(finding.rule)</a></td>\
      <td>\(message)\(cause)<span class="key">\(HTML.isolated("\(finding.target.path):\(finding.target.start.line)"))</span></td></tr>

      """
  }
}
