import ParallelText

/// Writes aligned articles in some format, one after the other, so that only one has to be in memory.
///
/// A document is `header()`, then `piece(_:)` of each article, then `footer()`. The same articles give the same bytes.
public protocol ArticleWriter: Sendable {
  /// What stands before the first article.
  func header() -> [UInt8]
  /// One article; empty if the format has no place for anything of it.
  mutating func piece(_ article: AlignedArticle) -> [UInt8]
  /// What stands behind the last article.
  func footer() -> [UInt8]
}
