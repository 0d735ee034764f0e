import CorpusLayout
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
  private(set) var lookups: [Lookup] = []
  /// Paths that could not be read, and why.
  private(set) var problems: [(path: String, message: String)] = []

  /// A path outside of the index that links lead to, and whether it was there.
  struct Lookup {
    var path: String
    var isThere: Bool

    var isAsItWas: Bool { (access(path, F_OK) == 0) == isThere }
  }

  /// - Complexity: O(files).
  init(_ database: Database) throws {
    about = try About.rows(in: database)
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
    lookups = try Self.lookups(in: database)
    problems = try Row.fetchAll(
      database, sql: "SELECT path, message FROM errors WHERE file_id IS NULL ORDER BY path, ordinal"
    ).map { ($0[0], $0[1]) }
  }

  static func lookups(in database: Database) throws -> [Lookup] {
    try Row.fetchAll(database, sql: "SELECT path, is_there FROM lookups WHERE fragment = ''")
      .map { Lookup(path: $0[0], isThere: $0[1]) }
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
  /// Whether other paths cannot be read than before.
  var hasChangedProblems = false

  /// What is known of a file's content.
  struct KnownFile: Sendable {
    var contentHash: Int64?
    /// Whether the file's state says that the content is as it was.
    var hasSameState: Bool
  }

  var isEmpty: Bool {
    removed.isEmpty && pending.isEmpty && !hasChangedOutside && !hasChangedAbout && !hasChangedProblems
  }

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
      let known = zip(files, group.job.files).map { file, found in
        KnownFile(
          contentHash: file?.contentHash, hasSameState: file?.state == found.state && file?.isSettled == true)
      }
      if !known.allSatisfy(\.hasSameState) { pending.append((group, known)) }
    }
    removed = gone.keys.sorted().map { ($0, stored.sizes[$0] ?? 0) }
    hasChangedOutside = !stored.lookups.allSatisfy(\.isAsItWas)
    hasChangedProblems = !stored.problems.elementsEqual(plan.problems, by: ==)
  }
}
