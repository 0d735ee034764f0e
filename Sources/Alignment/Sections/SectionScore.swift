import ParallelText

/// How well two sections go together, in points.
extension PairAligner {
  /// Positive if two sections are likely the same, by level, name, content and length.
  mutating func sectionScore(_ target: Int, _ reference: Int) -> Float {
    let weights = self.weights.sections
    let isOfOneLevel = pair.target.sections[target].level == pair.reference.sections[reference].level
    var score = isOfOneLevel ? weights.sameLevel : weights.otherLevel
    // A heading with nothing under it, where a text ends early, says nothing about what should stand there.
    let (first, second) = (pair.target.sections[target].blocks, pair.reference.sections[reference].blocks)
    let isBare = first.count == 1 || second.count == 1
    let verdict = verdict(target, reference)
    switch verdict {
    case .same: score += weights.sharedName
    case .unlikely: score += isBare ? 0 : weights.unlikelyName
    case .different: score += weights.otherName
    case .contrary: score += weights.contraryName
    case .silent: break
    }
    if haveOneRole(target, reference) { score += weights.sameRole }
    score += parentScore(target, reference)
    let (targetBlocks, referenceBlocks) = comparable(target, reference, isBare: isBare)
    let (shared, against) = compare(targetBlocks, referenceBlocks)
    let total = shared + weights.againstWeight * against
    if total > 0 {
      let agreement = shared / total
      score += min(total, weights.mostTokens) * (agreement - weights.neutralShare)
    }
    // Headings of alike words that somebody named otherwise are two headings.
    let words = headingScore(target, reference)
    score += verdict.isAgainst ? min(0, words) : words
    if isBare { return score }
    let targetLength = first.reduce(Int32(0)) { $0 + pair.target.blocks[$1].textLength }
    let referenceLength = second.reduce(Int32(0)) { $0 + pair.reference.blocks[$1].textLength }
    score -= lengthPenalty(targetLength, referenceLength) * weights.lengthShare
    if first.count == second.count {
      score += weights.asManyBlocks
      if zip(first, second).allSatisfy({ pair.target.blocks[$0].kind == pair.reference.blocks[$1].kind }) {
        score += weights.sameKinds
      }
    }
    return score
  }

  /// What of two sections to compare: all that is nested in them where one is a mere heading around others.
  private func comparable(_ target: Int, _ reference: Int, isBare: Bool) -> (Range<Int>, Range<Int>) {
    let first = pair.target.sections[target].blocks
    let second = pair.reference.sections[reference].blocks
    if !isBare { return (first, second) }
    let (targets, references) = (pair.target.subsections(target), pair.reference.subsections(reference))
    guard targets.count > 1, references.count > 1 else { return (first.prefix(1), second.prefix(1)) }
    return (
      first.lowerBound..<pair.target.sections[targets.upperBound - 1].blocks.upperBound,
      second.lowerBound..<pair.reference.sections[references.upperBound - 1].blocks.upperBound
    )
  }

  /// What it tells that parts of two sections have counterparts already: in one another, or elsewhere.
  ///
  /// An anchor names a part more surely than order and content tell what it is part of.
  private func parentScore(_ target: Int, _ reference: Int) -> Float {
    if let counterpart = matchedPart(of: target, pair.target, referenceOfSection),
      let parent = pair.reference.sections[counterpart].parent
    {
      return parent == reference
        ? weights.sections.sameParts : targetOfSection[parent] < 0 ? -weights.sections.sameParts : 0
    }
    if let counterpart = matchedPart(of: reference, pair.reference, targetOfSection),
      let parent = pair.target.sections[counterpart].parent, referenceOfSection[parent] < 0
    {
      return -weights.sections.sameParts
    }
    return 0
  }

  /// The counterpart of the first section nested right in one that has a counterpart.
  private func matchedPart(of section: Int, _ article: Article, _ counterparts: [Int]) -> Int? {
    article.subsections(section).dropFirst().first {
      article.sections[$0].parent == section && counterparts[$0] >= 0
    }.map { counterparts[$0] }
  }

  /// What words of two headings that the run knows to go together tell: "Примеры" is "EXAMPLES".
  mutating func headingScore(_ target: Int, _ reference: Int) -> Float {
    guard pair.target.sections[target].level > 0, pair.reference.sections[reference].level > 0 else { return 0 }
    takeForWords(pair.target.sections[target].blocks.prefix(1))
    let words = compareWords(with: pair.reference.sections[reference].blocks.prefix(1), areHeadings: true)
    return min(words.shared, weights.words.mostOfHeading) - min(words.against, weights.words.mostAgainstHeading)
  }
}
