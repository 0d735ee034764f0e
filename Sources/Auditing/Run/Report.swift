import ParallelText

extension Audit {
  public struct Report: Sendable {
    /// How many files were read as articles.
    public var articles = 0
    /// How many articles they are locales of.
    public var articleSets = 0
    /// Sorted.
    public var locales: [LocaleTag] = []
    /// What each locale has and lacks; sorted.
    public var coverage: [LocaleCoverage] = []
    /// Whether all findings about all articles of the tree are known: nothing was left out, and all of it could be read.
    public var isWhole = true
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
    /// Files that look like translations and were compared with nothing, by path, and why.
    public var notCompared: [(path: String, message: String)] = []
    /// How many articles were compared in two locales or more; nil if it is not known, as of an index.
    public var compared: Int?
    /// What was written to settle something, and settles nothing.
    public var remarks: [Remark] = []
    /// How many translations name a commit that the source's repository does not have.
    public var unknownCommits = 0
    /// How many translations name a commit of the source in which there is no such article.
    public var unknownSources = 0

    public init() {}
  }
}

extension Audit.Report {
  /// What the sets of a run have given; findings as they came.
  init(_ plan: AuditPlan, _ result: consuming SetAuditor.Result) {
    isWhole = plan.named.isEmpty && plan.unread.isEmpty && plan.problems.isEmpty && result.errors.isEmpty
    articles = result.locales.count
    articleSets = result.sets
    compared = result.compared
    remarks = plan.remarks
    locales = Set(result.locales).sorted()
    unreadLocales = Set(plan.unread.lazy.flatMap { $0.files.lazy.compactMap(\.locale) })
    findings = result.findings
    accepted = result.accepted
    errors = (plan.problems + result.errors).sorted { $0.path.precedesByBytes($1.path) }
    withoutLocale = result.withoutLocale.sorted { $0.precedesByBytes($1) }
    unknownCommits = result.unknownRevisions.commits
    unknownSources = result.unknownRevisions.files
  }

  /// Tells of comments that accept nothing.
  mutating func tell(_ ignores: [WrittenIgnore], used: Set<WrittenIgnore.ID>) {
    remarks += ignores.flatMap { $0.remarks(isUsed: used.contains($0.id)) }
      .sorted { ($0.path ?? "", $0.line ?? 0, $0.message) < ($1.path ?? "", $1.line ?? 0, $1.message) }
  }

  /// - Parameter places: Where findings may lie in the sets that were handed out.
  mutating func add(_ ofTree: [(finding: Finding, ignore: Ignore?)], in places: AuditedPlaces) {
    for (var finding, ignore) in ofTree {
      finding.rows = places.places(of: finding)
      if let accepted = AcceptedFinding(finding, by: ignore) {
        self.accepted.append(accepted)
      } else {
        findings.append(finding)
      }
    }
  }

  /// Marks what the tree shows to be no difference.
  mutating func refute(_ mismatches: LinkMismatches) {
    for place in mismatches.refuted(findings) { findings[place].isRefuted = true }
    for place in mismatches.refuted(accepted.map(\.finding)) { accepted[place].finding.isRefuted = true }
  }

  /// Puts all findings in order, tells those apart that are alike, and applies what a team has settled.
  mutating func settle(_ configuration: Configuration?) {
    findings.sort(by: Audit.precedes)
    accepted.sort { Audit.precedes($0.finding, $1.finding) }
    Fingerprint.makeUnique(&findings, &accepted)
    // Only now, so that whatever comes into the tree changes no other finding's identity.
    findings.removeAll(where: \.isRefuted)
    accepted.removeAll(where: \.finding.isRefuted)
    guard let configuration else { return }
    findings = findings.compactMap(configuration.applied)
    accepted = accepted.compactMap { accepted in
      configuration.applied(to: accepted.finding).map { AcceptedFinding(finding: $0, by: accepted.by) }
    }
  }

  /// Counts what each locale has and lacks, once all findings are settled.
  ///
  /// - Parameter files: Those that were read.
  mutating func count(_ files: [FileSummary], _ shortfalls: [LocaleTag: LocaleCoverage.Shortfall]) {
    let articles = files.reduce(into: [:]) { $0[$1.locale, default: 0] += 1 }
    coverage = LocaleCoverage.of(articles: articles, shortfalls, findings: allFindings)
  }

  /// Those that stand, then those that were accepted.
  package var allFindings: some Sequence<Finding> { [findings, accepted.map(\.finding)].joined() }

  /// Moves findings that a team has accepted from `findings` to `accepted`.
  ///
  /// - Parameters:
  ///   - baseline: The findings that a team has accepted.
  ///   - path: Of the baseline, whose entries that match no finding are then reported; nil if not all findings are known.
  public mutating func accept(_ baseline: Baseline, tellingUnusedIn path: String? = nil) {
    let (open, accepted) = baseline.split(findings)
    if let path {
      let used = Set(accepted.map(\.finding.fingerprint))
      remarks += baseline.entries.values.filter { !used.contains($0.fingerprint) }.sorted { $0.line < $1.line }
        .map { Remark(path: path, line: $0.line, message: "\($0.fingerprint) \($0.rule) matches no finding") }
    }
    findings = open
    self.accepted = (self.accepted + accepted).sorted { Audit.precedes($0.finding, $1.finding) }
  }
}
