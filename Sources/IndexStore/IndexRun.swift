import ArticleParsing
import Auditing
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
  private let analyzers = AnalyzerPool()

  init(
    _ index: WritableIndex, _ plan: IndexPlan, _ changes: IndexChanges, _ about: About, _ options: IndexBuilder.Options
  ) {
    self.index = index
    self.plan = plan
    self.changes = changes
    self.about = about
    self.options = options
  }

  /// What has become of a group that might have changed.
  private enum Outcome: Sendable {
    /// Its files hold what they held.
    case same
    case audited(AuditedGroup)
  }

  /// Writes all rows that change, within the transaction that the index is in.
  ///
  /// - Parameter isNew: Whether there is no row yet.
  /// - Returns: How many files were read.
  func write(isNew: Bool, progress: @Sendable (Audit.Progress) -> Void) async throws(IndexError) -> Int {
    let tree = plan.tree
    let indexes = try index.access { changes.startsAnew ? try DeferredIndexes(droppingFrom: $0) : nil }
    let rows = try index.access { try GroupRows(options.configuration, $0) }
    let settled = try index.access { changes.startsAnew ? nil : try SettledLinks(changes, tree, in: $0) }
    try index.access { _ in
      if changes.startsAnew {
        if !isNew { try rows.removeAll() }
        try rows.searchRows.beginAnew()
      }
      for group in changes.removed { try rows.remove(Self.ids(group)) }
    }
    let (filesRead, changed) = try await writeGroups(rows, tree, progress)
    try index.access { database in
      try settled?.update(in: database)
      try rows.replaceProblems(plan.problems)
      if changes.startsAnew || !changed.isEmpty || !changes.removed.isEmpty || changes.hasChangedOutside {
        try indexes?.create(in: database)
        try TreeFindings(plan: plan, tree: tree, source: options.source, writer: rows.findingRows, database: database)
          .replace(changed: changed)
        try UniqueFingerprints.assign(in: database)
        try rows.searchRows.finish()
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
    _ rows: GroupRows, _ tree: TreePaths, _ progress: @Sendable (Audit.Progress) -> Void
  ) async throws(IndexError) -> (filesRead: Int, changed: Set<String>) {
    let batches = batches()
    let total = changes.pending.reduce(0) { $0 + $1.group.job.files.count }
    let auditor = SetAuditor(
      source: options.source, named: plan.named, tree: tree, configuration: options.configuration, keepsSets: true)
    var filesRead = 0
    var changed = Set<String>()
    var failure: IndexError?
    await withTaskGroup(of: (Int, [Outcome]).self) { group in
      var waiting: [Int: [Outcome]] = [:]
      var (next, running, written) = (0, 0, 0)
      // Batches are written in order. Few are worked on ahead, so that a slow one does not let the others pile up.
      let analyzers = analyzers
      func add() {
        while running < 4, next < min(batches.count, written + 8) {
          let (number, batch) = (next, batches[next])
          next += 1
          running += 1
          group.addTask {
            var outcomes: [Outcome] = []
            for item in batch { outcomes.append(await Self.outcome(of: item, auditor, analyzers)) }
            return (number, outcomes)
          }
        }
      }
      add()
      while let (number, outcomes) = await group.next() {
        waiting[number] = outcomes
        running -= 1
        add()
        while let ready = waiting.removeValue(forKey: written) {
          do throws(IndexError) {
            try index.access { _ in
              for (item, outcome) in zip(batches[written], ready) {
                try write(outcome, of: item, to: rows)
                if case .audited = outcome { changed.formUnion(item.group.job.files.map(\.path)) }
              }
            }
          } catch {
            failure = error
            group.cancelAll()
            return
          }
          for item in batches[written] { filesRead += item.filesToRead }
          written += 1
          progress(Audit.Progress(done: filesRead, total: total))
          add()
        }
      }
    }
    if let failure { throw failure }
    return (filesRead, changed)
  }

  /// A group whose rows may have to be made anew.
  private struct Item: Sendable {
    var group: PlannedGroup
    /// What is known of its files' contents; nil if the rows have to be made anew in any case.
    var known: [IndexChanges.KnownFile]?

    var filesToRead: Int { known.map { $0.count { !$0.hasSameState } } ?? group.job.files.count }
  }

  /// Of about 32 files, so that a task is worth its start.
  private func batches() -> [[Item]] {
    var batches: [[Item]] = []
    var files = 32
    for pending in changes.pending {
      if files >= 32 {
        batches.append([])
        files = 0
      }
      batches[batches.count - 1].append(Item(group: pending.group, known: pending.known))
      files += pending.group.job.files.count
    }
    return batches
  }

  private static func outcome(of item: Item, _ auditor: SetAuditor, _ analyzers: AnalyzerPool) async -> Outcome {
    if let known = item.known, zip(known, item.group.job.files).allSatisfy({ isSame($0, $1.path) }) { return .same }
    let result = await auditor.audit(item.group.job)
    var hashes: [String: Int64] = [:]
    for article in result.audited.flatMap(\.articles) { hashes[article.path] = hash(of: article.source.bytes) }
    let terms = analyzers.withAnalyzer { analyzer in
      result.audited.map { set in
        set.articles.enumerated().map { SearchTerms(set.aligned, edition: $0, $1, analyzer) }
      }
    }
    return .audited(AuditedGroup(result: result, contentHashes: hashes, terms: terms))
  }

  private static func isSame(_ known: IndexChanges.KnownFile, _ path: String) -> Bool {
    if known.hasSameState { return true }
    guard let hash = known.contentHash, let bytes = try? FileError.read(path, limit: ArticleParser.sizeLimit) else {
      return false
    }
    return Self.hash(of: bytes) == hash
  }

  private static func hash(of bytes: [UInt8]) -> Int64 { Int64(bitPattern: Hash64.of(bytes)) }

  private func write(_ outcome: Outcome, of item: Item, to rows: GroupRows) throws {
    switch outcome {
    case .same: try rows.refreshStates(of: item.group, settledBy: plan.moment)
    case .audited(let audited):
      // Of a group that was found unchanged but for its files' contents the rows still stand.
      if item.known != nil { try rows.remove(item.group.ids) }
      try rows.insert(item.group, audited, settledBy: plan.moment)
    }
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
