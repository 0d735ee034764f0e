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
  static func meaning(of name: String, in database: Database) throws -> Meaning {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT article_sets.id, key, path FROM article_sets JOIN articles ON set_id = article_sets.id
        ORDER BY key, article_sets.id, path
        """)
    let fits: [(String) -> Bool] = [
      { $0 == name }, { $0.hasSuffix("/" + name) }, { !name.isEmpty && $0.hasSuffix(name) },
    ]
    for fit in fits {
      var found: [(id: Int64, label: String)] = []
      for row in rows where fit(row[1]) || fit(row[2]) {
        let id: Int64 = row[0]
        if found.last?.id != id { found.append((id, "\(row[1] as String) (\(row[2] as String))")) }
      }
      if found.count == 1 { return .article(found[0].id) }
      if found.count > 1 { return .ambiguous(found.map(\.label)) }
    }
    return .unknown
  }
}
