import Auditing
import IndexStore
import ParallelText
import Reports

/// How far each language is, and where to begin.
struct OverviewPage {
  let site: Site
  let place = PagePlace("index.html")
  var content: SiteContent { site.content }

  init(_ site: Site) { self.site = site }

  var resource: Resource {
    let body: HTML = """
      <h1>Translations</h1>
      \(summary)\(localeTable)\(trend)\(heatMap)\(worstArticles)\(causes)\(problems)
      """
    return .page(
      site.layout.page(title: "Translations – Stele", at: "index.html", part: .overview, scripts: ["table"], body: body)
    )
  }

  /// What a manager would repeat, and below it what was looked at.
  private var summary: HTML {
    let status = content.status
    let errors = content.totals.values.reduce(0) { $0 + $1.errors }
    let warnings = content.totals.values.reduce(0) { $0 + $1.warnings }
    let concerned = content.totals.values.count { $0.errors + $0.warnings > 0 }
    let open = [(Severity.error, errors), (.warning, warnings)].filter { $0.1 > 0 }.map { $0.badge($1) }
    let verdict: HTML =
      open.isEmpty
      ? "No error and no warning is open."
      : "\(HTML.list(open)) in \(concerned.counted("locale")).\(most)"
    let source: HTML = content.source.map { ", translated from \($0.title)" } ?? ""
    let lone = content.articles.count { $0.locales.count == 1 && $0.locales[0].locale == content.source }
    let untranslated: HTML = lone > 0 ? " \(lone) of the articles \(lone == 1 ? "is" : "are") in no other locale." : ""
    return """
      <p class="lead">\(verdict)</p>
      <p class="dim">\(status.articleSets.counted("article")) in \(status.articles.counted("file")) and \
      \(status.locales.count.counted("locale"))\(source).\(untranslated)</p>

      """
  }

  /// The locales with the most errors.
  private var most: HTML {
    let worst = content.locales.map { ($0, content.totals[$0]?.errors ?? 0) }.filter { $0.1 > 0 }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(3)
    if worst.count < 2 { return "" }
    let names = worst.map { locale, errors -> HTML in
      "<a\(href: Address("locales/\(locale).html", from: place))>\(locale.title)</a> (\(errors))"
    }
    return " Most errors: \(HTML.list(names))."
  }

  // MARK: Locales

  private var localeTable: HTML {
    let rows = content.locales.map { locale -> HTML in
      let figures = content.totals[locale] ?? LocaleFigures()
      let name = HTML.isolated(locale.title)
      let isSource: HTML = locale == content.source ? " <span class=\"tag\">source</span>" : ""
      return """
        <tr><th scope="row"><a\(href: Address("locales/\(locale).html", from: place))>\(name)</a>\(isSource)</th>\
        <td class="chart">\(Self.bar(figures))</td>\
        <td class="number wide">\(HTML.percent(figures.current, of: figures.expected))</td>\
        <td class="number wide">\(HTML.grouped(figures.present))</td>\
        \(HTML.count(figures.stale, isWide: true))\(HTML.count(figures.untranslated, isWide: true))\
        \(HTML.count(figures.missing, isWide: true))\
        \(HTML.count(figures.errors, .error))\(HTML.count(figures.warnings, .warning))</tr>

        """
    }
    let table: HTML = """
      <table class="sortable figures">
      <caption>Each locale’s articles and open findings. Current: neither stale nor a copy of the source.</caption>
      <thead><tr><th scope="col">Locale</th><th scope="col" class="unsorted">Share</th><th scope="col" class="wide">Current</th>\
      <th scope="col" class="wide">Present</th><th scope="col" class="wide">Stale</th>\
      <th scope="col" class="wide">Untranslated</th><th scope="col" class="wide">Missing</th>\
      <th scope="col">Errors</th><th scope="col">Warnings</th></tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>

      """
    return """
      <section aria-labelledby="by-locale">
      <h2 id="by-locale">By locale</h2>
      \(Self.legend)\(HTML.scrolling("Locales", table))</section>

      """
  }

  private static let legend: HTML = """
    <ul class="legend"><li><span class="swatch current"></span>current</li>\
    <li><span class="swatch stale"></span>stale</li>\
    <li><span class="swatch untranslated"></span>untranslated</li>\
    <li><span class="swatch missing"></span>missing</li></ul>

    """

  private static func bar(_ figures: LocaleFigures) -> HTML {
    let label =
      "\(figures.current) current, \(figures.stale) stale, \(figures.untranslated) untranslated, \(figures.missing) missing"
    return Chart.bar(
      label,
      [
        ("current", figures.current), ("stale", figures.stale), ("untranslated", figures.untranslated),
        ("missing", figures.missing),
      ])
  }

  // MARK: Folders

  private var heatMap: HTML {
    let folders = content.folders.all
    // Of a single folder the table above says the same.
    if folders.count < 2 { return "" }
    let heads = content.locales.map { "<th scope=\"col\">\($0)</th>" as HTML }
    let rows = folders.map { folder -> HTML in
      let cells = content.locales.map { heatCell(folder, $0) }
      return """
        <tr><th scope="row">\(folder.name == "." ? "(top folder)" : HTML.isolated(folder.name))</th><td class="number">\(HTML.grouped(folder.articles))</td>\(cells)</tr>

        """
    }
    let table: HTML = """
      <table class="heat">
      <caption>The share of each folder’s articles that a locale has current and without errors.</caption>
      <thead><tr><th scope="col">Folder</th><th scope="col">Articles</th>\(heads)</tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>

      """
    return """
      <section aria-labelledby="by-folder">
      <h2 id="by-folder">By folder</h2>
      \(HTML.scrolling("Folders and locales", table))</section>

      """
  }

  private func heatCell(_ folder: Folders.Folder, _ locale: LocaleTag) -> HTML {
    guard let figures = folder.locales[locale], figures.expected > 0 else { return "<td class=\"number none\">–</td>" }
    let query = Address.query([("folder", EscapedText.visible(folder.name))])
    let address = Address("locales/\(locale).html", from: place, fragment: query)
    let title =
      "\(locale), \(folder.name): \(figures.inOrder) of \(figures.expected) in order, "
      + "\(figures.errors.counted("error")), \(figures.warnings.counted("warning")), \(figures.missing) missing"
    return """
      <td class="heat-\(Self.step(figures))"><a\(href: address) title="\(title)">\(HTML.percent(figures.inOrder, of: figures.expected))</a></td>
      """
  }

  /// 0 where nothing is in order, 5 where all is.
  private static func step(_ figures: LocaleFigures) -> Int {
    figures.inOrder == figures.expected ? 5 : figures.inOrder * 5 / figures.expected
  }

  /// Of all locales together.
  private var trend: HTML {
    Trend.section(content.history) { $0.locales.values.reduce(into: LocaleFigures(), +=) }
  }

  private var problems: HTML {
    let status = content.status
    if status.errors.isEmpty, status.withoutLocale.isEmpty { return "" }
    let lines =
      status.errors.map { (path: $0.path, message: $0.message) }
      + status.withoutLocale.map { (path: $0, message: "its locale is not clear from its path or its text") }
    let shown = lines.prefix(100).map { "<li><code>\(HTML.isolated($0.path))</code>: \($0.message)</li>\n" as HTML }
    let rest: HTML = lines.count > 100 ? "<li>and \(lines.count - 100) more</li>" : ""
    return """
      <section aria-labelledby="problems">
      <h2 id="problems">Files that are not in this report</h2>
      <ul>\(shown)\(rest)</ul>
      </section>

      """
  }
}
