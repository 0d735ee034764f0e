/// An article that somebody may choose from a list.
public struct Choice: Sendable {
  /// In the locale of the answers, else in one that the article has.
  public var title: String
  /// Of the file with that title.
  public var path: String
  /// The headings that the answer stands under in the file, from the top, its title apart.
  public var section: [String] = []
  /// Of the file, where the answer begins, 1-based; nil if there is none.
  public var line: Int?
  /// What tells it from others with the same title; nil if its title does.
  public var detail: String?

  public init(title: String, path: String) {
    self.title = title
    self.path = path
  }
}
