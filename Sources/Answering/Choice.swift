/// An article that somebody may choose from a list.
public struct Choice: Sendable {
  /// In the locale of the answers, else in one that the article has.
  public var title: String
  /// Of the file with that title.
  public var path: String

  public init(title: String, path: String) {
    self.title = title
    self.path = path
  }
}
