import ParallelText

/// One cause is one finding: drops what another drift explains.
enum OneCause {
  static func keep(_ drifts: [Drift], _ pair: AlignedPair) -> [Drift] {
    let untranslated = drifts.filter { $0.rule == "untranslated" && !$0.isSwapped }.map(\.target)
    let malformed = Set(
      drifts.filter { $0.rule == "malformed-code" && !$0.isSwapped }.map {
        pair.target.source.lineIndex(at: $0.target.start)
      })
    guard !untranslated.isEmpty || !malformed.isEmpty else { return drifts }
    return drifts.filter { drift in
      if drift.isSwapped { return true }
      // The literals of a paragraph that was not translated are those of another time.
      if drift.change == .differs, drift.rule != "untranslated",
        untranslated.contains(where: { $0.contains(drift.target) })
      {
        return false
      }
      // A command that is cut off here, and whole in the reference, differs for that reason.
      if drift.rule == "code-mismatch", malformed.contains(pair.target.source.lineIndex(at: drift.target.start)) {
        return false
      }
      // A line that is two of the reference's lines is reported as that.
      if drift.rule == "malformed-code", drift.reference == nil,
        drifts.contains(where: {
          $0.rule == drift.rule && $0.reference != nil && !$0.isSwapped && $0.target.contains(drift.target)
        })
      {
        return false
      }
      return true
    }
  }
}
