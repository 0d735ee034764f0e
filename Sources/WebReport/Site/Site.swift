import IndexStore
import ParallelText
import Synchronization

/// A report as web pages: what stands at which path, made of an index when it is asked for.
///
/// The same index gives the same bytes. Figures are those of the index when the value was made. Pages may be asked for on
/// any thread.
package struct Site: Sendable {
  let readers: Readers
  let findings = RecentFindings()
  let search = SearchIndex()
  let content: SiteContent
  let options: SiteOptions
  let layout: Layout
  /// Of the index when the value was made.
  private let revision: UInt64

  /// - Throws: `IndexError`. Complexity: O(files + findings).
  package init(index: IndexReader, options: SiteOptions) throws {
    readers = Readers(index)
    revision = try index.revision()
    content = try SiteContent(index)
    self.options = options
    layout = Layout(isLive: options.isLive)
  }

  /// Whether the index is still in the state that the figures are of.
  func isCurrent() throws -> Bool {
    // Another file may have taken the place of the one that is open.
    try IndexReader(readers.path).revision() == revision
  }

  /// Closes the connections that no page is being made from; what was read stays.
  package func closeIdle() { readers.closeIdle() }

  /// All paths that the site has a resource for: sorted by their bytes, and no two alike even where letter case does not
  /// count.
  package func paths() throws -> [String] {
    var paths = ["index.html", "rules.html", "search.html", "figures.json"]
    paths += Asset.names.map { "assets/" + $0 }
    paths += RulePages.rules.map { "rules/\($0).html" }
    paths += content.locales.flatMap { LocaleFiles(self, $0).paths }
    paths += ArticlesPage.paths(self)
    paths += content.articles.map { "articles/\(Slug.of($0.key, $0.id)).html" }
    paths += SearchIndex.paths(self)
    return paths.sorted { $0.precedesByBytes($1) }
  }

  /// What stands at a path; nil if nothing does.
  ///
  /// - Throws: `IndexError` if the index cannot be read.
  package func resource(at path: String) throws -> Resource? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 1 {
      switch path {
      case "index.html": return OverviewPage(self).resource
      case "rules.html": return RulePages(self).list
      case "search.html": return SearchPage(self).resource
      case "figures.json": return FiguresFeed(self).resource
      default: return ArticlesPage.resource(self, at: path)
      }
    }
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case "assets": return Asset.resource(named: String(parts[1]))
    case "rules": return RulePages(self).resource(named: parts[1])
    case "locales", "badges": return try LocaleFiles.resource(self, at: path)
    case "articles":
      guard parts[1].hasSuffix(".html"), let id = Slug.id(of: parts[1].dropLast(5)), let article = content.article(id),
        parts[1] == Slug.of(article.key, id) + ".html"
      else { return nil }
      return try ArticlePage.resource(self, article, at: path)
    case "search": return try search.resource(self, at: path)
    default: return nil
    }
  }
}
