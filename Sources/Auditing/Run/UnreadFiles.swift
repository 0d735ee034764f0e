import CorpusLayout
import ParallelText

/// What must be known of articles that are not audited, to judge those that are.
struct UnreadFiles {
  var jobs: [ArticleSetJob] = []
  /// Of each locale of a tree that only unread articles have, a file that tells how it names itself.
  var samples: [FileSummary] = []
  /// Files that audited ones name places of.
  var targets: [FileSummary] = []

  /// - Parameters:
  ///   - files: Those that were audited.
  ///   - finder: Knows all files that may be read.
  /// - Complexity: reads a file for each locale, and for each file that is linked to.
  init(_ jobs: [ArticleSetJob], beside files: [FileSummary], _ auditor: SetAuditor, _ finder: PageFinder) {
    self.jobs = jobs
    if jobs.isEmpty && auditor.named.isEmpty { return }
    samples = Coverage.samples(of: jobs, beside: files).flatMap(auditor.summaries)
    let linked = LinkResolver.targets(of: files, finder)
    if !auditor.named.isEmpty {
      targets = Self.pages(linked, beside: files, auditor)
      return
    }
    targets = jobs.flatMap { job in
      var job = job
      job.files.removeAll { !linked.contains($0.path) }
      return auditor.summaries(of: job)
    }
  }

  /// Files that those that are named alone name places of.
  private static func pages(_ linked: Set<String>, beside files: [FileSummary], _ auditor: SetAuditor) -> [FileSummary]
  {
    linked.subtracting(files.map(\.path)).sorted { $0.precedesByBytes($1) }.flatMap { path in
      guard let state = FileState(path) else { return [FileSummary]() }
      // Nobody asks for its locale.
      let file = ArticleSetJob.File(path: path, state: state, locale: files[0].locale, isSettled: true)
      return auditor.summaries(of: ArticleSetJob(key: path, files: [file]))
    }
  }
}
