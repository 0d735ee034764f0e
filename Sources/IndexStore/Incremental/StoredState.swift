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

  struct Group {
    var id: Int64
    var definition: Int64
    /// Its files' places in `files`.
    var files: Range<Int>
  }

  /// In the order of their ids.
  private(set) var groups: [Group] = []
  /// In the order of their ids: group after group. nil if nothing is known of a file's state.
  private(set) var files: [File?] = []
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
    let groupRows = try Row.fetchCursor(database, sql: "SELECT id, definition FROM file_groups ORDER BY id")
    while let row = try groupRows.next() { groups.append(Group(id: row[0], definition: row[1], files: 0..<0)) }
    let fileRows = try Row.fetchCursor(
      database,
      sql: """
        SELECT group_id, size, modified_ns, changed_ns, inode, content_hash, is_settled
        FROM files LEFT JOIN file_states ON file_id = id ORDER BY id
        """)
    var group = 0
    while let row = try fileRows.next() {
      // The ids of a group's files are its own and those that follow.
      while group < groups.count, groups[group].id < row[0] as Int64 { group += 1 }
      guard group < groups.count, groups[group].id == row[0] as Int64 else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT)
      }
      let start = groups[group].files.isEmpty ? files.count : groups[group].files.lowerBound
      files.append(
        (row[1] as Int64?).map { size in
          File(
            state: FileState(size: size, modified: row[2], changed: row[3], inode: row[4]), contentHash: row[5],
            isSettled: row[6])
        })
      groups[group].files = start..<files.count
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

extension IndexReader {
  /// Whether a file that is not in the index, but that its links lead to, has come or gone since the index was made.
  package func hasChangedOutside() throws(IndexError) -> Bool {
    try read { try !StoredState.lookups(in: $0).allSatisfy(\.isAsItWas) }
  }
}

/// What has to be done so that an index holds what a plan asks for.
struct IndexChanges {
  /// Whether no row can be kept.
  var startsAnew = false
  /// Groups whose rows leave the index, by their ids and numbers of files: they are gone, or done again.
  var removed: [(id: Int64, files: Int)] = []
  /// Groups to be read, in the order of their ids.
  var pending: [PendingGroup] = []
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

  /// Whether the files are those that the index was made of, be their contents what they may.
  var hasSameFiles: Bool { !startsAnew && removed.isEmpty && pending.allSatisfy { $0.known != nil } }

  /// Complexity: O(files): both stand in the order of ids.
  ///
  /// - Parameters:
  ///   - stored: nil of a new index, or one in which nothing can be kept.
  ///   - about: What the index will say of itself.
  init(from stored: StoredState?, to plan: IndexPlan, about: About) {
    guard let stored, about.keepsRows(of: stored.about) else {
      startsAnew = true
      pending = plan.groups.map { PendingGroup(group: $0) }
      hasChangedAbout = true
      return
    }
    hasChangedAbout = stored.about != about.rows
    var rest = stored.groups[...]
    for group in plan.groups {
      while let old = rest.first, old.id < group.id {
        removed.append((old.id, old.files.count))
        rest.removeFirst()
      }
      guard let old = rest.first, old.id == group.id, old.definition == group.definition else {
        pending.append(PendingGroup(group: group))
        continue
      }
      rest.removeFirst()
      let known = zip(stored.files[old.files], group.job.files).map { file, found in
        KnownFile(
          contentHash: file?.contentHash, hasSameState: file?.state == found.state && file?.isSettled == true)
      }
      if !known.allSatisfy(\.hasSameState) { pending.append(PendingGroup(group: group, known: known)) }
    }
    removed += rest.map { ($0.id, $0.files.count) }
    hasChangedOutside = !stored.lookups.allSatisfy(\.isAsItWas)
    hasChangedProblems = !stored.problems.elementsEqual(plan.problems, by: ==)
  }
}
