import ParallelText

/// The levels of headings, where both sides have the same sections.
enum HeadingLevels {
  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    let (targets, references) = (pair.target.sections, pair.reference.sections)
    // Where sections are missing, or stand elsewhere, the levels around them follow from that.
    guard targets.count == references.count, pair.sections.count == targets.count, pair.movedSections.isEmpty else {
      return []
    }
    let headings = pair.sections.filter { targets[$0.target].level > 0 && references[$0.reference].level > 0 }
    func deeper(_ match: AlignedPair.Match) -> Int { targets[match.target].level - references[match.reference].level }
    guard headings.contains(where: { deeper($0) != 0 }) else { return [] }
    let usual = usual(headings.map(deeper))
    var found: [Drift] = []
    // The nearest heading above that stands on another level than it should, and how much.
    var above: (reference: Int, deeper: Int)?
    for match in headings {
      let level = references[match.reference].level
      if let outer = above, references[outer.reference].level >= level { above = nil }
      let deeper = deeper(match)
      // What stands below a heading goes down and up with it, or stays where it was.
      if deeper == usual || deeper == above?.deeper { continue }
      // A generator may print the title from the front matter instead.
      if match == headings.first, level == 1 || targets[match.target].level == 1 { continue }
      above = (match.reference, deeper)
      found.append(drift(match, pair))
    }
    return found
  }

  /// By how many levels most headings are deeper than the reference's; 0 where as many are at its level.
  private static func usual(_ differences: [Int]) -> Int {
    var counts: [Int: Int] = [:]
    for difference in differences { counts[difference, default: 0] += 1 }
    return counts.max { ($0.value, $0.key == 0 ? 1 : 0, $0.key) < ($1.value, $1.key == 0 ? 1 : 0, $1.key) }?.key ?? 0
  }

  private static func drift(_ match: AlignedPair.Match, _ pair: AlignedPair) -> Drift {
    let (target, reference) = (pair.target.heading(of: match.target)!, pair.reference.heading(of: match.reference)!)
    func digits(_ article: Article, _ section: Int) -> ArraySlice<UInt8> {
      Array(String(article.sections[section].level).utf8)[...]
    }
    return Drift(
      .headingMismatch, RuleID.headingMismatch.severity, 0.9, .differs, "heading level", target: target.range,
      reference: reference.range,
      values: Drift.Values(digits(pair.target, match.target), digits(pair.reference, match.reference)))
  }
}
