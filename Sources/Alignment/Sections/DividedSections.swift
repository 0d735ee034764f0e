import ParallelText

/// A section of one side that the other has divided in two, or joined with the one before it: only a heading is
/// missing then, not what stands under it.
extension PairAligner {
  mutating func matchDividedSections() {
    for reference in targetOfSection.indices.dropFirst() where targetOfSection[reference] < 0 {
      guard let target = targetSection(of: reference - 1) else { continue }
      let open = unmatchedRoots(pair.target.sections[target].blocks, targetEnds, of: pair.target, referenceOfBlock)
      let body = roots(pair.reference.sections[reference].blocks.dropFirst(), referenceEnds)
      let matches = matches(open, body)
      guard covers(matches.map { body[$0.1] }, body, of: pair.reference) else { continue }
      joinedReferences[reference] = target
      for (i, j) in matches { matchTrees(open[i], body[j]) }
    }
    for target in referenceOfSection.indices.dropFirst() where referenceOfSection[target] < 0 {
      guard let reference = referenceSection(of: target - 1) else { continue }
      let open = unmatchedRoots(
        pair.reference.sections[reference].blocks, referenceEnds, of: pair.reference, targetOfBlock)
      let body = roots(pair.target.sections[target].blocks.dropFirst(), targetEnds)
      let matches = matches(body, open)
      guard covers(matches.map { body[$0.0] }, body, of: pair.target) else { continue }
      joinedTargets[target] = reference
      for (i, j) in matches { matchTrees(body[i], open[j]) }
    }
    pair.joinedTargets = Set(joinedTargets.keys)
    pair.joinedReferences = Set(joinedReferences.keys)
  }

  /// The target's section that a section of the reference is, or is joined into.
  func targetSection(of reference: Int) -> Int? {
    targetOfSection[reference] >= 0 ? targetOfSection[reference] : joinedReferences[reference]
  }

  /// The reference's section that a section of the target is, or is joined into.
  func referenceSection(of target: Int) -> Int? {
    referenceOfSection[target] >= 0 ? referenceOfSection[target] : joinedTargets[target]
  }

  private func unmatchedRoots(
    _ blocks: Range<Int>, _ ends: [Int], of article: Article, _ other: [Int]
  ) -> [Int] {
    roots(blocks, ends).filter { other[$0] < 0 && article.blocks[$0].kind != .heading }
  }

  private mutating func matches(_ targets: [Int], _ references: [Int]) -> [(Int, Int)] {
    guard !targets.isEmpty, !references.isEmpty, targets.count * references.count < 250_000 else { return [] }
    let width = references.count
    var scores = [Float](repeating: 0, count: targets.count * width)
    for i in targets.indices {
      for j in references.indices { scores[i * width + j] = blockScore(targets[i], references[j]) }
    }
    let matches = SequenceAlignment.matches(targets.count, width) { scores[$0 * width + $1] }
      .filter { scores[$0.0 * width + $0.1] > 0 }
    // Length and kind alone fit too many.
    return matches.contains { scores[$0.0 * width + $0.1] > 2.5 } ? matches : []
  }

  /// Whether some blocks are most of a section's text.
  private func covers(_ matched: [Int], _ body: [Int], of article: Article) -> Bool {
    func weight(_ blocks: [Int]) -> Int {
      blocks.reduce(0) { $0 + article.subtree($1).reduce(0) { $0 + 20 + Int(article.blocks[$1].textLength) } }
    }
    return !matched.isEmpty && weight(matched) * 5 > weight(body) * 3
  }

  private mutating func matchTrees(_ target: Int, _ reference: Int) {
    matchBlocks(target, reference)
    alignChildren(targetSubtree(target).dropFirst(), referenceSubtree(reference).dropFirst())
  }
}
