import Alignment
import Auditing
import CorpusLayout
import Foundation
import ParallelText

/// Makes an index of what some paths hold, or brings one up to date.
///
///     paths ─► files ─► groups ─► those that changed ─► articles, findings ─► rows
///                                                                       all rows ─► findings of the tree
///
/// Whatever stood in the index before, its rows are afterwards those that a run into a new file would have made. Files
/// whose state (`FileState`) is as it was are not read, and where all are, nothing else is done. Groups are read and
/// compared in parallel, up to the rows that are made of them; one writer takes these in the order of their ids, and does
/// nothing else. All of it is one transaction.
public struct IndexBuilder: Sendable {
  public struct Options: Sendable {
    /// The version of the program, for whoever reads the index. Which rows it has depends on `Provenance.hash`.
    public var program: String
    /// The locale that the others are held against; nil to judge by age and majority.
    public var source: LocaleTag?
    public var configuration: Configuration?
    /// The text that the configuration was read from.
    public var settings: String?
    /// How many seconds to wait for another process that writes.
    public var patience: Double

    public init(
      program: String, source: LocaleTag?, configuration: Configuration?, settings: String?, patience: Double = 60
    ) {
      self.program = program
      self.source = source ?? configuration?.source
      self.configuration = configuration
      self.settings = settings
      self.patience = patience
    }
  }

  /// What a run has done.
  public struct Summary: Sendable {
    public var files = 0
    public var articles = 0
    public var articleSets = 0
    /// Sorted.
    public var locales: [LocaleTag] = []
    /// How many files each locale has.
    var articlesByLocale: [LocaleTag: Int] = [:]
    /// How many files were read.
    public var filesRead = 0
    /// What could not be read, by path.
    public var errors: [(path: String, message: String)] = []
    /// Files whose locale cannot be told.
    public var withoutLocale: [String] = []
  }

  private let path: String
  private let options: Options

  /// - Parameter path: Of the index; made if it is not there.
  public init(_ path: String, _ options: Options) {
    self.path = path
    self.options = options
  }

  /// Makes the index hold what the paths hold, and nothing else.
  ///
  /// - Parameters:
  ///   - progress: Called now and then, on any thread.
  ///   - waiting: Called once if another process writes, with its id if that is known.
  /// - Throws: `IndexError`, from which the index is as it was. If no file is found it is not touched.
  /// - Complexity: linear in the files' number, and in the bytes of those that have changed.
  public func run(
    _ paths: [String], progress: @escaping @Sendable (Audit.Progress) -> Void = { _ in },
    waiting: @escaping @Sendable (Int32?) -> Void = { _ in }
  ) async throws(IndexError) -> Summary {
    // Read while files are searched for.
    async let finished = FinishedIndex(path, madeBy: about(paths, isOfNamedFiles: false))
    async let ignored = IgnoredFiles.find(below: paths)
    let tree = FoundTree(paths)
    let exclusion = Exclusion(options.configuration?.excluded ?? [], ignored: await ignored.paths)
    let hash = tree.hash.map { $0 ^ Int64(bitPattern: exclusion.hash) }
    if let finished = await finished, finished.treeHash == hash { return finished.summary }
    var found = tree.files()
    exclusion.apply(to: &found)
    guard !found.files.isEmpty else {
      var summary = Summary()
      summary.errors = found.problems
      return summary
    }
    let plan = IndexPlan(
      found, PathLayouts(options.configuration?.layouts ?? [], source: options.source), source: options.source)
    // The plan has all of it, and there may be very many.
    found.files = []
    let about = about(paths, isOfNamedFiles: !plan.named.isEmpty)
    let index = try WritableIndex(path, waiting: options.patience, notice: waiting)
    defer { index.close() }
    do {
      let seen = try index.read { IndexChanges(from: try StoredState($0), to: plan, about: about) }
      var filesRead = 0
      if seen?.isEmpty != true {
        let isNew = try index.begin()
        // Read again: another process may have written since.
        var changes = try index.access { database in
          IndexChanges(from: isNew ? nil : try StoredState(database), to: plan, about: about)
        }
        let learned = try await learn(index, plan, &changes, about)
        filesRead = try await IndexRun(index, plan, changes, about, options, learned)
          .write(isNew: isNew, progress: progress)
        let hasSameFiles = changes.hasSameFiles
        try index.access { database in
          try RunHistory.add(at: .now, hasSameFiles: hasSameFiles, in: database)
          try FinishedIndex.save(treeHash: hash, in: database)
        }
        try index.commit()
      }
      var summary = try index.access { try ContentSummary.load(from: $0) }
      summary.filesRead = filesRead
      return summary
    } catch {
      index.abandon()
      throw error
    }
  }

  /// What the index's locales teach: what stands in it, unless articles that taught it have changed. If they teach another
  /// thing now, all rows are made anew.
  private func learn(
    _ index: WritableIndex, _ plan: IndexPlan, _ changes: inout IndexChanges, _ about: About
  ) async throws(IndexError) -> LearnedPairs {
    let tables = LearnedTables(plan)
    let known = changes
    let (stored, isOutdated) = try index.access { database in
      (
        known.startsAnew ? nil : try LearnedTables.load(from: database),
        try tables.isOutdated(by: known, in: database)
      )
    }
    if let stored, !isOutdated { return stored }
    let auditor = SetAuditor(
      source: options.source, named: plan.named, tree: TreePaths([String]()), configuration: options.configuration,
      keepsSets: false)
    let learned = await FirstPass.learn(from: tables.sample, auditor)
    if learned != stored, !changes.startsAnew { changes = IndexChanges(from: nil, to: plan, about: about) }
    try index.access { try tables.save(learned, in: $0) }
    return learned
  }

  private func about(_ paths: [String], isOfNamedFiles: Bool) -> About {
    About(
      program: options.program, paths: paths, source: options.source, settings: options.settings,
      isOfNamedFiles: isOfNamedFiles)
  }
}
