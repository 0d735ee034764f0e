import ParallelText

/// What a search has found.
public struct SearchResult: Sendable {
  /// An article that fits what was asked for.
  public struct Hit: Sendable, Equatable {
    /// The id of the article's set, as `IndexReader.eachArticle` takes it.
    public var set: Int64
    /// What the locales' files share.
    public var key: String
    /// How well it fits: 0 or more, to compare within one search.
    public var score: Double
    /// How much of what was asked for its names have, or one passage of its text, 0 to 1.
    public var fit = 0.0
    /// The locale whose file fits best.
    public var locale: LocaleTag
    /// By how much it fits better than those of other languages; 0 if there are none.
    public var lead = 0.0
  }

  /// A MATCH expression of FTS5 that was run, for measuring.
  public struct Expression: Sendable, Equatable {
    /// The statement with the expression in it, as any `sqlite3` runs it.
    public var sql: String
  }

  /// The best first; those that fit equally well by their keys.
  public var hits: [Hit] = []
  /// Where nothing is found, the articles whose titles are nearest to what was asked for, in the same order.
  public var nearest: [Hit] = []
  /// Codes of the query that no article has, as they were written.
  public var unknownCodes: [String] = []
  /// In the order in which they were run.
  public var expressions: [Expression] = []
}
