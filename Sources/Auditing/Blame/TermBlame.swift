import ParallelText

/// Decides who is wrong about a name that stays as it is.
///
/// That it belongs there is settled: a majority that has lost it is no argument, and a source that does without it is
/// none either. Only where nobody knows the source, and most locales have the name, it is the pivot that has lost it.
enum TermBlame {
  /// - Parameters:
  ///   - placed: All drifts of a set, as the rules report them.
  ///   - voters: How many articles the pivot was compared with.
  static func settle(_ placed: [SetComparison.Placed], hasSource: Bool, voters: Int) -> [SetComparison.Placed] {
    struct Place: Hashable {
      var range: SourceRange
      var term: String
    }
    func place(_ drift: Drift) -> Place { Place(range: drift.target, term: drift.values?.reference ?? "") }
    var votes: [Place: Int] = [:]
    for item in placed where isDoubt(item.drift) { votes[place(item.drift), default: 0] += 1 }
    if votes.isEmpty { return placed }
    var reported = Set<Place>()
    return placed.filter { item in
      guard isDoubt(item.drift) else { return true }
      let place = place(item.drift)
      return !hasSource && votes[place]! * 2 > voters && reported.insert(place).inserted
    }
  }

  private static func isDoubt(_ drift: Drift) -> Bool { drift.isSwapped && drift.rule == .termMismatch }
}
