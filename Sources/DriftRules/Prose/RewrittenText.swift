import ParallelText

/// What only the target has, where the reference has something of the kind that is missing: likely an older text of the same.
/// That is one finding, of what is missing; the other is a note.
enum RewrittenText {
  /// - Complexity: O(n log n) in the blocks, where something is extra.
  static func demote(_ found: inout [Drift], _ pair: AlignedPair) {
    guard found.contains(where: { isTold($0, .extra) }), found.contains(where: { isTold($0, .missing) }) else { return }
    let neighbours = Neighbours(pair)
    var missing: [Int: Set<RuleID.Subject>] = [:]
    for drift in found where isTold(drift, .missing) {
      missing[neighbours.before(drift.target.start + 1), default: []].insert(drift.rule.subject)
    }
    for index in found.indices where isTold(found[index], .extra) {
      let before = neighbours.before(found[index].target.start + 1)
      guard let subjects = missing[before] else { continue }
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

  /// The blocks and headings of the target that the reference has as well.
  private struct Neighbours {
    private let starts: [Int]

    init(_ pair: AlignedPair) {
      let blocks = pair.blocks.map { pair.target.blocks[$0.target].range.start }
      let headings = pair.sections.compactMap { pair.target.heading(of: $0.target)?.range.start }
      starts = (blocks + headings).sorted()
    }

    /// How many of them begin before an offset.
    func before(_ offset: Int) -> Int {
      var (low, high) = (0, starts.count)
      while low < high {
        let middle = (low + high) / 2
        if starts[middle] < offset { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }
}
