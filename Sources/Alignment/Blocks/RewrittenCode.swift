import ParallelText

/// Code that was rewritten: as many blocks as one side of a section has, the other has as well.
extension PairAligner {
  /// Matches what is left over of code where both sides of a section have as much of it, each in its place unless its words say
  /// otherwise. What was matched with little in common may change its partner.
  ///
  /// - Complexity: O(sections), and O(n³) in the blocks of code of a section, up to `AlignmentWeights.Siblings.mostAssigned`.
  mutating func matchRewrittenCode() {
    // Most articles have none left.
    guard hasOpenCode(pair.target, referenceOfBlock), hasOpenCode(pair.reference, targetOfBlock) else { return }
    for (target, reference) in referenceOfSection.enumerated() where reference >= 0 {
      let all = (
        targets: code(pair.target, pair.target.sections[target].blocks),
        references: code(pair.reference, pair.reference.sections[reference].blocks)
      )
      guard all.targets.count == all.references.count, all.targets.count <= weights.siblings.mostAssigned,
        all.targets.contains(where: { referenceOfBlock[$0] < 0 }),
        all.references.contains(where: { targetOfBlock[$0] < 0 })
      else { continue }
      let targets = all.targets.filter { referenceOfBlock[$0] < 0 || isWeak($0, referenceOfBlock[$0]) }
      let references = all.references.filter { targetOfBlock[$0] < 0 || isWeak(targetOfBlock[$0], $0) }
      // One of them may have its partner in another section.
      if targets.count == references.count { assignCode(targets, references) }
    }
  }

  /// Code that stands unchanged elsewhere was not rewritten: examples may have changed places between sections. What each of the
  /// two was matched with goes together instead.
  ///
  /// - Complexity: linear in the blocks.
  mutating func matchEqualCode() {
    let targets = changedCode(pair.target, pair.reference, referenceOfBlock) { referenceSection(of: $0) != nil }
    if targets.isEmpty { return }
    let references = changedCode(pair.reference, pair.target, targetOfBlock) { targetSection(of: $0) != nil }
    for (key, reference) in references.sorted(by: { $0.value < $1.value }) {
      guard reference >= 0, let target = targets[key], target >= 0 else { continue }
      let (own, other) = (targetOfBlock[reference], referenceOfBlock[target])
      if own == target { continue }
      if own >= 0 { referenceOfBlock[own] = -1 }
      if other >= 0 { targetOfBlock[other] = -1 }
      matchBlocks(target, reference)
      if own >= 0, other >= 0, isPlausibleRewrite(own, other) { matchBlocks(own, other) }
    }
  }

  /// By its key the code without an equal counterpart, -1 where that stands more than once. A short line may be anywhere; what stands
  /// in a section that one side has alone is told with it.
  private func changedCode(
    _ article: Article, _ other: Article, _ counterparts: [Int], isMatched: (Int) -> Bool
  ) -> [UInt64: Int] {
    var found: [UInt64: Int] = [:]
    for (index, block) in article.blocks.enumerated()
    where block.kind == .code && block.range.count >= weights.code.leastMoved && isMatched(Int(block.section)) {
      let counterpart = counterparts[index]
      if counterpart >= 0, other.blocks[counterpart].key == block.key { continue }
      found[block.key] = found[block.key] == nil ? index : -1
    }
    return found
  }

  private func code(_ article: Article, _ blocks: Range<Int>) -> [Int] {
    blocks.filter { article.blocks[$0].kind == .code }
  }

  /// Whether code of an article has no counterpart.
  private func hasOpenCode(_ article: Article, _ counterparts: [Int]) -> Bool {
    let blocks = article.blocks
    for index in blocks.indices where counterparts[index] < 0 && blocks[index].kind == .code { return true }
    return false
  }

  /// Whether two blocks of code that were matched have less in common than code that was changed.
  private mutating func isWeak(_ target: Int, _ reference: Int) -> Bool { blockScore(target, reference) < 0 }

  private mutating func assignCode(_ targets: [Int], _ references: [Int]) {
    var scores: [Float] = []
    for (i, target) in targets.enumerated() {
      for (j, reference) in references.enumerated() {
        scores.append(
          blockScore(target, reference) - (i == j ? 0 : weights.siblings.leastSwapGain / 2)
            - (haveOneShape(target, reference) ? 0 : weights.code.otherShape))
      }
    }
    let order = Assignment.best(targets.count) { scores[$0 * targets.count + $1] }
    for target in targets where referenceOfBlock[target] >= 0 {
      targetOfBlock[referenceOfBlock[target]] = -1
      referenceOfBlock[target] = -1
    }
    for (i, j) in order.enumerated() where isPlausibleRewrite(targets[i], references[j]) {
      matchBlocks(targets[i], references[j])
    }
  }
}
