import ParallelText

/// Settles which texts in a wrong language are told.
///
/// A text shows by itself that it is not in its article's language, so no vote is needed, but for the source's: what it says
/// is right until most translations show otherwise. A text that was judged beside several others is told once.
enum LanguageBlame {
  /// - Parameters:
  ///   - placed: All drifts of a set, as the rules report them.
  ///   - source: The article that the others were translated from, nil if nobody said.
  ///   - voters: How many articles the pivot was compared with.
  static func settle(_ placed: [SetComparison.Placed], source: Int?, voters: Int) -> [SetComparison.Placed] {
    let told = placed.indices.filter { placed[$0].drift.rule == .untranslated }
    if told.isEmpty { return placed }
    // The longest that there is of a text, of equals the surest, of these the first.
    let order = told.sorted { (first: Int, second: Int) -> Bool in
      let (a, b) = (placed[first].drift, placed[second].drift)
      return (b.target.count, b.confidence, first) < (a.target.count, a.confidence, second)
    }
    var kept: [Int] = []
    for index in order {
      let item = placed[index]
      func isSameText(_ other: Int) -> Bool {
        placed[other].target == item.target && placed[other].drift.target.lower < item.drift.target.upper
          && item.drift.target.lower < placed[other].drift.target.upper
      }
      if kept.contains(where: isSameText) { continue }
      if item.target == source {
        let votes = Set(told.filter(isSameText).map { placed[$0].reference }).count
        guard votes > 1, votes * 2 > voters else { continue }
      }
      kept.append(index)
    }
    let dropped = Set(told).subtracting(kept)
    return dropped.isEmpty ? placed : placed.indices.filter { !dropped.contains($0) }.map { placed[$0] }
  }
}
