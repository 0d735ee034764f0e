import Alignment
import ArticleParsing
import Auditing
import CorpusLayout
import ParallelText

/// A group whose rows may have to be made anew.
struct PendingGroup: Sendable {
  var group: PlannedGroup
  /// What is known of its files' contents if nothing but their states differ: if they hold what they held, so are the rows.
  /// nil if the rows have to be made anew in any case.
  var known: [IndexChanges.KnownFile]?

  var filesToRead: Int { known.map { $0.count { !$0.hasSameState } } ?? group.job.files.count }

  /// At least; all of its files are read if one of them has changed.
  var pathsToRead: [String] {
    guard let known else { return group.job.files.map(\.path) }
    return zip(known, group.job.files).filter { !$0.0.hasSameState }.map { $0.1.path }
  }
}

/// Reads and compares groups of files, and makes their rows. Any number of tasks share one.
struct GroupAuditor: Sendable {
  /// What has become of some groups that might have changed.
  struct Outcome: Sendable {
    /// For each group whether its files hold what they held; of the others there are rows.
    var isSame: [Bool] = []
    let rows = RowBatch()
    /// Of the articles that there are rows of.
    var searchTerms: [SearchTerms] = []
    var sourceNames: [SourceName] = []
    /// Of the same, unless all is made anew.
    var termCounts: TermCounts?
  }

  private let auditor: SetAuditor
  private let configuration: Configuration?
  private let moment: Int64
  private let countsTerms: Bool
  private let analyzers = AnalyzerPool()

  /// - Parameters:
  ///   - learned: What the index's locales have taught.
  ///   - countsTerms: Whether to count in how many rows each term stands.
  init(
    _ plan: IndexPlan, _ tree: TreePaths, _ options: IndexBuilder.Options, _ learned: LearnedPairs, countsTerms: Bool
  ) {
    var auditor = SetAuditor(
      source: options.source, named: plan.named, tree: tree, configuration: options.configuration, keepsSets: true)
    auditor.learned = learned
    self.auditor = auditor
    configuration = options.configuration
    moment = plan.moment
    self.countsTerms = countsTerms
  }

  /// - Complexity: linear in the bytes of the groups' files, but for the alignment of sections that differ much.
  func outcome(of batch: [PendingGroup]) async -> Outcome {
    var outcome = Outcome()
    let rows = GroupRows(configuration, settledBy: moment, outcome.rows, countsTerms: countsTerms)
    for item in batch {
      if let known = item.known, zip(known, item.group.job.files).allSatisfy({ Self.isSame($0, $1.path) }) {
        outcome.isSame.append(true)
        continue
      }
      let result = await auditor.audit(item.group.job)
      rows.insert(item.group, result, analyzers)
      outcome.isSame.append(false)
    }
    outcome.searchTerms = rows.searchTerms
    outcome.sourceNames = rows.sourceNames
    outcome.termCounts = rows.termCounts
    return outcome
  }

  private static func isSame(_ known: IndexChanges.KnownFile, _ path: String) -> Bool {
    if known.hasSameState { return true }
    guard let hash = known.contentHash, let bytes = try? FileError.read(path, limit: ArticleParser.sizeLimit) else {
      return false
    }
    return Int64(bitPattern: Hash64.of(bytes)) == hash
  }
}
