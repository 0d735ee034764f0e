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
  }

  /// How far a run is.
  public struct Progress: Sendable {
    public var done: Int
    public var total: Int
  }

  private let options: Options

  public init(_ options: Options = Options()) { self.options = options }

  /// - Parameter progress: Called now and then, on any thread, with the number of files done.
  /// - Complexity: linear in the bytes read but for the alignment of sections that differ much.
  public func run(_ paths: [String], progress: (@Sendable (Progress) -> Void)? = nil) async -> Report {
    var report = Report()
    let layouts = PathLayouts(options.configuration?.layouts ?? [], source: options.source)
    var (jobs, named, problems) = ArticleSetFinder.find(paths, layouts)
    report.errors = problems
    let allPaths = jobs.flatMap { $0.files.map(\.path) }
    var unread: [ArticleSetJob] = []
    if let changes = options.changes {
      let sets = TouchedSets(jobs, changes, below: paths, layouts)
      (jobs, unread) = (sets.touched, sets.untouched)
      report.unreadLocales = Set(unread.flatMap { $0.files.compactMap(\.locale) })
    }
    let batches = Self.batches(of: jobs)
    var auditor = SetAuditor(
      source: options.source, named: named, hosts: options.configuration?.hosts ?? .none,
      terms: options.configuration?.terms ?? .none)
    var results: [[SetAuditor.Result]] = []
    if let history = options.sourceHistory {
      do {
        try await ObjectReader.reading(history.repository) { reader in
          auditor.history = HistorySession(
            history: history, reader: reader, hosts: auditor.hosts, terms: auditor.terms)
          results = await Self.results(of: batches, auditor, progress)
        }
      } catch {
        report.errors.append((history.folder, error.description))
      }
    } else {
      results = await Self.results(of: batches, auditor, progress)
    }
    var locales = Set<LocaleTag>()
    var files: [FileSummary] = []
    for result in results.joined() {
      report.articles += result.locales.count
      report.articleSets += result.sets
      report.findings += result.findings
      report.accepted += result.accepted
      report.errors += result.errors
      report.withoutLocale += result.withoutLocale
      report.unknownCommits += result.unknownRevisions.commits
      report.unknownSources += result.unknownRevisions.files
      locales.formUnion(result.locales)
      files += result.files
    }
    report.locales = locales.sorted()
    report.errors.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let others = unread.isEmpty ? UnreadFiles() : UnreadFiles(unread, beside: files, auditor)
    report.unreadLocales.formUnion(others.samples.map(\.locale))
    // What a comment accepts is a cause all the same.
    let known = report.findings + report.accepted.map(\.finding)
    for (finding, ignore) in findings(ofTree: files, others, paths: allPaths, named, beside: known) {
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
    if let baseline = options.baseline {
      let (open, accepted) = baseline.split(report.findings)
      report.findings = open
      report.accepted = (report.accepted + accepted).sorted { Self.precedes($0.finding, $1.finding) }
    }
    return report
  }

  /// In the order of the batches.
  private static func results(
    of batches: [[ArticleSetJob]], _ auditor: SetAuditor, _ progress: (@Sendable (Progress) -> Void)?
  ) async -> [[SetAuditor.Result]] {
    let total = batches.joined().reduce(0) { $0 + $1.files.count }
    var results = [[SetAuditor.Result]](repeating: [], count: batches.count)
    await withTaskGroup(of: (Int, [SetAuditor.Result]).self) { group in
      var next = 0
      var done = 0
      func add() {
        guard next < batches.count else { return }
        let index = next
        let batch = batches[index]
        next += 1
        group.addTask {
          var results: [SetAuditor.Result] = []
          for job in batch { results.append(await auditor.audit(job)) }
          return (index, results)
        }
      }
      for _ in 0..<8 { add() }
      while let (index, result) = await group.next() {
        results[index] = result
        done += batches[index].reduce(0) { $0 + $1.files.count }
        progress?(Progress(done: done, total: total))
        add()
      }
    }
    return results
  }

  /// What shows only where all files are known.
  private func findings(
    ofTree files: [FileSummary], _ others: UnreadFiles, paths: [String], _ named: Set<String>, beside known: [Finding]
  ) -> [(finding: Finding, ignore: Ignore?)] {
    let links = LinkChecker(
      files, targets: others.samples + others.targets, paths: paths, sources: options.sourceHistory?.paths
    )
    .findings(source: options.source, beside: known)
    // Of files that are named alone not all of the tree is known.
    if !named.isEmpty { return links.filter { named.contains($0.finding.target.path) } }
    return links + Coverage(files, unread: others.jobs, samples: others.samples).findings(source: options.source)
  }

  private static func precedes(_ first: Finding, _ second: Finding) -> Bool {
    let a = first.target
    let b = second.target
    if a.path != b.path { return a.path.utf8.lexicographicallyPrecedes(b.path.utf8) }
    if a.start != b.start { return (a.start.line, a.start.column) < (b.start.line, b.start.column) }
    if first.rule != second.rule { return first.rule < second.rule }
    let line = first.reference?.start ?? SourcePosition(line: 0, column: 0)
    let other = second.reference?.start ?? SourcePosition(line: 0, column: 0)
    return (line.line, line.column, first.reference?.path ?? "") < (
      other.line, other.column, second.reference?.path ?? ""
    )
  }

  /// Batches of about 32 files, so that a task is worth its start.
  private static func batches(of jobs: [ArticleSetJob]) -> [[ArticleSetJob]] {
    var batches: [[ArticleSetJob]] = []
    var current: [ArticleSetJob] = []
    var files = 0
    for job in jobs {
      current.append(job)
      files += job.files.count
      if files >= 32 {
        batches.append(current)
        current = []
        files = 0
      }
    }
    if !current.isEmpty { batches.append(current) }
    return batches
  }
}
