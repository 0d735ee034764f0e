import ParallelText

/// How well two sections go together, in points.
extension PairAligner {
  /// Positive if two sections are likely the same, by level, name, content and length.
  mutating func sectionScore(_ target: Int, _ reference: Int) -> Float {
    let first = pair.target.sections[target]
    let second = pair.reference.sections[reference]
    let weights = self.weights.sections
    var score = first.level == second.level ? weights.sameLevel : weights.otherLevel
    switch verdict(target, reference) {
    case .same: score += weights.sharedName
    case .unlikely: score += weights.unlikelyName
    case .different: score += weights.otherName
    case .contrary: score += weights.contraryName
    case .silent: break
    }
    if haveOneRole(target, reference) { score += weights.sameRole }
    // A heading with nothing under it, where a text ends early, says nothing about what should stand there.
    let isBare = first.blocks.count == 1 || second.blocks.count == 1
    let (shared, against) = compare(
      isBare ? first.blocks.prefix(1) : first.blocks, isBare ? second.blocks.prefix(1) : second.blocks)
    let total = shared + weights.againstWeight * against
    if total > 0 {
      let agreement = shared / total
      score += min(total, weights.mostTokens) * (agreement - weights.neutralShare)
    }
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

}
