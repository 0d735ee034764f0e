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
      \(figures)\(work)\(trend)
      """
    return .page(
      site.layout.page(title: locale.title, at: path, part: .overview, scripts: ["worklist"], body: body))
  }

  private var figures: HTML {
    let figures = site.content.totals[locale] ?? LocaleFigures()
    let parts = [
      (figures.stale, "stale"), (figures.untranslated, "untranslated"), (figures.missing, "missing"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let state: String
    if !parts.isEmpty {
      let verb = figures.current == 1 || figures.expected == 1 ? "is" : "are"
      state =
        "\(figures.current) of \(figures.expected.counted("article")) \(verb) current; \(parts.joined(separator: ", "))."
    } else if figures.present == 1 {
      state = "The only article is there and current."
    } else {
      state = "All \(figures.present) articles are there and current."
    }
    let counts = [(Severity.error, figures.errors), (.warning, figures.warnings), (.note, figures.notes)]
      .filter { $0.1 > 0 }.map { "\($0.badge($1)) " as HTML }
    return "<p class=\"lead\">\(counts)\(state)</p>\n"
  }

  private var trend: HTML {
    Trend.section(site.content.history.filter { $0.locales[locale] != nil }) { $0.locales[locale] ?? LocaleFigures() }
  }

  private var downloads: HTML {
    let csv: HTML = "<a\(href: Address("locales/\(locale).csv", from: place)) download>CSV</a>"
    let xliff: HTML = hasXLIFF ? ", <a\(href: Address("locales/\(locale).xlf", from: place)) download>XLIFF</a>" : ""
    return "<p class=\"downloads\">Download: \(csv)\(xliff)</p>\n"
  }

  private var work: HTML {
    if list.findings.isEmpty { return "<p>No finding is open.</p>" }
    let parts = WorkList.parts(of: list.findings.count)
    let first = list.first(Self.rows)
    let rest: HTML =
      list.findings.count > first.count
      ? "<noscript><p>The first \(first.count) of \(list.findings.count) findings. The download has all.</p></noscript>\n"
      : ""
    let table: HTML = """
      <table class="work" id="work">
      <caption class="hidden">Open findings</caption>
      <thead><tr><th scope="col" data-key="severity">Severity</th><th scope="col" data-key="message">Finding</th>\
      <th scope="col" data-key="article">Article</th><th scope="col" data-key="rule">Rule</th></tr></thead>
      <tbody>
      \(first.map(row))</tbody>
      </table>

      """
    return """
      <section aria-labelledby="list">
      <div class="beside"><h2 id="list">Work list</h2>
      \(downloads)</div>
      <form class="filters" id="filters" aria-label="Filters" hidden></form>
      \(rest)<div id="list-area" data-locale="\(locale)" data-source="\(site.content.source?.description ?? "")" \
      data-parts="\(parts)">
      \(HTML.scrolling("Work list", table))</div>
      </section>

      """
  }

  private func row(_ item: OpenFinding) -> HTML {
    let finding = item.finding
    let article: HTML
    var message = HTML.message(finding.message)
    if let figures = site.content.article(item.set) {
      article = ArticleLink.html(figures, site, from: place, beside: locale)
      let address = ArticleLink.address(
        figures, site, from: place, beside: locale, fragment: "finding-\(finding.fingerprint)")
      message = "<a\(href: address)>\(message)</a>"
    } else {
      article = HTML.isolated(finding.article)
    }
    let cause: HTML = list.cause(of: finding).map { CauseLabel.change($0) } ?? ""
    return """
      <tr><td>\(finding.severity.badge)</td>\
      <td>\(message)\(cause)<span class="key">\(HTML.isolated("\(finding.target.path):\(finding.target.start.line)"))</span></td>\
      <td>\(article)</td>\
      <td><a\(href: Address("rules/\(finding.rule).html", from: place))>\(finding.rule)</a></td></tr>

      """
  }
}
