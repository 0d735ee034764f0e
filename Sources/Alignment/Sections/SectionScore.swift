import ParallelText

/// How well two sections go together, in points.
extension PairAligner {
  /// Positive if two sections are likely the same, by level, content, length and, where the article's sections have
  /// them in common, anchors.
  mutating func sectionScore(_ target: Int, _ reference: Int) -> Float {
    let first = pair.target.sections[target]
    let second = pair.reference.sections[reference]
    let weights = self.weights.sections
    var score = first.level == second.level ? weights.sameLevel : weights.otherLevel
    // Where the other sections share anchors, two that do not are likely two sections.
    if first.anchorKeys.contains(where: second.anchorKeys.contains) {
      score += weights.sharedAnchor
    } else if anchorsCount {
      score += weights.otherAnchor
    }
    // A heading with nothing under it, where a text ends early, says nothing about what should stand there.
    let isBare = first.blocks.count == 1 || second.blocks.count == 1
    let (shared, against) = compare(
      isBare ? first.blocks.prefix(1) : first.blocks, isBare ? second.blocks.prefix(1) : second.blocks)
    let total = shared + weights.againstWeight * against
    if total > 0 {
      let agreement = shared / total
      score += min(total, weights.mostTokens) * (agreement - weights.neutralShare)
    }
    score += headingScore(first, second)
    if isBare { return score }
    let targetLength = first.blocks.reduce(Int32(0)) { $0 + pair.target.blocks[$1].textLength }
    let referenceLength = second.blocks.reduce(Int32(0)) { $0 + pair.reference.blocks[$1].textLength }
    score -= lengthPenalty(targetLength, referenceLength) * weights.lengthShare
    if first.blocks.count == second.blocks.count {
      score += weights.asManyBlocks
      if zip(first.blocks, second.blocks).allSatisfy({ pair.target.blocks[$0].kind == pair.reference.blocks[$1].kind })
      {
        score += weights.sameKinds
      }
    }
    return score
  }

  /// What words of two headings that the run knows to go together tell: "Примеры" is "EXAMPLES".
  private mutating func headingScore(_ first: Section, _ second: Section) -> Float {
    guard first.level > 0, second.level > 0 else { return 0 }
    take(first.blocks.prefix(1), own: first.blocks.prefix(1))
    let words = compareWords(with: second.blocks.prefix(1))
    return min(words.shared, weights.words.mostOfHeading) - min(words.against, weights.words.mostAgainstHeading)
  }
}
