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

    public init(source: LocaleTag? = nil, configuration: Configuration? = nil, baseline: Baseline? = nil) {
      self.source = source ?? configuration?.source
      self.configuration = configuration
      self.baseline = baseline
    }
  }

  public struct Report: Sendable {
    /// How many files were read as articles.
    public var articles = 0
    /// How many articles they are locales of.
    public var articleSets = 0
    /// Sorted.
    public var locales: [LocaleTag] = []
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
    let (jobs, named, problems) = ArticleSetFinder.find(paths)
    report.errors = problems
    let total = jobs.reduce(0) { $0 + $1.files.count }
    let batches = Self.batches(of: jobs)
    let auditor = SetAuditor(source: options.source, named: named, keepsSets: onSet != nil)
    var results = [Int: [SetAuditor.Result]]()
    var places = AuditedPlaces()
    var failure: Failure?
    await withTaskGroup(of: (Int, [SetAuditor.Result]).self) { group in
      var next = 0
      var running = 0
      var done = 0
      // Batches before this one have been handed out. No more than some are worked on ahead of it, so that a slow one
      // does not let the others pile up.
      var handedOut = 0
      func add() {
        while running < 8, next < min(batches.count, handedOut + 16) {
          let index = next
          let batch = batches[index]
          next += 1
          running += 1
          group.addTask { (index, batch.map(auditor.audit)) }
        }
      }
      add()
      while let (index, result) = await group.next() {
        results[index] = result
        running -= 1
        done += batches[index].reduce(0) { $0 + $1.files.count }
        progress?(Progress(done: done, total: total))
        while let ready = results[handedOut] {
          if let onSet {
            for set in ready.flatMap(\.audited) {
              places.append(set.aligned)
              do throws(Failure) {
                try await onSet(set)
              } catch {
                failure = error
                group.cancelAll()
                return
              }
            }
            for set in ready.indices { results[handedOut]![set].audited = [] }
          }
          handedOut += 1
        }
        add()
      }
    }
    if let failure { throw failure }
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
    report.withoutLocale.sort { $0.precedesByBytes($1) }
    report.errors.sort { $0.path.precedesByBytes($1.path) }
    report.findings += findings(
      ofTree: files, paths: jobs.flatMap { $0.files.map(\.path) }, named, beside: report.findings)
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

  /// What shows only where all files are known.
  private func findings(ofTree files: [FileSummary], paths: [String], _ named: Set<String>, beside known: [Finding])
    -> [Finding]
  {
    let links = LinkChecker(files, paths: paths).findings(source: options.source, beside: known)
    // Of files that are named alone not all of the tree is known.
    if !named.isEmpty { return links.filter { named.contains($0.target.path) } }
    return links + Coverage(files).findings(source: options.source)
  }

  /// The order of reports.
  package static func precedes(_ first: Finding, _ second: Finding) -> Bool {
    let a = first.target
    let b = second.target
    if a.path != b.path { return a.path.precedesByBytes(b.path) }
    if a.start != b.start { return (a.start.line, a.start.column) < (b.start.line, b.start.column) }
    if first.rule != second.rule { return first.rule < second.rule }
    let line = first.reference?.start ?? SourcePosition(line: 0, column: 0)
    let other = second.reference?.start ?? SourcePosition(line: 0, column: 0)
    if line != other { return (line.line, line.column) < (other.line, other.column) }
    // Of two files that one path stands for, or two findings of one place, neither may come first by chance.
    return (first.reference?.path ?? "", a.locale.description, first.message) < (
      second.reference?.path ?? "", b.locale.description, second.message
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

extension Audit.Report {
  /// Moves findings that a team has accepted from `findings` to `accepted`.
  public mutating func accept(_ baseline: Baseline) {
    let (open, accepted) = baseline.split(findings)
    findings = open
    self.accepted = (self.accepted + accepted).sorted { Audit.precedes($0.finding, $1.finding) }
  }
}
