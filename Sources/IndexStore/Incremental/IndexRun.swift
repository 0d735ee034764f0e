import Alignment
import Auditing
import CorpusLayout
import Foundation
import GRDB
import ParallelText

/// One run that changes an index: reads what has changed, and writes its rows.
struct IndexRun {
  private let index: WritableIndex
  private let plan: IndexPlan
  private let changes: IndexChanges
  private let about: About
  private let options: IndexBuilder.Options
  private let learned: LearnedPairs

  /// So many batches that no core waits while FTS5 writes down what it has gathered.
  private static let window = BatchRunner<PendingGroup>.Window(running: 16, begun: 32)

  init(
    _ index: WritableIndex, _ plan: IndexPlan, _ changes: IndexChanges, _ about: About,
    _ options: IndexBuilder.Options, _ learned: LearnedPairs
  ) {
    self.index = index
    self.plan = plan
    self.changes = changes
    self.about = about
    self.options = options
    self.learned = learned
  }

  /// Writes all rows that change, within the transaction that the index is in.
  ///
  /// - Parameter isNew: Whether there is no row yet.
  /// - Returns: How many files were read.
  func write(isNew: Bool, progress: @Sendable (Audit.Progress) -> Void) async throws(IndexError) -> Int {
    let tree = plan.tree
    let indexes = try index.access { changes.startsAnew ? try DeferredIndexes(droppingFrom: $0) : nil }
    let writer = try index.access { IndexWriter($0) }
    let settled = try index.access { changes.startsAnew ? nil : try SettledLinks(changes, tree, in: $0) }
    try index.access { _ in
      if changes.startsAnew {
        if !isNew { try writer.stored.removeAll() }
        try writer.search.beginAnew()
      }
      for group in changes.removed { try writer.stored.remove(Self.ids(group)) }
    }
    let (filesRead, changed) = try await writeGroups(writer, tree, progress)
    try index.access { database in
      try settled?.update(in: database)
      try writer.stored.replaceProblems(plan.problems)
      if changes.startsAnew || !changed.isEmpty || !changes.removed.isEmpty || changes.hasChangedOutside {
        try indexes?.create(in: database)
        let found = RowBatch()
        try TreeFindings(
          plan: plan, tree: tree, source: options.source, writer: FindingRows(options.configuration, found),
          database: database
        ).replace(changed: changed)
        try writer.inserter.insert(found)
        try UniqueFingerprints.assign(in: database)
        try writer.search.finish()
      }
      try save(about, in: database)
      try requireSource(in: database)
    }
    return filesRead
  }

  private static func ids(_ group: (id: Int64, files: Int)) -> ClosedRange<Int64> {
    group.id...(group.id + Int64(max(group.files, 1)) - 1)
  }

  // MARK: Groups

  /// - Returns: How many files were read, and the paths of groups whose rows were made anew.
  private func writeGroups(
    _ writer: IndexWriter, _ tree: TreePaths, _ progress: @Sendable (Audit.Progress) -> Void
  ) async throws(IndexError) -> (filesRead: Int, changed: Set<String>) {
    let runner = BatchRunner(changes.pending, Self.window) { $0.group.job.files.count }
    let auditor = GroupAuditor(plan, tree, options, learned, countsTerms: !changes.startsAnew)
    let total = changes.pending.reduce(0) { $0 + $1.group.job.files.count }
    var filesRead = 0
    var changed = Set<String>()
    try await runner.run {
      $0.pathsToRead
    } work: {
      await auditor.outcome(of: $0)
    } receive: { batch, outcome async throws(IndexError) in
      try index.access { _ in try write(outcome, of: batch, with: writer) }
      for (item, isSame) in zip(batch, outcome.isSame) {
        filesRead += item.filesToRead
        if !isSame { changed.formUnion(item.group.job.files.map(\.path)) }
      }
      progress(Audit.Progress(done: filesRead, total: total))
    }
    return (filesRead, changed)
  }

  private func write(_ outcome: GroupAuditor.Outcome, of batch: [PendingGroup], with writer: IndexWriter) throws {
    for (item, isSame) in zip(batch, outcome.isSame) {
      if isSame {
        try writer.stored.refreshStates(of: item.group, settledBy: plan.moment)
      } else if item.known != nil {
        // Of a group that was found unchanged but for its files' contents the rows still stand.
        try writer.stored.remove(item.group.ids)
      }
    }
    try writer.inserter.insert(outcome.rows)
    for terms in outcome.searchTerms { try writer.search.insert(terms) }
    for name in outcome.sourceNames { try writer.search.insert(name) }
    if let counts = outcome.termCounts { writer.search.add(counts) }
  }

  // MARK: The index as a whole

  private func save(_ about: About, in database: Database) throws {
    try database.execute(sql: "DELETE FROM about")
    for (name, value) in about.rows.sorted(by: { $0.key < $1.key }) {
      try database.execute(sql: "INSERT INTO about VALUES (?, ?)", arguments: [name, value])
    }
  }

  /// A source locale that no article is in is a slip of the pen.
  private func requireSource(in database: Database) throws {
    guard let source = options.source else { return }
    let language = String(source.language)
    let isThere = try Bool.fetchOne(
      database,
      sql:
        "SELECT EXISTS (SELECT 1 FROM articles WHERE locale = ? OR locale LIKE ?) OR NOT EXISTS (SELECT 1 FROM articles)",
      arguments: [language, language + "-%"])!
    if !isThere {
      throw IndexError(path: index.path, reason: .noSource(source))
    }
  }
}

/// What changes the rows of an index.
private struct IndexWriter {
  let inserter: RowInserter
  let search: SearchTables
  let stored: StoredRows

  init(_ database: Database) {
    inserter = RowInserter(database)
    search = SearchTables(database)
    stored = StoredRows(database, search)
  }
}
