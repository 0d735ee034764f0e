import Alignment
import CorpusLayout
import DriftRules
import ParallelText

/// The first pass of a run: what a sample of its articles teaches of its locales, before any is judged.
package struct FirstPass: Sendable {
  /// Of a small tree all articles are read, of a large one a share of the files, and never more than the last.
  private static let smallTree = 96
  private static let share = 12
  private static let most = 1_000

  /// Batches are few: small ones keep all cores busy.
  private static let window = BatchRunner<ArticleSetJob>.Window(running: 8, begun: 64)

  /// Which articles are read: those whose keys have the least hashes, in their order. The same whatever else the run reads,
  /// on whatever number of cores.
  package static func sample(of jobs: [ArticleSetJob]) -> [ArticleSetJob] {
    let candidates = jobs.filter { $0.key != nil && $0.files.count > 1 }
    var left = min(most, max(smallTree, candidates.reduce(0) { $0 + $1.files.count } / share))
    let hashed = candidates.map { job in (hash: Hash64.of(job.key!.utf8), job: job) }
      .sorted { ($0.hash, $0.job.files[0].path) < ($1.hash, $1.job.files[0].path) }
    return hashed.prefix { _, job in
      left -= job.files.count
      return left >= 0
    }.map(\.job)
  }

  /// What some articles teach.
  ///
  /// - Parameter auditor: By which they are read.
  /// - Complexity: linear in their bytes.
  package static func learn(from sample: [ArticleSetJob], _ auditor: SetAuditor) async -> LearnedPairs {
    var whole = Lessons()
    await BatchRunner(sample, window) { $0.files.count }.run {
      $0.files.map(\.path)
    } work: { jobs in
      var lessons = Lessons()
      for job in jobs { lessons.append(auditor.lessons(of: job)) }
      return lessons
    } receive: { _, lessons in
      whole.append(lessons)
    }
    // Meanwhile no core but one has much to do.
    async let _: Void = prepare(for: sample, auditor)
    return whole.learned()
  }

  private static func prepare(for sample: [ArticleSetJob], _ auditor: SetAuditor) {
    auditor.rehearse(with: sample)
    RuleBook.prepare(for: Set(sample.flatMap { $0.files.compactMap(\.locale) }))
  }
}
