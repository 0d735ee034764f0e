/// One article in all its locales.
public struct ArticleSet: Sendable {
  /// What the locales' files share: the path without the locale and the ending, or the first heading's anchor.
  public var key: String
  /// In the order of their locales, then paths; no locale twice.
  public var articles: [Article]

  public init(key: String, articles: [Article]) {
    self.key = key
    self.articles = articles
  }
}
