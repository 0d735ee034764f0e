import CorpusLayout
import ParallelText

/// Articles that the source has dropped, or never had: nobody can tell which of their translations is right.
package enum SourceGaps {
  /// Marks the articles that have no file in the source's language in a tree whose other articles have one.
  ///
  /// - Parameter jobs: All that there are of their trees.
  /// - Complexity: O(files).
  package static func mark(_ jobs: inout [ArticleSetJob], source: LocaleTag?) {
    guard let source else { return }
    var counts: [Coverage.Tree: (all: Int, inSource: Int)] = [:]
    let places = jobs.map { job in job.slot.map { (tree: Coverage.Tree($0), hasSource: hasSource(job, source)) } }
    for case let place? in places {
      counts[place.tree, default: (0, 0)].all += 1
      if place.hasSource { counts[place.tree]!.inSource += 1 }
    }
    for (index, place) in places.enumerated() {
      guard let place, !place.hasSource, let (all, inSource) = counts[place.tree] else { continue }
      jobs[index].lacksSource = Coverage.isExpected(articles: inSource, of: all)
    }
  }

  /// A path that names no locale is the default language's.
  private static func hasSource(_ job: ArticleSetJob, _ source: LocaleTag) -> Bool {
    job.files.contains { $0.locale.map { $0.language == source.language } ?? true }
  }
}
