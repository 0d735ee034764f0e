import CorpusLayout
import Foundation
import GRDB
import ParallelText

/// All that a search of the paths has found, in one number: an index that was made from the same is as it should be.
///
/// To compare it takes no longer than to find the files; neither articles nor locales are made of the paths for it.
struct TreeState {
  private let hash: Int64?

  /// Complexity: O(bytes of the paths).
  init(_ found: FileDiscovery.Result) {
    // Which files stand beside those that are named shows only on the disk. A file so new that a change of it might not
    // show has to be looked at again.
    guard found.named.isEmpty, found.files.allSatisfy({ $0.state.isSettled(at: found.moment) }) else {
      hash = nil
      return
    }
    var hash = Hash64()
    for file in found.files {
      hash.combine(file.path)
      hash.combine(file.state)
    }
    for problem in found.problems {
      hash.combine(problem.path)
      hash.combine(problem.message)
    }
    self.hash = Int64(bitPattern: hash.value)
  }

  /// What the index at a path holds, if it was made from the same files in the same way; nil if that cannot be told at
  /// once.
  func summary(ofIndexAt path: String, madeBy about: About) -> IndexBuilder.Summary? {
    // Whatever keeps the index from being read is told by what is done then.
    guard let hash, let index = try? IndexFile.openForReading(path, waiting: 0) else { return nil }
    return try? index.read { database in
      guard try Int64.fetchOne(database, sql: "SELECT hash FROM tree_state") == hash,
        try About.rows(in: database) == about.rows,
        // What a run that was killed has left behind is put in order by the next.
        try String.fetchOne(database, sql: "PRAGMA journal_mode") == "delete",
        try StoredState.lookups(in: database).allSatisfy({ $0.isAsItWas })
      else { return nil }
      return try ContentSummary.load(from: database)
    }
  }

  /// Puts it in the place of what stood there.
  func save(in database: Database) throws {
    try database.execute(sql: "DELETE FROM tree_state")
    if let hash { try database.execute(sql: "INSERT INTO tree_state VALUES (?)", arguments: [hash]) }
  }
}
