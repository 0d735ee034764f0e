import DriftRules
import GitHistory
import ParallelText

/// A translation that names a new revision of the source, but whose text is that of an older one.
enum RenewedStamp {
  /// How many earlier revisions are looked at.
  private static let reach = 10

  /// nil if the revision that is named fits well, or no earlier one fits at least twice as well.
  ///
  /// - Parameter atBase: The drifts of the translation from the revision that is named.
  static func drift(
    _ translation: Article, _ stamp: SourceStamp, _ base: Timeline.Base, atBase: [DriftTrace], terms: Terms,
    _ timeline: inout Timeline
  ) async -> Drift? {
    let named = atBase.count { $0.tellsRevision }
    guard named >= 2 else { return nil }
    var best: (commit: CommitLog.Commit, count: Int)?
    for index in timeline.revisions.indices.dropFirst(base.later + 1).prefix(reach) {
      guard case .article(let text) = await timeline.text(at: index) else { continue }
      let count = DriftTrace.all(translation, from: text, terms: terms).count { $0.tellsRevision }
      // The newest of those that fit alike.
      if count < best?.count ?? named { best = (timeline.revisions[index].commit, count) }
      if count == 0 { break }
    }
    guard let best, best.count * 2 <= named, named - best.count >= 2 else { return nil }
    return Drift(
      .renewedStamp, .warning, 0.7, .intrinsic,
      "stamped with source revision \(base.commit.hash.prefix(8)), but differs from it in \(named) places; differs from "
        + "\(best.commit.hash.prefix(8)) (\(best.commit.date)) in \(best.count == 0 ? "none" : "\(best.count)")",
      target: stamp.entry.range, reference: nil)
  }
}
