import CorpusLayout
import ParallelText
import Synchronization

/// Articles that the first pass of a run has read, for the pass that audits them: each is handed on once.
final class ReadSets: Sendable {
  /// So many bytes of text are kept; what goes beyond is read once more.
  private static let most = 8 << 20

  private struct Kept: Sendable {
    var sets: [ArticleSet]
    var files: [ArticleSetJob.File]
    /// What came of reading them.
    var result: SetAuditor.Result
  }

  /// By the path of a job's first file.
  private let kept = Mutex<(jobs: [String: Kept], bytes: Int)>(([:], 0))

  func keep(_ sets: [ArticleSet], of job: ArticleSetJob, _ result: SetAuditor.Result) {
    guard let first = job.files.first else { return }
    let size = sets.reduce(0) { $1.articles.reduce($0) { $0 + $1.source.bytes.count } }
    kept.withLock { kept in
      guard kept.bytes + size <= Self.most else { return }
      kept.bytes += size
      kept.jobs[first.path] = Kept(sets: sets, files: job.files, result: result)
    }
  }

  /// The sets of a job that are kept, and stay so.
  func sets(of job: ArticleSetJob) -> [ArticleSet] {
    job.files.first.flatMap { first in kept.withLock { $0.jobs[first.path]?.sets } } ?? []
  }

  /// The sets of a job, and what came of reading them added to a result; nil if they are not kept.
  func take(_ job: ArticleSetJob, _ result: inout SetAuditor.Result) -> [ArticleSet]? {
    guard let first = job.files.first, let found = kept.withLock({ $0.jobs.removeValue(forKey: first.path) }),
      found.files.map(\.path) == job.files.map(\.path)
    else { return nil }
    result.append(found.result)
    return found.sets
  }
}
