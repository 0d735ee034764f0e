import ParallelText

extension RuleID {
  /// The rules that somebody may have meant by a word that is none (`NearestNames`); in the order of their names.
  public static func nearest(to word: String) -> [RuleID] {
    NearestNames.of(word, among: allCases.map(\.rawValue)).compactMap(RuleID.init)
  }

  /// What to say of a word that is no rule: `unknown rule port-mismtach; did you mean port-mismatch?`
  public static func unknown(_ word: String) -> String {
    let question = NearestNames.question(nearest(to: word).map(\.rawValue))
    return "unknown rule \(word); " + (question ?? "`stele explain` lists all rules")
  }
}
