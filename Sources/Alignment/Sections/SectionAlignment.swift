import Foundation
import ParallelText

/// Sections: by anchor, and where anchors do not help by level, order, and what translation leaves unchanged.
extension PairAligner {
  mutating func alignSections() {
    matchSections(0, 0)
    let anchored = matchesByAnchor()
    let smaller = max(1, min(pair.target.sections.count, pair.reference.sections.count) - 1)
    let explicit = pair.target.sections.count { $0.explicitAnchors > 0 }
    // Anchors that were written out, one of which fits, are the reference's at some time; the others differ for a reason.
    anchorsCount =
      Double(anchored.count) > Double(smaller) * weights.sections.anchored
      || !anchored.isEmpty && Double(explicit) > Double(pair.target.sections.count) * weights.sections.written
    for match in anchored { matchSections(match.target, match.reference) }
    let titled = anchored + matchTitles()
    estimateLengthRatio()
    fillBetweenAnchors(backbone(of: titled.sorted { $0.target < $1.target }))
    matchFarSections()
    matchSwappedNeighbours()
    findMovedSections()
  }

  /// The title is the title, whatever it is called.
  private mutating func matchTitles() -> [AlignedPair.Match] {
    guard pair.target.sections.count > 1, pair.reference.sections.count > 1, referenceOfSection[1] < 0,
      targetOfSection[1] < 0,
      pair.target.sections[1].level == 1, pair.reference.sections[1].level == 1
    else { return [] }
    matchSections(1, 1)
    return [.init(target: 1, reference: 1)]
  }

  /// Sections that share an anchor, the n-th of a name with the n-th; in the order of the target.
  private func matchesByAnchor() -> [AlignedPair.Match] {
    var anchors = AnchorTable(targets: pair.target.sections, references: pair.reference.sections)
    var found: [AlignedPair.Match] = []
    // Explicit anchors first: a heading may by chance read like another's anchor.
    var isMatched = [Bool](repeating: false, count: pair.target.sections.count)
    for explicit in [true, false] {
      for index in pair.target.sections.indices.dropFirst() where !isMatched[index] {
        let keys = pair.target.sections[index].anchorKeys
        for key in explicit ? keys.prefix(pair.target.sections[index].explicitAnchors) : keys.suffix(2) {
          guard let candidate = anchors.takeReference(key) else { continue }
          isMatched[index] = true
          found.append(.init(target: index, reference: candidate))
          break
        }
      }
    }
    return found.sorted { $0.target < $1.target }
  }

  /// The heaviest run of matches that keeps the order; the others have moved.
  private func backbone(of matches: [AlignedPair.Match]) -> [AlignedPair.Match] {
    if Self.areAscending(matches) { return matches }
    let kept = SequenceAlignment.heaviestAscending(matches.map(\.reference)) { index in
      let section = pair.reference.sections[matches[index].reference]
      return 1 + section.blocks.count
    }
    return kept.map { matches[$0] }
  }

  static func areAscending(_ matches: [AlignedPair.Match]) -> Bool {
    zip(matches, matches.dropFirst()).allSatisfy { $0.reference < $1.reference }
  }

  private mutating func estimateLengthRatio() {
    var logs: [Double] = []
    for (index, reference) in referenceOfSection.enumerated() where reference >= 0 {
      let first = pair.target.sections[index].blocks
      let second = pair.reference.sections[reference].blocks
      guard first.count == second.count else { continue }
      let target = first.reduce(0) { $0 + Int(pair.target.blocks[$1].textLength) }
      let source = second.reduce(0) { $0 + Int(pair.reference.blocks[$1].textLength) }
      if target > weights.lengths.leastText, source > weights.lengths.leastText {
        logs.append(log(Double(target) / Double(source)))
      }
    }
    pair.lengthRatio = lengthRatio(logs)
    lengthFactor = exp(pair.lengthRatio)
  }

  private mutating func fillBetweenAnchors(_ backbone: [AlignedPair.Match]) {
    var lastTarget = 0
    var lastReference = 0
    let end = AlignedPair.Match(target: pair.target.sections.count, reference: pair.reference.sections.count)
    for match in backbone + [end] {
      let targets = ((lastTarget + 1)..<max(match.target, lastTarget + 1)).filter { referenceOfSection[$0] < 0 }
      let references = ((lastReference + 1)..<max(match.reference, lastReference + 1)).filter {
        targetOfSection[$0] < 0
      }
      if !targets.isEmpty, !references.isEmpty { align(targets, references) }
      lastTarget = match.target
      lastReference = match.reference
    }
  }

  mutating func align(_ targets: [Int], _ references: [Int]) {
    let least = anchorsCount ? weights.sections.leastAnchored : weights.sections.least
    func signatures(_ sections: [Int], of article: Article) -> [UInt64?] {
      SequenceAlignment.isExact(targets.count, references.count)
        ? [] : sections.map { article.signature(of: article.sections[$0].blocks) }
    }
    let matches = SequenceAlignment.matches(
      targets.count, references.count,
      signatures: (signatures(targets, of: pair.target), signatures(references, of: pair.reference))
    ) { sectionScore(targets[$0], references[$1]) }
    let likely = matches.filter { sectionScore(targets[$0.0], references[$0.1]) > least }
    var last = (-1, -1)
    for (i, j) in likely + [(targets.count, references.count)] {
      // What stands alone between the same neighbours is the same, unless its anchor says otherwise.
      if !anchorsCount, i - last.0 == 2, j - last.1 == 2,
        pair.target.sections[targets[i - 1]].level == pair.reference.sections[references[j - 1]].level
      {
        matchSections(targets[i - 1], references[j - 1])
      }
      if i < targets.count { matchSections(targets[i], references[j]) }
      last = (i, j)
    }
  }

}
