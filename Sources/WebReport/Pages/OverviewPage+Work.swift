import Auditing
import IndexStore
import ParallelText

/// What the overview says on where to begin.
extension OverviewPage {
  private static let mostArticles = 10
  private static let mostCauses = 10

  var worstArticles: HTML {
    let rows = content.articlesWorstFirst.prefix(Self.mostArticles).compactMap { article -> HTML? in
      let concerned = article.locales.filter { $0.counts.errors + $0.counts.warnings > 0 }
      if concerned.isEmpty { return nil }
      let locales = concerned.map { locale, _ -> HTML in
        "<a\(href: ArticleLink.address(article, site, from: place, beside: locale))>\(locale)</a> "
      }
      let errors = concerned.reduce(0) { $0 + $1.counts.errors }
      let warnings = concerned.reduce(0) { $0 + $1.counts.warnings }
      return """
        <tr><th scope="row">\(ArticleLink.html(article, site, from: place))</th><td>\(locales)</td>\
        \(HTML.count(errors, .error))\(HTML.count(warnings, .warning))</tr>

        """
    }
    if rows.isEmpty { return "" }
    let table: HTML = """
      <table class="sortable">
      <caption>The articles with the most errors, then warnings.</caption>
      <thead><tr><th scope="col">Article</th><th scope="col">Locales</th><th scope="col">Errors</th><th scope="col">Warnings</th></tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>

      """
    return """
      <section aria-labelledby="worst">
      <h2 id="worst">Worst articles</h2>
      \(HTML.scrolling("Worst articles", table))</section>

      """
  }

  var causes: HTML {
    if content.causes.isEmpty { return "" }
    let rows = content.causes.prefix(Self.mostCauses).map { cause -> HTML in
      let locales = cause.locales.keys.sorted().map { locale -> HTML in
        let query = cause.shared.map { [("cause", $0.id)] } ?? [("rule", cause.rule.rawValue), ("cause", "none")]
        let address = Address("locales/\(locale).html", from: place, fragment: Address.query(query))
        return "<a\(href: address)>\(locale)</a> "
      }
      let summary: HTML = cause.shared == nil ? "<span class=\"key\">\(cause.rule.summary)</span>" : ""
      return """
        <tr><th scope="row"><a\(href: Address("rules/\(cause.rule).html", from: place))>\(cause.rule)</a>\(CauseLabel.change(cause))\(summary)</th>\
        <td>\(locales)</td>\(HTML.count(cause.counts.errors, .error))\(HTML.count(cause.counts.warnings, .warning))\
        \(HTML.count(cause.counts.notes))</tr>

        """
    }
    let table: HTML = """
      <table class="sortable">
      <caption>What findings come from. Fix a shared cause once, in all places.</caption>
      <thead><tr><th scope="col">Cause</th><th scope="col">Locales</th><th scope="col">Errors</th><th scope="col">Warnings</th><th scope="col">Notes</th></tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>

      """
    return """
      <section aria-labelledby="causes">
      <h2 id="causes">Causes</h2>
      \(HTML.scrolling("Causes", table))</section>

      """
  }
}
