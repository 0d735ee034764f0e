import IndexStore
import ParallelText

/// All articles, with what each locale has of them.
struct ArticlesPage {
  /// So many articles stand on one page.
  private static let size = 500

  private static func name(_ number: Int) -> String { number == 0 ? "articles.html" : "articles-\(number + 1).html" }

  private static func pages(_ site: Site) -> Int { max(1, (site.content.articles.count + size - 1) / size) }

  static func paths(_ site: Site) -> [String] { (0..<pages(site)).map(name) }

  /// nil if the path is of no such page.
  static func resource(_ site: Site, at path: String) -> Resource? {
    guard let number = (0..<pages(site)).first(where: { name($0) == path }) else { return nil }
    let place = PagePlace(path)
    let content = site.content
    let heads = content.locales.map { "<th scope=\"col\">\($0)</th>" as HTML }
    let rows = content.articlesWorstFirst.dropFirst(number * size).prefix(size).map { article -> HTML in
      let cells = content.locales.map { cell(article, $0, site, place) }
      return "<tr><th scope=\"row\">\(ArticleLink.html(article, site, from: place))</th>\(cells)</tr>\n"
    }
    let table: HTML = """
      <table class="articles">
      <caption>What each locale has of each article, and its errors and warnings; those with the most come first.</caption>
      <thead><tr><th scope="col">Article</th>\(heads)</tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>

      """
    let links = (0..<pages(site)).map { other -> HTML in
      other == number
        ? "<li><a\(href: Address(name(other), from: place)) aria-current=\"page\">\(other + 1)</a></li>"
        : "<li><a\(href: Address(name(other), from: place))>\(other + 1)</a></li>"
    }
    let nav: HTML = pages(site) > 1 ? "<nav aria-label=\"Pages\" class=\"pages\"><ul>\(links)</ul></nav>\n" : ""
    let body: HTML = """
      <h1>Articles</h1>
      \(nav)\(HTML.scrolling("Articles", table))
      """
    return .page(site.layout.page(title: "Articles", at: path, part: .articles, body: body))
  }

  private static func cell(
    _ article: ArticleFigures, _ locale: LocaleTag, _ site: Site, _ place: PagePlace
  ) -> HTML {
    guard let counts = article[locale] else { return "<td class=\"none\">–</td>" }
    if counts.missing > 0 { return "<td class=\"state missing\">missing</td>" }
    if counts.present == 0 { return "<td class=\"none\">–</td>" }
    var parts: [HTML] = []
    if counts.untranslated > 0 {
      parts.append("untranslated")
    } else if counts.stale > 0 {
      parts.append("stale")
    }
    for (severity, count) in [(Severity.error, counts.errors), (.warning, counts.warnings)] where count > 0 {
      parts.append(
        """
        <span class="severity \(severity)">\(count)<span class="hidden"> \(severity.rawValue)\(count == 1 ? "" : "s")</span></span>
        """)
    }
    if parts.isEmpty {
      return "<td class=\"state\"><span aria-hidden=\"true\">✓</span><span class=\"hidden\">current</span></td>"
    }
    let address = ArticleLink.address(article, site, from: place, beside: locale)
    return "<td class=\"state\"><a\(href: address)>\(parts.map { "\($0) " as HTML })</a></td>"
  }
}
