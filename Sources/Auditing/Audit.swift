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
    /// If told, only articles of which some file has changed are audited.
    public var changes: ChangedFiles?
    /// If told, findings say whether they held when the translation was made.
    public var sourceHistory: SourceHistory?

    public init(
      source: LocaleTag? = nil, configuration: Configuration? = nil, baseline: Baseline? = nil,
      changes: ChangedFiles? = nil, sourceHistory: SourceHistory? = nil
    ) {
      self.source = source ?? configuration?.source
      self.configuration = configuration
      self.baseline = baseline
      self.changes = changes
      self.sourceHistory = sourceHistory
    }
  }

  public struct Report: Sendable {
    /// How many files were read as articles.
    public var articles = 0
    /// How many articles they are locales of.
    public var articleSets = 0
    /// Sorted.
    public var locales: [LocaleTag] = []
    /// Of articles that nothing has touched, as far as paths tell.
    public var unreadLocales: Set<LocaleTag> = []
    /// Ordered by path, line, column, rule of the target.
    public var findings: [Finding] = []
    /// For each of `findings` the rows and sections that it lies in; empty unless the run handed out its sets.
    public var places: [[FindingPlace]] = []
    /// Findings that the team has accepted, in the same order; not among `findings`.
    public var accepted: [AcceptedFinding] = []
    /// What could not be read, by path.
    public var errors: [(path: String, message: String)] = []
    /// Files whose locale cannot be told.
    public var withoutLocale: [String] = []
    /// How many translations name a commit that the source's repository does not have.
    public var unknownCommits = 0
    /// How many translations name a commit of the source in which there is no such article.
    public var unknownSources = 0

    public init() {}
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

  /// - Parameter progress: Called now and then, on any thread, with the number of files done.
  /// - Complexity: linear in the bytes read but for the alignment of sections that differ much.
  public func run(_ paths: [String], progress: (@Sendable (Progress) -> Void)? = nil) async -> Report {
    let nobody: ((AuditedSet) async -> Void)? = nil
    return await run(paths, progress: progress, handingOutTo: nobody)
  }

  /// The same, with every article handed out row by row on the way.
  ///
  /// - Parameter onSet: Called for one set after the other, in the same order in every run: an order of paths. At
  ///   most some hundred files are held in memory at a time, so a slow receiver slows the run down.
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
    var report = Report()
    // Meanwhile no core but one has much to do.
    async let prepared: Void = ArticleParser.prepare()
    let layouts = PathLayouts(options.configuration?.layouts ?? [], source: options.source)
    var found = FileDiscovery.find(paths, asksForStates: false)
    ArticleSetFinder.addSiblings(to: &found, layouts)
    var (jobs, named, tree) = await Self.sets(found, layouts)
    found.files = []
    report.errors = found.problems
    var unread: [ArticleSetJob] = []
    if let changes = options.changes {
      let sets = TouchedSets(jobs, changes, below: paths, layouts)
      (jobs, unread) = (sets.touched, sets.untouched)
      report.unreadLocales = Set(unread.flatMap { $0.files.compactMap(\.locale) })
    }
    let batches = Self.batches(of: jobs)
    await prepared
    var auditor = SetAuditor(
      source: options.source, named: named, tree: tree, configuration: options.configuration, keepsSets: onSet != nil)
    var result = SetAuditor.Result()
    var places = AuditedPlaces()
    if let history = options.sourceHistory {
      // Histories are for reports: sets are handed out without.
      do throws(GitError) {
        report.errors += try await ObjectReader.reading(history.repository) { reader in
          let session = HistorySession(history, reader, hosts: auditor.hosts, terms: auditor.terms)
          auditor.history = session
          let nobody: ((AuditedSet) async -> Void)? = nil
          result = await Self.result(of: batches, auditor, progress, handingOutTo: nobody).result
          return session.allProblems
        }
      } catch {
        report.errors.append((history.folder, error.description))
        // What git did not answer is not unknown.
        result.unknownRevisions = SetHistory.Unknown()
      }
    } else {
      (result, places) = try await Self.result(of: batches, auditor, progress, handingOutTo: onSet)
    }
    let files = result.files
    report.articles = result.locales.count
    report.articleSets = result.sets
    report.findings = result.findings
    report.accepted = result.accepted
    report.errors = (report.errors + result.errors).sorted { $0.path.precedesByBytes($1.path) }
    report.withoutLocale = result.withoutLocale.sorted { $0.precedesByBytes($1) }
    report.unknownCommits = result.unknownRevisions.commits
    report.unknownSources = result.unknownRevisions.files
    report.locales = Set(result.locales).sorted()
    // What is not needed any more makes room for the reports.
    result = SetAuditor.Result()
    let others = unread.isEmpty ? UnreadFiles() : UnreadFiles(unread, beside: files, auditor)
    report.unreadLocales.formUnion(others.samples.map(\.locale))
    // What a comment accepts is a cause all the same.
    let known = report.findings + report.accepted.map(\.finding)
    let ofTree = await findings(ofTree: files, jobs, others, tree, named, beside: known)
    // To give back what thousands of files took takes a while, and nothing waits for it.
    Task.detached { [files, jobs, batches] in withExtendedLifetime((files, jobs, batches)) {} }
    for (finding, ignore) in ofTree {
      if let accepted = AcceptedFinding(finding, by: ignore) {
        report.accepted.append(accepted)
      } else {
        report.findings.append(finding)
      }
    }
    report.findings.sort(by: Self.precedes)
    report.accepted.sort { Self.precedes($0.finding, $1.finding) }
    Fingerprint.makeUnique(&report.findings, &report.accepted)
    if let configuration = options.configuration {
      report.findings = report.findings.compactMap(configuration.applied)
      report.accepted = report.accepted.compactMap { accepted in
        configuration.applied(to: accepted.finding).map { AcceptedFinding(finding: $0, by: accepted.by) }
      }
    }
    if let baseline = options.baseline { report.accept(baseline) }
    if onSet != nil { report.places = report.findings.map(places.places) }
    return report
  }

  /// The results of all batches in one, in their order, and where findings may lie in the sets that were handed out.
  private static func result<Failure: Error>(
    of batches: [[ArticleSetJob]], _ auditor: SetAuditor, _ progress: (@Sendable (Progress) -> Void)?,
    handingOutTo onSet: ((AuditedSet) async throws(Failure) -> Void)?
  ) async throws(Failure) -> (result: SetAuditor.Result, places: AuditedPlaces) {
    let total = batches.joined().reduce(0) { $0 + $1.files.count }
    var whole = SetAuditor.Result()
    var places = AuditedPlaces()
    var failure: Failure?
    await withTaskGroup(of: (Int, SetAuditor.Result).self) { group in
      var waiting: [Int: SetAuditor.Result] = [:]
      // Batches before this one are in `whole`. No more than some are worked on ahead of it, so that a slow one does not
      // let the others pile up.
      var (next, running, done, gathered) = (0, 0, 0, 0)
      var readAhead = ReadAhead()
      func add() {
        while running < 8, next < min(batches.count, gathered + 16) {
          let index = next
          let batch = batches[index]
          readAhead.request(batch.lazy.flatMap { $0.files.lazy.map(\.path) })
          next += 1
          running += 1
          group.addTask {
            var result = SetAuditor.Result()
            for job in batch { result.append(await auditor.audit(job)) }
            return (index, result)
          }
        }
      }
      add()
      while let (index, result) = await group.next() {
        waiting[index] = result
        running -= 1
        done += batches[index].reduce(0) { $0 + $1.files.count }
        progress?(Progress(done: done, total: total))
        while var ready = waiting.removeValue(forKey: gathered) {
          if let onSet {
            for set in ready.audited {
              places.append(set.aligned)
              do throws(Failure) {
                try await onSet(set)
              } catch {
                failure = error
                group.cancelAll()
                return
              }
            }
            ready.audited = []
          }
          whole.append(ready)
          gathered += 1
        }
        add()
      }
    }
    if let failure { throw failure }
    return (whole, places)
  }

  /// What shows only where all files are known.
  private func findings(
    ofTree files: [FileSummary], _ jobs: [ArticleSetJob], _ others: UnreadFiles, _ tree: TreePaths,
    _ named: Set<String>, beside known: [Finding]
  ) async -> [(finding: Finding, ignore: Ignore?)] {
    let source = options.source
    // Of files that are named alone not all of the tree is known.
    async let coverage =
      named.isEmpty
      ? Coverage(files, unread: others.jobs, samples: others.samples)
        .findings(source: source) { files[Int($0)] } : []
    let links = LinkChecker(
      files, targets: others.samples + others.targets, tree: tree, sources: options.sourceHistory?.paths
    ) { LinkChecker.components(of: jobs + others.jobs) }
    .findings(source: source, beside: known)
    if !named.isEmpty { return links.filter { named.contains($0.finding.target.path) } }
    return await links + coverage
  }

  /// The order of reports.
  package static func precedes(_ first: Finding, _ second: Finding) -> Bool {
    if first.target.path != second.target.path { return first.target.path.precedesByBytes(second.target.path) }
    let (a, b) = (first.target.start, second.target.start)
    if a != b { return (a.line, a.column) < (b.line, b.column) }
    if first.rule != second.rule { return first.rule < second.rule }
    let line = first.reference?.start ?? SourcePosition(line: 0, column: 0)
    let other = second.reference?.start ?? SourcePosition(line: 0, column: 0)
    if line != other { return (line.line, line.column) < (other.line, other.column) }
    // Of two files that one path stands for, or two findings of one place, neither may come first by chance.
    return (first.reference?.path ?? "", first.target.locale.description, first.message) < (
      second.reference?.path ?? "", second.target.locale.description, second.message
    )
  }

  private static func sets(_ found: FileDiscovery.Result, _ layouts: PathLayouts) async -> (
    jobs: [ArticleSetJob], named: Set<String>, tree: TreePaths
  ) {
    async let tree = TreePaths(found.files.lazy.map(\.path))
    let (jobs, named) = ArticleSetFinder.find(found, layouts)
    return (jobs, named, await tree)
  }

  /// Batches of about 32 files, so that a task is worth its start. The last ones are smaller, so that no core works on one
  /// for long while the others have nothing left (guided self-scheduling, Polychronopoulos and Kuck 1987).
  private static func batches(of jobs: [ArticleSetJob]) -> [[ArticleSetJob]] {
    var batches: [[ArticleSetJob]] = []
    var current: [ArticleSetJob] = []
    var files = 0
    var left = jobs.reduce(0) { $0 + $1.files.count }
    for job in jobs {
      current.append(job)
      files += job.files.count
      if files >= min(32, max(4, left / 16)) {
        batches.append(current)
        left -= files
        current = []
        files = 0
      }
    }
    if !current.isEmpty { batches.append(current) }
    return batches
  }
}

extension Audit.Report {
  /// Moves findings that a team has accepted from `findings` to `accepted`.
  public mutating func accept(_ baseline: Baseline) {
    let (open, accepted) = baseline.split(findings)
    findings = open
    self.accepted = (self.accepted + accepted).sorted { Audit.precedes($0.finding, $1.finding) }
  }
}
