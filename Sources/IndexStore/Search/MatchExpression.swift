/// A MATCH expression of FTS5 that finds articles with any of some terms, in bounded time.
///
/// See https://www.sqlite.org/fts5.html#full_text_query_syntax.
struct MatchExpression {
  /// A table of FTS5, and how it is searched.
  struct Table {
    var name: String
    /// What bm25 weighs the columns by.
    var weights: String
    /// How many rows the terms may occur in, all taken together: each costs about a microsecond.
    var budget: Int

    static let names = Table(name: "names", weights: "2, 1, 1", budget: 2_500)
    static let texts = Table(name: "texts", weights: "1", budget: 2_000)
    static let sourceNames = Table(name: "source_names", weights: "1", budget: 2_000)
  }

  private static let mostTerms = 64

  let table: Table
  let text: String
  /// How many rows it gives at most.
  let limit: Int

  /// The rarest terms, as far as the budget goes, but at least one; nil if there are none.
  ///
  /// - Parameter locales: How many the index has: what is alike in all of them must not crowd others out.
  init?(_ terms: [SearchQuery.Term], in table: Table, locales: Int) {
    var rows = 0
    let rarest = terms.sorted { ($0.articles, $0.text) < ($1.articles, $1.text) }.prefix(Self.mostTerms)
    let kept = rarest.prefix { term in
      defer { rows += term.articles }
      return rows == 0 || rows + term.articles <= table.budget
    }
    if kept.isEmpty { return nil }
    self.table = table
    limit = 25 * min(max(locales, 2), 6)
    // Quoted, a term is never an operator. It has no quotes of its own.
    text = kept.map { "\"\($0.text)\"" }.joined(separator: " OR ")
  }

  /// The best rows first: their ids and bm25's measure of them, the higher the better. Takes `text` as its argument.
  var sql: String { statement(matching: "?") }

  /// The same with the expression in it.
  var wholeSQL: String { statement(matching: "'\(text)'") }

  private func statement(matching expression: String) -> String {
    """
    SELECT rowid, -bm25(\(table.name), \(table.weights)) AS score FROM \(table.name) \
    WHERE \(table.name) MATCH \(expression) ORDER BY score DESC LIMIT \(limit)
    """
  }
}
