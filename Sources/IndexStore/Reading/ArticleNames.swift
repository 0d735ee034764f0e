import GRDB

/// Finds articles by what people call them: a key, a path, or an ending of either.
public enum ArticleName {
  /// What a name stands for.
  public enum Meaning: Sendable, Equatable {
    /// The id of the article's set.
    case article(Int64)
    /// Keys that the name may stand for, sorted, with the first path of each.
    case ambiguous([String])
    case unknown
  }

  /// The whole key or path counts before an ending that begins at a folder or a file, and that before any other.
  ///
  /// Complexity: O(log n) for n files of a whole key or path, else O(n).
  static func meaning(of name: String, in database: Database) throws -> Meaning {
    let sets = "SELECT id FROM article_sets WHERE key = ?1 UNION SELECT set_id FROM articles WHERE path = ?1"
    let whole = try meaning(
      of: try Row.fetchCursor(database, sql: rows("WHERE set_id IN (\(sets))"), arguments: [name]),
      named: [{ $0 == name }])
    if whole != .unknown { return whole }
    return try meaning(
      of: try Row.fetchCursor(database, sql: rows("")),
      named: [{ $0.hasSuffix("/" + name) }, { !name.isEmpty && $0.hasSuffix(name) }])
  }

  private static func rows(_ condition: String) -> String {
    """
    SELECT article_sets.id, key, path FROM article_sets JOIN articles ON set_id = article_sets.id \(condition)
    ORDER BY key, article_sets.id, path
    """
  }

  /// - Parameter fits: The first that an article fits counts.
  private static func meaning(of rows: RowCursor, named fits: [(String) -> Bool]) throws -> Meaning {
    var found = fits.map { _ in [(id: Int64, label: String)]() }
    while let row = try rows.next() {
      let (id, key, path): (Int64, String, String) = (row[0], row[1], row[2])
      for (index, fit) in fits.enumerated() where found[index].last?.id != id && (fit(key) || fit(path)) {
        found[index].append((id, "\(key) (\(path))"))
      }
    }
    for articles in found {
      if articles.count == 1 { return .article(articles[0].id) }
      if articles.count > 1 { return .ambiguous(articles.map(\.label)) }
    }
    return .unknown
  }
}
