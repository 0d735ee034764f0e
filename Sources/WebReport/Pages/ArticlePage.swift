import IndexStore
import ParallelText

/// An article with its locales side by side, row by row, and its findings where they lie.
struct ArticlePage {
  let site: Site
  let article: AlignedArticle
  let findings: [String: Finding]
  let place: PagePlace

  /// A page has so many bytes at most; of an article that would take more, the sections without findings are left out,
  /// and then the rest.
  private static let most = 1_800_000

  static func resource(_ site: Site, _ figures: ArticleFigures, at path: String) throws -> Resource? {
    guard let (article, findings) = try site.readers.read({ try $0.article(figures.id) }) else { return nil }
    let page = ArticlePage(
      site: site, article: article,
      findings: Dictionary(findings.map { ($0.fingerprint, $0) }) { first, _ in first }, place: PagePlace(path))
    let title = figures.title ?? article.key
    let body: HTML = """
      <h1>\(HTML.isolated(title))</h1>
      <p class="key">\(HTML.isolated(article.key))</p>
      \(page.editions)\(page.missing(figures))\(page.controls(findings.count))\(page.own)\(page.sections)
      """
    return .page(
      site.layout.page(title: title, at: path, part: .articles, scripts: ["article"], body: body))
  }

  // MARK: Head

  private var editions: HTML {
    let items = article.editions.map { edition -> HTML in
      let source: HTML =
        edition.locale == article.source
        ? " <span class=\"tag\" data-source=\"\(edition.locale)\">source</span>" : ""
      let translation = [edition.translation?.rawValue, edition.translatedOn].compactMap { $0 }.joined(separator: ", ")
      let more: HTML = translation.isEmpty ? "" : " <span class=\"dim\">\(translation)</span>"
      let title = edition.title.map { HTML.isolated($0, in: edition.locale) } ?? ""
      return """
        <li><label><input type="checkbox" name="locale" value="\(edition.locale)" checked hidden> \(edition.locale.title)</label>\(source)\(more) \
        \(title) <span class="dim">\(fileLink(edition.path, edition.locale, line: 1, text: HTML.isolated(edition.path)))</span></li>

        """
    }
    return
      "<section aria-labelledby=\"locales\">\n<h2 id=\"locales\">Locales</h2>\n<ul class=\"editions\">\n\(items)</ul>\n"
  }

  private func missing(_ figures: ArticleFigures) -> HTML {
    let lacking = figures.locales.filter { $0.counts.missing > 0 }.map(\.locale.title)
    let line: HTML = lacking.isEmpty ? "" : "<p class=\"lacking\">Missing in \(lacking.joined(separator: ", ")).</p>\n"
    return "\(line)</section>\n"
  }

  private func controls(_ count: Int) -> HTML {
    """
    <div class="controls" id="controls"><span id="position">\(count.counted("finding"))</span>
    <button type="button" id="previous" hidden>Previous finding <kbd>k</kbd></button>
    <button type="button" id="next" hidden>Next finding <kbd>j</kbd></button></div>

    """
  }

  /// Findings about front matter, or the whole file.
  private var own: HTML {
    let notes = article.findings.compactMap { findings[$0] }.map { FindingNote(self, $0).html }
    return notes.isEmpty ? "" : "<ul class=\"findings own\">\n\(notes)</ul>\n"
  }

  // MARK: Text

  private var sections: HTML {
    var told = Set(article.findings)
    var html = HTML()
    var isCut = false
    for section in article.sections where section.level > 0 || !section.rows.isEmpty {
      if html.bytes.count > Self.most {
        isCut = true
        break
      }
      html += ArticleSection(self, section).html(&told)
    }
    if isCut { html += "<p class=\"cut\">The article is too long for one page. Its files have the rest.</p>\n" }
    return html
  }

  /// A place in a file: a link where the report knows how to make one.
  func fileLink(_ path: String, _ locale: LocaleTag, line: Int, column: Int = 1, text: HTML) -> HTML {
    guard let link = site.options.link else { return text }
    return "<a\(href: link.address(path, locale, line: line, column: column))>\(text)</a>"
  }
}
