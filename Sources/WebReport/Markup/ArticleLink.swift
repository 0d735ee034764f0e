import IndexStore
import ParallelText

/// Links to articles' pages.
enum ArticleLink {
  /// The title, and the key below it.
  ///
  /// - Parameter locale: The one to show beside the source; nil to leave the choice to the page.
  static func html(
    _ article: ArticleFigures, _ site: Site, from place: PagePlace, beside locale: LocaleTag? = nil
  ) -> HTML {
    let address = address(article, site, from: place, beside: locale)
    guard let title = article.title else { return "<a\(href: address)>\(HTML.isolated(article.key))</a>" }
    return "<a\(href: address)>\(HTML.isolated(title))</a><span class=\"key\">\(HTML.isolated(article.key))</span>"
  }

  static func address(
    _ article: ArticleFigures, _ site: Site, from place: PagePlace, beside locale: LocaleTag? = nil,
    fragment: String = ""
  ) -> Address {
    var query: [(String, String)] = []
    if let locale, let source = site.content.source, source != locale {
      query = [("locales", "\(source),\(locale)")]
    }
    return Address("articles/\(Slug.of(article.key, article.id)).html", from: place, query: query, fragment: fragment)
  }
}

/// What a cause puts in place of what.
enum CauseLabel {
  private static let longest = 80

  /// The beginnings of both texts; empty for findings that each have a cause of their own.
  static func change(_ cause: SiteContent.CauseFigures) -> HTML {
    guard let shared = cause.shared else { return "" }
    return """
      <span class="change"><bdi>\(line(shared.from))</bdi> → <bdi>\(line(shared.to))</bdi></span>
      """
  }

  static func line(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) } ?? ""
    let start = line.drop(while: \.isWhitespace)
    return start.count > longest ? start.prefix(longest) + "…" : String(start)
  }
}
