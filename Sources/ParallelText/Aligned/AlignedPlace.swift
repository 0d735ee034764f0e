/// A row of an aligned article, or a section.
public struct AlignedPlace: Hashable, Sendable {
  /// The place in `AlignedArticle.sections`.
  public var section: Int
  /// The place in the section's `rows`; nil for the section itself, or its heading.
  public var row: Int?

  public init(section: Int, row: Int?) {
    self.section = section
    self.row = row
  }
}
