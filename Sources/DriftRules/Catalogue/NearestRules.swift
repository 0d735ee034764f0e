import ParallelText

extension RuleID {
  /// What to say of a word that is no rule: `unknown rule port-mismtach; did you mean port-mismatch?`
  public static func unknown(_ word: String) -> String {
    let question = NearestNames.question(word, among: allCases.map(\.rawValue))
    return "unknown rule \(word); " + (question ?? "`stele explain` lists all rules")
  }
}
