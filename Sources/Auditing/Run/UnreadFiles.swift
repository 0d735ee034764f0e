import CorpusLayout

/// What must be known of articles that are not audited, to judge those that are.
struct UnreadFiles {
  var jobs: [ArticleSetJob] = []
  /// Of each locale of a tree that only unread articles have, a file that tells how it names itself.
  var samples: [FileSummary] = []
  /// Files that audited ones name places of.
  var targets: [FileSummary] = []

  /// - Parameter files: Those that were audited.
  /// - Complexity: reads a file for each locale, and for each file that is linked to.
  init(_ jobs: [ArticleSetJob], beside files: [FileSummary], _ auditor: SetAuditor) {
    if jobs.isEmpty { return }
    self.jobs = jobs
    samples = Coverage.samples(of: jobs, beside: files).flatMap(auditor.summaries)
    let linked = LinkResolver.targets(of: files)
    targets = jobs.flatMap { job in
      var job = job
      job.files.removeAll { !linked.contains($0.path) }
      return auditor.summaries(of: job)
    }
  }
}
