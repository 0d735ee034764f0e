import Foundation
import GRDB

/// What an index says of the files that it was made from.
struct StoredState {
  struct File {
    var state: FileState
    var contentHash: Int64?
    /// Whether a change of the file must show in its state.
    var isSettled: Bool
  }

  /// The definitions of groups by their ids.
  private(set) var groups: [Int64: Int64] = [:]
  /// How many files each group has, by its id.
  private(set) var sizes: [Int64: Int] = [:]
  private(set) var files: [Int64: File] = [:]
  private(set) var about: [String: String] = [:]
  /// Paths outside of the index that links lead to, and whether they were there.
  private(set) var lookups: [(path: String, isThere: Bool)] = []

  /// - Complexity: O(files).
  init(_ database: Database) throws {
    let aboutRows = try Row.fetchCursor(database, sql: "SELECT name, value FROM about")
    while let row = try aboutRows.next() { about[row[0]] = row[1] as String }
    let groupRows = try Row.fetchCursor(database, sql: "SELECT id, definition FROM file_groups")
    while let row = try groupRows.next() { groups[row[0]] = row[1] as Int64 }
    let fileRows = try Row.fetchCursor(
      database,
      sql: """
        SELECT id, group_id, size, modified_ns, changed_ns, inode, content_hash, is_settled
        FROM files LEFT JOIN file_states ON file_id = id
        """)
    while let row = try fileRows.next() {
      sizes[row[1], default: 0] += 1
      guard let size = row[2] as Int64? else { continue }
      files[row[0]] = File(
        state: FileState(size: size, modified: row[3], changed: row[4], inode: row[5]), contentHash: row[6],
        isSettled: row[7])
    }
    let lookupRows = try Row.fetchCursor(database, sql: "SELECT path, is_there FROM lookups WHERE fragment = ''")
    while let row = try lookupRows.next() { lookups.append((row[0], row[1])) }
  }
}

/// What has to be done so that an index holds what a plan asks for.
struct IndexChanges {
  /// Whether no row can be kept.
  var startsAnew = false
  /// Groups whose rows leave the index, by their ids and numbers of files: they are gone, or done again.
  var removed: [(id: Int64, files: Int)] = []
  /// Groups to be read, in the order of their ids. With what is known of the files' contents where nothing but states
  /// differ: if the contents are as they were, so are the rows.
  var pending: [(group: PlannedGroup, known: [KnownFile]?)] = []
  /// Whether the check of links may have another result although no file of the index has changed.
  var hasChangedOutside = false
  var hasChangedAbout = false

  /// What is known of a file's content.
  struct KnownFile: Sendable {
    var contentHash: Int64?
    /// Whether the file's state says that the content is as it was.
    var hasSameState: Bool
  }

  var isEmpty: Bool { removed.isEmpty && pending.isEmpty && !hasChangedOutside && !hasChangedAbout }

  /// - Parameters:
  ///   - stored: nil of a new index, or one in which nothing can be kept.
  ///   - about: What the index will say of itself.
  init(from stored: StoredState?, to plan: IndexPlan, about: About) {
    guard let stored, about.keepsRows(of: stored.about) else {
      startsAnew = true
      pending = plan.groups.map { ($0, nil) }
      hasChangedAbout = true
      return
    }
    hasChangedAbout = stored.about != about.rows
    var gone = stored.groups
    for group in plan.groups {
      guard gone[group.id] == group.definition else {
        pending.append((group, nil))
        continue
      }
      gone[group.id] = nil
      let files = group.job.files.indices.map { stored.files[group.id + Int64($0)] }
      let known = zip(files, group.states).map { file, state in
        KnownFile(
          contentHash: file?.contentHash, hasSameState: file?.state == state && file?.isSettled != false)
      }
      if !known.allSatisfy(\.hasSameState) { pending.append((group, known)) }
    }
    removed = gone.keys.sorted().map { ($0, stored.sizes[$0] ?? 0) }
    hasChangedOutside = stored.lookups.contains { FileManager.default.fileExists(atPath: $0.path) != $0.isThere }
  }
}
