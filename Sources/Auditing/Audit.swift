import Alignment
import ArticleParsing
import CorpusLayout
import DriftRules
import Foundation
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

    public init(
      source: LocaleTag? = nil, configuration: Configuration? = nil, baseline: Baseline? = nil,
      changes: ChangedFiles? = nil
    ) {
      self.source = source ?? configuration?.source
      self.configuration = configuration
      self.baseline = baseline
      self.changes = changes
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
    var (jobs, named, problems) = ArticleSetFinder.find(paths)
    report.errors = problems
    let allPaths = jobs.flatMap { $0.files.map(\.path) }
    var unread: [ArticleSetJob] = []
    if let changes = options.changes {
      let sets = TouchedSets(jobs, changes, below: paths)
      (jobs, unread) = (sets.touched, sets.untouched)
      report.unreadLocales = Set(unread.flatMap { $0.files.compactMap(\.locale) })
    }
    let total = jobs.reduce(0) { $0 + $1.files.count }
    let batches = Self.batches(of: jobs)
    let auditor = SetAuditor(source: options.source, named: named)
    var results = [Int: [SetAuditor.Result]]()
    await withTaskGroup(of: (Int, [SetAuditor.Result]).self) { group in
      var next = 0
      var done = 0
      func add() {
        guard next < batches.count else { return }
        let index = next
        let batch = batches[index]
        next += 1
        group.addTask { (index, batch.map(auditor.audit)) }
      }
      for _ in 0..<8 { add() }
      while let (index, result) = await group.next() {
        results[index] = result
        done += batches[index].reduce(0) { $0 + $1.files.count }
        progress?(Progress(done: done, total: total))
        add()
      }
    }
    var locales = Set<LocaleTag>()
    var files: [FileSummary] = []
    for index in batches.indices {
      for result in results[index]! {
        report.articles += result.locales.count
        report.articleSets += result.sets
        report.findings += result.findings
        report.accepted += result.accepted
        report.errors += result.errors
        report.withoutLocale += result.withoutLocale
        locales.formUnion(result.locales)
        files += result.files
      }
    }
    report.locales = locales.sorted()
    report.errors.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let others = unread.isEmpty ? UnreadFiles() : UnreadFiles(unread, beside: files, auditor)
    report.unreadLocales.formUnion(others.samples.map(\.locale))
    report.findings += findings(ofTree: files, others, paths: allPaths, named, beside: report.findings)
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

  /// What shows only where all files are known.
  private func findings(
    ofTree files: [FileSummary], _ others: UnreadFiles, paths: [String], _ named: Set<String>, beside known: [Finding]
  ) -> [Finding] {
    let links = LinkChecker(files, targets: others.samples + others.targets, paths: paths)
      .findings(source: options.source, beside: known)
    // Of files that are named alone not all of the tree is known.
    if !named.isEmpty { return links.filter { named.contains($0.target.path) } }
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
