import ParallelText

/// Names that links can point at.
enum Anchors {
  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    var found: [Drift] = []
    // Where translations do not share anchors at all, none of them is a drift.
    if pair.anchorAgreement > 0.3 || pair.sections.count <= 2 {
      for match in pair.sections { found.append(contentsOf: compareHeading(match, pair)) }
    }
    found.append(contentsOf: compareBody(pair))
    found.append(contentsOf: duplicates(pair))
    return found
  }

  private static func compareHeading(_ match: AlignedPair.Match, _ pair: AlignedPair) -> [Drift] {
    if pair.target.sections[match.target].explicitAnchors == 0 { return [] }
    let target = pair.target.sections[match.target]
    let reference = pair.reference.sections[match.reference]
    if target.anchorKeys.prefix(target.explicitAnchors).contains(where: reference.anchorKeys.contains) { return [] }
    guard let anchor = pair.target.anchors.first(where: { $0.section == match.target && $0.namesSection }) else {
      return []
    }
    // One that names two places is reported as that.
    if pair.target.anchors.count(where: { $0.name == anchor.name }) > 1 { return [] }
    let other =
      pair.reference.anchors.first { $0.section == match.reference && $0.namesSection }?.range
      ?? pair.reference.heading(of: match.reference)?.range
    guard let other else { return [] }
    // Links lead to the page, hardly ever to its title's anchor: one that names an older title does no harm.
    let isRenamedTitle =
      target.level == 1 && reference.level == 1
      && editDistance(Array(target.anchor.utf8)[...], Array(reference.anchor.utf8)[...], limit: 2) > 2
    return [
      Drift(
        .anchorMismatch, isRenamedTitle ? .note : .warning, 0.85, .differs, "anchor", target: anchor.range,
        reference: other)
    ]
  }

  private static func compareBody(_ pair: AlignedPair) -> [Drift] {
    let targets = pair.target.anchors.filter { !$0.namesSection }
    var references = pair.reference.anchors.filter { !$0.namesSection }
    let unmatched = targets.filter { target in
      guard let index = references.firstIndex(where: { $0.name == target.name }) else {
        return !pair.reference.sections.contains { $0.anchorKeys.contains(AnchorKey.of(target.name.utf8)) }
      }
      references.remove(at: index)
      return false
    }
    return zip(unmatched, references).map { target, reference in
      Drift(.anchorMismatch, .warning, 0.8, .differs, "anchor", target: target.range, reference: reference.range)
    }
  }

  /// Whether an anchor names a section that has another name in the reference.
  private static func isMisplaced(_ anchor: Anchor, _ pair: AlignedPair) -> Bool {
    guard anchor.namesSection, let match = pair.sections.first(where: { $0.target == anchor.section }) else {
      return false
    }
    return !pair.reference.sections[match.reference].anchorKeys.contains(AnchorKey.of(anchor.name.utf8))
  }

  private static func duplicates(_ pair: AlignedPair) -> [Drift] {
    if pair.target.anchors.count < 2 { return [] }
    var seen: [String: Anchor] = [:]
    var found: [Drift] = []
    for anchor in pair.target.anchors {
      if let first = seen[anchor.name] {
        guard pair.reference.anchors.count(where: { $0.name == anchor.name }) < 2,
          pair.reference.sections.count(where: { $0.anchorKeys.contains(AnchorKey.of(anchor.name.utf8)) }) < 2
        else { continue }
        // The one whose section the reference calls otherwise is the wrong one; else the later.
        let (wrong, other) = isMisplaced(first, pair) && !isMisplaced(anchor, pair) ? (first, anchor) : (anchor, first)
        let line = pair.target.source.position(at: other.range.start).line
        found.append(
          Drift(
            .duplicateAnchor, .warning, 0.8, .intrinsic, "anchor \(anchor.name) stands in line \(line) as well",
            target: wrong.range, reference: nil))
      } else {
        seen[anchor.name] = anchor
      }
    }
    return found
  }
}
