import ParallelText

/// What is left over on both sides: nested differently, moved, missing, extra, or cut off.
extension PairAligner {
  /// Matches blocks that are left on both sides and are strongly alike, within a section first, then anywhere.
  mutating func matchLeftovers() {
    let targets = unmatched(pair.target.blocks, referenceOfBlock) { referenceSection(of: $0) != nil }
    let references = unmatched(pair.reference.blocks, targetOfBlock) { targetSection(of: $0) != nil }
    guard !targets.isEmpty, !references.isEmpty, targets.count * references.count < weights.limits.leftovers else {
      return
    }
    var candidates: [(score: Float, target: Int, reference: Int)] = []
    for target in targets {
      for reference in references {
        let isNear =
          referenceSection(of: Int(pair.target.blocks[target].section)) == Int(pair.reference.blocks[reference].section)
        if let score = leftoverScore(target, reference, isNear: isNear) {
          candidates.append((isNear ? score + weights.leftovers.nearby : score, target, reference))
        }
      }
    }
    candidates.sort { ($1.score, $0.target, $0.reference) < ($0.score, $1.target, $1.reference) }
    for candidate in candidates where referenceOfBlock[candidate.target] < 0 && targetOfBlock[candidate.reference] < 0 {
      matchTrees(candidate.target, candidate.reference)
    }
  }

  /// What is left in a section that both sides have may stand in a section that only one side has: then that section is
  /// extra or missing, and nothing else.
  mutating func findInLoneSections() {
    func open(_ blocks: [Block], _ other: [Int], _ divided: Set<Int>, inLoneSections: Bool, _ isMatched: (Int) -> Bool)
      -> [Int]
    { unmatched(blocks, other) { isMatched($0) != inLoneSections }.filter { !divided.contains($0) } }
    for isMissing in [true, false] {
      let targets = open(pair.target.blocks, referenceOfBlock, dividedTargets, inLoneSections: isMissing) {
        referenceSection(of: $0) != nil
      }
      let references = open(pair.reference.blocks, targetOfBlock, dividedReferences, inLoneSections: !isMissing) {
        targetSection(of: $0) != nil
      }
      guard !targets.isEmpty, !references.isEmpty, targets.count * references.count < weights.limits.leftovers else {
        continue
      }
      var inLoneSections: [Int] = []
      for target in targets {
        for reference in references
        where !dividedTargets.contains(target) && !dividedReferences.contains(reference)
          && leftoverScore(target, reference, isNear: false) != nil
        {
          if isMissing {
            dividedReferences.formUnion(referenceSubtree(reference))
            if inLoneSections.last != target { inLoneSections.append(target) }
          } else {
            dividedTargets.formUnion(targetSubtree(target))
          }
        }
      }
      for (section, blocks) in Dictionary(grouping: inLoneSections, by: { Int(pair.target.blocks[$0].section) })
      where covers(
        blocks, roots(pair.target.sections[section].blocks.dropFirst(), targetEnds), of: pair.target,
        share: weights.dividedSections.leastRepeated)
      {
        pair.repeatedTargets.insert(section)
      }
    }
  }

  /// Blocks without a counterpart, in sections that have one.
  private func unmatched(_ blocks: [Block], _ other: [Int], isMatched: (Int) -> Bool) -> [Int] {
    blocks.indices.filter { index in
      other[index] < 0 && blocks[index].kind != .heading && isMatched(Int(blocks[index].section))
    }
  }

  private mutating func leftoverScore(_ target: Int, _ reference: Int, isNear: Bool) -> Float? {
    let first = pair.target.blocks[target]
    let second = pair.reference.blocks[reference]
    if first.kind == .code || second.kind == .code {
      guard first.kind == second.kind else { return nil }
      if first.key == second.key, first.lineIndexes.count > 0 { return weights.code.equal }
      return isNear ? { $0 > weights.leftovers.leastCode ? $0 : nil }(blockScore(target, reference)) : nil
    }
    guard first.kind == second.kind || isNear else { return nil }
    let tree = targetSubtree(target)
    take(tree, own: tree)
    let (shared, against) = compare(with: referenceSubtree(reference))
    let isStrong =
      shared >= (isNear ? weights.leftovers.leastSharedNearby : weights.leftovers.leastSharedFar)
      && shared >= weights.leftovers.sharedToAgainst * against
    if !isStrong, !isNear { return nil }
    let words = compareWords(with: referenceSubtree(reference)).shared
    let score = blockScore(target, reference)
    if isStrong, score > weights.leftovers.leastScore { return score }
    // Lengths alone do not tell that two have changed places.
    guard isNear, shared > 0 || words > 0, score > weights.leftovers.leastSwapped else { return nil }
    return haveChangedPlaces(target, reference) ? score : nil
  }

  /// Whether two siblings that are left over stand on the two sides of one pair of siblings that match.
  private func haveChangedPlaces(_ target: Int, _ reference: Int) -> Bool {
    guard pair.target.blocks[target].kind == pair.reference.blocks[reference].kind else { return false }
    let before = sibling(before: target, pair.target)
    let after = targetSubtree(target).upperBound
    let referenceBefore = sibling(before: reference, pair.reference)
    let referenceAfter = referenceSubtree(reference).upperBound
    if let before, referenceAfter < targetOfBlock.count, referenceOfBlock[before] == referenceAfter { return true }
    if let referenceBefore, after < referenceOfBlock.count, referenceOfBlock[after] == referenceBefore { return true }
    return false
  }

  private func sibling(before block: Int, _ article: Article) -> Int? {
    let depth = article.blocks[block].depth
    var index = block - 1
    while index >= 0, article.blocks[index].depth > depth { index -= 1 }
    return index >= 0 && article.blocks[index].parent == article.blocks[block].parent ? index : nil
  }

}
