import ParallelText

/// What a query has found: articles that answer it, the best first.
public struct Lookup: Sendable {
  /// As it was asked.
  public var query: String
  /// The locale of the answers as far as articles have it: what was asked for, else that of the query; nil if nobody
  /// asked for one and the query is in none.
  public var locale: LocaleTag?
  public var results: [Result]

  public init(query: String, locale: LocaleTag?, results: [Result]) {
    self.query = query
    self.locale = locale
    self.results = results
  }

  public struct Result: Sendable {
    /// To compare within one lookup; more is better.
    public var score: Double
    public var matched: MatchedPlace
    public var answer: Answer

    public init(score: Double, matched: MatchedPlace, answer: Answer) {
      self.score = score
      self.matched = matched
      self.answer = answer
    }
  }
}
