import DriftRules
import GitHistory
import ParallelText

/// Tells of the drifts of one translation which it had from the start, and by which commits of the source the others
/// came about.
struct Attribution {
  private let translation: Article
  private let base: Timeline.Base
  /// With the texts that were read.
  private(set) var timeline: Timeline
  private let terms: Terms
  private var known: [Int: [DriftTrace]] = [:]

  init(_ translation: Article, _ base: Timeline.Base, _ timeline: Timeline, terms: Terms) {
    self.translation = translation
    self.base = base
    self.timeline = timeline
    self.terms = terms
  }

  /// - Parameters:
  ///   - traces: Of the translation against the source of today, which may not be committed.
  ///   - atBase: Of the translation against what it was made from.
  /// - Returns: In the order of `traces`.
  /// - Complexity: if the source has changed since, the translation is compared with one revision, and with about the
  ///   binary logarithm of their number for each commit that brought a drift.
  mutating func histories(of traces: [DriftTrace], atBase: [DriftTrace]) async -> [Finding.History] {
    let revision = base.commit.hash
    let fromStart = Self.holding(Array(traces.indices), of: traces, among: atBase)
    var histories = traces.indices.map { index in
      fromStart.contains(index)
        ? Finding.History(cause: .translation, revision: revision, date: base.commit.date)
        : Finding.History(cause: .source, revision: revision)
    }
    let later = traces.indices.filter { !fromStart.contains($0) }
    for (index, commit) in await commits(of: later, traces) {
      histories[index].commit = commit.hash
      histories[index].date = commit.date
    }
    return histories
  }

  /// By which revision the drifts came that the base does not have: found by halving, all at once. Those that the last
  /// commit does not have either are left out, and those that are between revisions whose texts are lacking.
  private mutating func commits(of later: [Int], _ traces: [DriftTrace]) async -> [Int: CommitLog.Commit] {
    var commits: [Int: CommitLog.Commit] = [:]
    guard base.later > 0, !later.isEmpty, let last = await drifts(at: 0) else { return commits }
    // None of them holds at `old`, all of them hold at `new`.
    var open = [(old: base.later, new: 0, drifts: Self.holding(later, of: traces, among: last))]
    while let (old, new, drifts) = open.popLast() {
      if drifts.isEmpty { continue }
      if old - new == 1 {
        for index in drifts { commits[index] = timeline.revisions[new].commit }
        continue
      }
      let middle = (old + new) / 2
      guard let found = await self.drifts(at: middle) else { continue }
      let holding = Self.holding(drifts.sorted(), of: traces, among: found)
      open.append((old, middle, holding))
      open.append((middle, new, drifts.subtracting(holding)))
    }
    return commits
  }

  /// nil if the repository does not have the revision's text.
  private mutating func drifts(at index: Int) async -> [DriftTrace]? {
    if let found = known[index] { return found }
    let found: [DriftTrace]
    switch await timeline.text(at: index) {
    case .article(let text): found = DriftTrace.all(translation, from: text, terms: terms)
    case .none: found = []
    case .lacking: return nil
    }
    known[index] = found
    return found
  }

  /// Which of the drifts are among others. One of the others stands for one only.
  private static func holding(_ indices: [Int], of traces: [DriftTrace], among others: [DriftTrace]) -> Set<Int> {
    var free = others
    return Set(
      indices.filter { index in
        guard let place = free.firstIndex(where: traces[index].isSame) else { return false }
        free.remove(at: place)
        return true
      })
  }
}
