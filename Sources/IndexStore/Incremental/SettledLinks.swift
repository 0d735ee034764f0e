import Auditing
import CorpusLayout
import GRDB

/// Which links that stand in an index become settled, or cease to be, by files that come and go.
struct SettledLinks {
  /// Paths that were there before, or are from now on.
  private let came: Set<String>
  private let went: Set<String>
  private let tree: TreePaths

  /// To be made while the index is as it was. Complexity: O(files of groups that come, go, or have other files than before).
  init(_ changes: IndexChanges, _ tree: TreePaths, in database: Database) throws {
    self.tree = tree
    var before = Set<String>()
    for group in changes.removed {
      let paths = try String.fetchCursor(
        database.cachedStatement(sql: "SELECT path FROM files WHERE group_id = ?"), arguments: [group.id])
      while let path = try paths.next() { before.insert(path) }
    }
    let after = Set(changes.pending.lazy.filter { $0.known == nil }.flatMap { $0.group.job.files.map(\.path) })
    came = after.subtracting(before)
    went = before.subtracting(after)
  }

  /// Of links without a fragment: those with one lead to what stands in a file.
  func update(in database: Database) throws {
    let update = try database.makeStatement(
      sql: "UPDATE relative_links SET is_settled = ? WHERE destination = ? AND fragment IS NULL")
    for path in came.union(went) {
      let key = TreePaths.key(ofGiven: path)
      // A file in another case may have been there before, or stay.
      try update.execute(arguments: [tree.contains(key: key), Int64(bitPattern: key)])
    }
  }
}
