import CorpusLayout
import GRDB

/// What an index holds that was made in a given way, and a number for all files that it was made from: a tree with the
/// same number needs nothing done.
///
/// To compare it takes no longer than to find the files; neither articles nor locales are made of the paths for it.
struct FinishedIndex: Sendable {
  /// `FoundTree.hash`.
  let treeHash: Int64
  let summary: IndexBuilder.Summary

  /// nil if it cannot be told at once that the index is as its run has left it. Whatever keeps it from being read is told by
  /// what is done then.
  init?(_ path: String, madeBy about: About) {
    guard let index = try? IndexFile.openForReading(path, waiting: 0) else { return nil }
    let content = try? index.read { database -> (Int64, IndexBuilder.Summary)? in
      guard let treeHash = try Int64.fetchOne(database, sql: "SELECT hash FROM tree_state"),
        try About.rows(in: database) == about.rows,
        // What a run that was killed has left behind is put in order by the next.
        try String.fetchOne(database, sql: "PRAGMA journal_mode") == "delete",
        try StoredState.lookups(in: database).allSatisfy({ $0.isAsItWas })
      else { return nil }
      return (treeHash, try ContentSummary.load(from: database))
    }
    guard let (treeHash, summary) = content ?? nil else { return nil }
    self.treeHash = treeHash
    self.summary = summary
  }

  /// Puts the number of a tree in the place of what stood there; nil if the tree has none.
  static func save(treeHash: Int64?, in database: Database) throws {
    try database.execute(sql: "DELETE FROM tree_state")
    if let treeHash { try database.execute(sql: "INSERT INTO tree_state VALUES (?)", arguments: [treeHash]) }
  }
}
