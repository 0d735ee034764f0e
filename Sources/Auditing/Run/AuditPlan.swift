import CorpusLayout
import ParallelText

/// What an audit of some paths compares, and what it knows of without reading it.
struct AuditPlan: Sendable {
  /// Articles whose files are read and compared.
  let sets: BatchRunner<ArticleSetJob>
  /// How many files they have.
  let files: Int
  /// Articles that teach the run of its locales, whether it audits them or not.
  let sample: [ArticleSetJob]
  /// Articles that nothing has touched.
  let unread: [ArticleSetJob]
  /// Which files were named one by one, if nothing else was.
  let named: Set<String>
  /// All files that were found.
  let tree: TreePaths
  /// Of settings, what matches no file.
  let remarks: [Remark]
  /// Paths that cannot be read, and why.
  let problems: [(path: String, message: String)]

  /// Results are small, and soon received: eight batches keep the cores busy, and few files are held in memory.
  private static let window = BatchRunner<ArticleSetJob>.Window(running: 8, begun: 16)

  /// Complexity: O(files); reads none of them.
  init(_ paths: [String], _ options: Audit.Options) async {
    let layouts = PathLayouts(options.configuration?.layouts ?? [], source: options.source)
    async let ignored = IgnoredFiles.find(below: paths)
    var found = FileDiscovery.find(paths, asksForStates: false)
    let patterns = (options.configuration?.excluded ?? []) + options.excluded
    let exclusion = Exclusion(patterns, ignored: await ignored)
    let unused = exclusion.apply(to: &found)
    SiblingFinder.addSiblings(to: &found, layouts)
    // Where the source's history is asked for, its folder gives the source.
    if options.sourceHistory == nil {
      SiblingFinder.addSiblingFolders(to: &found, layouts, source: options.source, asksForStates: false)
    }
    if !found.siblings.isEmpty { exclusion.apply(to: &found) }
    // What fits none of some files may fit others.
    remarks =
      found.named.isEmpty && options.changes == nil
      ? Self.remarks(on: found, options, unused: unused.map { patterns[$0] }) : []
    var jobs: [ArticleSetJob]
    (jobs, named, tree) = await Self.sets(found, layouts)
    if named.isEmpty { SourceGaps.mark(&jobs, source: options.source) }
    problems = found.problems
    // The jobs have all of it, and there may be very many.
    found.files = []
    sample = FirstPass.sample(of: named.isEmpty ? jobs : jobs + Neighbours.jobs(of: named, layouts))
    var unread: [ArticleSetJob] = []
    if let changes = options.changes {
      let sets = TouchedSets(jobs, changes, below: paths, layouts)
      (jobs, unread) = (sets.touched, sets.untouched)
    }
    self.unread = unread
    files = jobs.reduce(0) { $0 + $1.files.count }
    sets = BatchRunner(jobs, Self.window) { $0.files.count }
  }

  /// What of the settings matches no file.
  private static func remarks(
    on found: FileDiscovery.Result, _ options: Audit.Options, unused: [String]
  ) -> [Remark] {
    let settled = options.configuration?.remarks(on: found.files.map(\.path)) ?? []
    return unused.map { pattern in
      options.excluded.contains(pattern)
        ? Remark(path: "--exclude", message: "\(pattern) matches no file")
        : Remark(message: "exclude: \(pattern) matches no file")
    } + settled
  }

  private static func sets(_ found: FileDiscovery.Result, _ layouts: PathLayouts) async -> (
    jobs: [ArticleSetJob], named: Set<String>, tree: TreePaths
  ) {
    async let tree = TreePaths(found.files.lazy.map(\.path))
    let (jobs, named) = ArticleSetFinder.find(found, layouts, .onDisk)
    return (jobs, named, await tree)
  }
}
