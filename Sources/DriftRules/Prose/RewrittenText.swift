import ParallelText

/// What only the target has, where the reference has something of the kind that is missing: likely an older text of the same.
/// That is one finding, of what is missing; the other is a note.
enum RewrittenText {
  /// - Complexity: O(n log n) in the blocks, where something is extra.
  static func demote(_ found: inout [Drift], _ pair: AlignedPair) {
    guard found.contains(where: { isTold($0, .extra) }), found.contains(where: { isTold($0, .missing) }) else { return }
    let starts = sharedStarts(pair)
    // How many of them a drift's place lies behind: neighbours have the same number.
    func place(_ drift: Drift) -> Int { starts.partitioningIndex { $0 > drift.target.start } }
    var missing: [Int: Set<RuleID.Subject>] = [:]
    for drift in found where isTold(drift, .missing) {
      missing[place(drift), default: []].insert(drift.rule.subject)
    }
    for index in found.indices where isTold(found[index], .extra) {
      guard let subjects = missing[place(found[index])] else { continue }
      let subject = found[index].rule.subject
      // A paragraph may lead to what is missing.
      if subjects.contains(subject) || subject == .paragraph && !subjects.isDisjoint(with: [.item, .step, .code, .row])
      {
        found[index].severity = .note
      }
    }
  }

  private static func isTold(_ drift: Drift, _ change: Drift.Change) -> Bool {
    drift.change == change && drift.severity > .note
  }

  /// Where the blocks and headings of the target begin that the reference has as well, ascending.
  private static func sharedStarts(_ pair: AlignedPair) -> [Int] {
    let blocks = pair.blocks.map { pair.target.blocks[$0.target].range.start }
    let headings = pair.sections.compactMap { pair.target.heading(of: $0.target)?.range.start }
    return (blocks + headings).sorted()
  }
}
