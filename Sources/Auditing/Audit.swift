import Alignment
import ArticleParsing
import CorpusLayout
import DriftRules
import Foundation
import GitHistory
import LanguageData
import ParallelText

/// The whole job: paths in, findings out.
///
///     paths ─► files ─► article sets ─► aligned pairs ─► drifts ─► findings
///
/// Every stage is a function of the one before it. Sets are worked on in parallel, and their results put in order,
/// so that the same input gives the same report on any number of cores.
public struct Audit: Sendable {
  public struct Options: Sendable {
    /// The locale that the others are held against; nil to judge by age and majority.
    public var source: LocaleTag?
    /// What a team has settled; its source counts where `source` is nil.
    public var configuration: Configuration?
    /// What a team has accepted.
    public var baseline: Baseline?
    /// If told, only articles of which some file has changed are audited, and only findings kept that the change may have
    /// made.
    public var changes: ChangedFiles?
    /// If told, findings say whether they held when the translation was made.
    public var sourceHistory: SourceHistory?
    /// Patterns of paths that are not read, beside those of the configuration.
    public var excluded: [String]

    public init(
      source: LocaleTag? = nil, configuration: Configuration? = nil, baseline: Baseline? = nil,
      changes: ChangedFiles? = nil, sourceHistory: SourceHistory? = nil, excluded: [String] = []
    ) {
      self.source = source ?? configuration?.source
      self.configuration = configuration
      self.baseline = baseline
      self.changes = changes
      self.sourceHistory = sourceHistory
      self.excluded = excluded
    }
  }

  /// How far a run is.
  public struct Progress: Sendable {
    public var done: Int
    public var total: Int

    public init(done: Int, total: Int) {
      self.done = done
      self.total = total
    }
  }

  private let options: Options

  public init(_ options: Options = Options()) { self.options = options }

  /// - Parameters:
  ///   - paths: Files and folders of articles.
  ///   - progress: Called now and then, on any thread, with the number of files done.
  /// - Complexity: linear in the bytes read but for the alignment of sections that differ much.
  public func run(_ paths: [String], progress: (@Sendable (Progress) -> Void)? = nil) async -> Report {
    let nobody: ((AuditedSet) async -> Void)? = nil
    return await run(paths, progress: progress, handingOutTo: nobody)
  }

  /// The same, with every article handed out row by row on the way.
  ///
  /// - Parameters:
  ///   - paths: Files and folders of articles.
  ///   - progress: Called now and then, on any thread, with the number of files done.
  ///   - onSet: Called for one set after the other, in the same order in every run: an order of paths. At most some
  ///     hundred files are held in memory at a time, so a slow receiver slows the run down.
  /// - Throws: What `onSet` throws; the run then ends early.
  public func run<Failure: Error>(
    _ paths: [String], progress: (@Sendable (Progress) -> Void)? = nil,
    onSet: (AuditedSet) async throws(Failure) -> Void
  ) async throws(Failure) -> Report {
    try await withoutActuallyEscaping(onSet) { onSet async throws(Failure) in
      try await run(paths, progress: progress, handingOutTo: onSet)
    }
  }

  private func run<Failure: Error>(
    _ paths: [String], progress: (@Sendable (Progress) -> Void)?,
    handingOutTo onSet: ((AuditedSet) async throws(Failure) -> Void)?
  ) async throws(Failure) -> Report {
    // Meanwhile no core but one has much to do.
    async let prepared: Void = ArticleParser.prepare()
    let plan = await AuditPlan(paths, options)
    await prepared
    var auditor = SetAuditor(
      source: options.source, named: plan.named, tree: plan.tree, configuration: options.configuration,
      keepsSets: onSet != nil)
    auditor.learned = await FirstPass.learn(from: plan.sample, auditor)
    let (result, places) = try await auditSets(of: plan, auditor, progress, handingOutTo: onSet)
    let files = result.files
    let (lone, ignores, usedIgnores) = (result.lone, result.ignores, result.usedIgnores)
    // What is not needed any more makes room for the reports.
    var report = Report(plan, consume result)
    let finder = PageFinder(plan.tree, isOnDisk: !plan.named.isEmpty)
    let unread = UnreadFiles(plan.unread, beside: files, auditor, finder)
    report.unreadLocales.formUnion(unread.samples.map(\.locale))
    let tree = await auditTree(plan, files, unread, finder, &report)
    report.add(tree.findings, in: places)
    // To give back what thousands of files took takes a while, and nothing waits for it.
    Task.detached { [files, plan] in withExtendedLifetime((files, plan)) {} }
    report.tellNotCompared(lone, source: options.source)
    report.tell(ignores, used: usedIgnores)
    report.settle(options.configuration)
    report.count(files, tree.shortfalls)
    if let changes = options.changes { report.keep(ChangedLines(changes)) }
    if let baseline = options.baseline { report.accept(baseline) }
    return report
  }

  // MARK: Steps

  /// What all sets have given, in their order, and where findings may lie in those that were handed out.
  private func auditSets<Failure: Error>(
    of plan: AuditPlan, _ auditor: SetAuditor, _ progress: (@Sendable (Progress) -> Void)?,
    handingOutTo onSet: ((AuditedSet) async throws(Failure) -> Void)?
  ) async throws(Failure) -> (result: SetAuditor.Result, places: AuditedPlaces) {
    guard let history = options.sourceHistory else {
      return try await Self.auditSets(of: plan, auditor, progress, handingOutTo: onSet)
    }
    var result = SetAuditor.Result()
    do throws(GitError) {
      let problems = try await ObjectReader.reading(history.repository) { reader in
        let session = HistorySession(history, reader, hosts: auditor.hosts, terms: auditor.terms)
        var auditor = auditor
        auditor.history = session
        // Histories are for reports: sets are handed out without.
        let nobody: ((AuditedSet) async -> Void)? = nil
        result = await Self.auditSets(of: plan, auditor, progress, handingOutTo: nobody).result
        return session.allProblems
      }
      result.errors += problems
    } catch {
      result.errors.append((history.folder, error.description))
      // What git did not answer is not unknown.
      result.unknownRevisions = SetHistory.Unknown()
    }
    return (result, AuditedPlaces())
  }

  private static func auditSets<Failure: Error>(
    of plan: AuditPlan, _ auditor: SetAuditor, _ progress: (@Sendable (Progress) -> Void)?,
    handingOutTo onSet: ((AuditedSet) async throws(Failure) -> Void)?
  ) async throws(Failure) -> (result: SetAuditor.Result, places: AuditedPlaces) {
    var whole = SetAuditor.Result()
    var places = AuditedPlaces()
    var done = 0
    try await plan.sets.run { job in
      job.files.map(\.path)
    } work: { jobs in
      var result = SetAuditor.Result()
      for job in jobs { result.append(await auditor.audit(job)) }
      return result
    } receive: { jobs, result async throws(Failure) in
      var result = result
      if let onSet {
        for set in result.audited {
          places.append(set.aligned)
          try await onSet(set)
        }
        result.audited = []
      }
      whole.append(result)
      done += jobs.reduce(0) { $0 + $1.files.count }
      progress?(Progress(done: done, total: plan.files))
    }
    return (whole, places)
  }

  /// What shows only where all files are known.
  private func auditTree(
    _ plan: AuditPlan, _ files: [FileSummary], _ unread: UnreadFiles, _ finder: PageFinder, _ report: inout Report
  ) async -> (findings: [(finding: Finding, ignore: Ignore?)], shortfalls: [LocaleTag: LocaleCoverage.Shortfall]) {
    let auditor = TreeAuditor(source: options.source, named: plan.named)
    async let coverage =
      auditor.knowsCoverage ? Coverage(files, unread: unread.jobs, samples: unread.samples) : nil
    async let swapped = SwappedLinks.findings(in: files)
    let resolver = LinkResolver(
      files, targets: unread.samples + unread.targets, tree: plan.tree, finder: finder,
      sources: options.sourceHistory?.paths
    ) { LinkResolver.components(of: Array(plan.sets.items) + unread.jobs) }
    report.refute(LinkMismatches(resolver))
    // What a comment accepts is a cause all the same.
    let known = (report.findings + report.accepted.map(\.finding)).filter { !$0.isRefuted }
    let coverageOfTree = await coverage
    async let shortfalls = coverageOfTree?.shortfalls(source: options.source) ?? [:]
    let findings = auditor.findings(of: BrokenLinks(resolver), await swapped, beside: known, coverageOfTree) {
      files[Int($0)]
    }
    return (findings, await shortfalls)
  }
}
