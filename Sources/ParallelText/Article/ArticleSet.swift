/// One article in all its locales.
public struct ArticleSet: Sendable {
  /// What the locales' files share: the path without the locale and the ending, or the first heading's anchor.
  public var key: String
  /// In the order of their locales, then paths; no locale twice.
  public var articles: [Article]
  /// The path of the file that stands where a site keeps its default language, nil if none does.
  public var original: String?

  public init(key: String, articles: [Article], original: String? = nil) {
    self.key = key
    self.original = original
    self.articles = articles
  }
}
