import CorpusLayout
import GRDB

/// Removes and mends rows that stand in an index.
final class StoredRows {
  private let database: Database
  private let search: SearchTables

  init(_ database: Database, _ search: SearchTables) {
    self.database = database
    self.search = search
  }

  /// Tables whose rows belong to a file or a set, by the column that has its id. What refers to others comes first.
  private static let owned = [
    ("finding_places", "set_id"), ("findings", "set_id"), ("row_literals", "set_id"), ("cells", "set_id"),
    ("aligned_rows", "set_id"), ("headings", "set_id"), ("aligned_sections", "set_id"), ("link_targets", "article_id"),
    ("relative_links", "article_id"), ("links", "article_id"), ("literals", "article_id"),
    ("code_blocks", "article_id"),
    ("blocks", "article_id"), ("sections", "article_id"), ("front_matter", "article_id"), ("articles", "id"),
    ("article_sets", "id"), ("file_states", "file_id"), ("files", "id"), ("file_groups", "id"),
  ]

  /// Complexity: O(rows of the group).
  func remove(_ ids: ClosedRange<Int64>) throws {
    try database.cachedStatement(
      sql: "DELETE FROM errors WHERE path IN (SELECT path FROM files WHERE id BETWEEN ? AND ?)"
    ).execute(arguments: [ids.lowerBound, ids.upperBound])
    try search.remove(ids)
    for (table, column) in Self.owned {
      try database.cachedStatement(sql: "DELETE FROM \(table) WHERE \(column) BETWEEN ? AND ?")
        .execute(arguments: [ids.lowerBound, ids.upperBound])
    }
  }

  /// Of all groups.
  func removeAll() throws {
    try database.execute(sql: "DELETE FROM errors")
    for (table, _) in Self.owned { try database.execute(sql: "DELETE FROM \(table)") }
  }

  /// For a group whose files' contents are as they were.
  func refreshStates(of group: PlannedGroup, settledBy moment: Int64) throws {
    for (ordinal, state) in group.job.files.map(\.state).enumerated() {
      try database.cachedStatement(
        sql: """
          UPDATE file_states SET size = ?, modified_ns = ?, changed_ns = ?, inode = ?, is_settled = ? WHERE file_id = ?
          """
      ).execute(arguments: [
        state.size, state.modified, state.changed, state.inode, state.isSettled(at: moment), group.id + Int64(ordinal),
      ])
    }
  }

  /// Input that cannot be read and belongs to no group.
  func replaceProblems(_ problems: [(path: String, message: String)]) throws {
    try database.execute(sql: "DELETE FROM errors WHERE file_id IS NULL")
    for (ordinal, problem) in problems.enumerated() {
      try database.cachedStatement(sql: "INSERT INTO errors VALUES (?, ?, NULL, ?)")
        .execute(arguments: [problem.path, ordinal, problem.message])
    }
  }
}
