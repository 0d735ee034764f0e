import ParallelText

/// Blocks: siblings with siblings, from the section's top down, so that an item takes what is nested in it along.
extension PairAligner {
  mutating func alignBlocks() {
    for (target, reference) in referenceOfSection.enumerated() where reference >= 0 {
      let first = pair.target.sections[target]
      let second = pair.reference.sections[reference]
      var targetBlocks = first.blocks
      var referenceBlocks = second.blocks
      if first.level > 0, second.level > 0 {
        matchBlocks(targetBlocks.lowerBound, referenceBlocks.lowerBound)
        targetBlocks = (targetBlocks.lowerBound + 1)..<targetBlocks.upperBound
        referenceBlocks = (referenceBlocks.lowerBound + 1)..<referenceBlocks.upperBound
      }
      if agree(targetBlocks, referenceBlocks) {
        for offset in 0..<targetBlocks.count {
          matchBlocks(targetBlocks.lowerBound + offset, referenceBlocks.lowerBound + offset)
        }
      } else {
        alignChildren(targetBlocks, referenceBlocks)
      }
    }
  }

  /// Whether two runs of blocks have the same shape and the same literals one by one: then no other alignment is
  /// better than the plain one.
  private func agree(_ targets: Range<Int>, _ references: Range<Int>) -> Bool {
    guard targets.count == references.count else { return false }
    for offset in 0..<targets.count {
      let first = pair.target.blocks[targets.lowerBound + offset]
      let second = pair.reference.blocks[references.lowerBound + offset]
      guard first.kind == second.kind, first.depth == second.depth, first.key == second.key,
        first.literalIndexes.count == second.literalIndexes.count
      else { return false }
      for (i, j) in zip(first.literalIndexes, second.literalIndexes)
      where pair.target.literals[i].kind != .uiLabel
        && !pair.target.literals[i].agrees(with: pair.reference.literals[j])
      { return false }
    }
    return true
  }

  /// The topmost blocks of a run, by where what is nested in each block ends.
  func roots(_ blocks: Range<Int>, _ ends: [Int]) -> [Int] {
    var found: [Int] = []
    var index = blocks.lowerBound
    while index < blocks.upperBound {
      found.append(index)
      index = min(ends[index], blocks.upperBound)
    }
    return found
  }

  /// Matches two blocks, and aligns what is nested in them.
  mutating func matchTrees(_ target: Int, _ reference: Int) {
    matchBlocks(target, reference)
    alignChildren(targetSubtree(target).dropFirst(), referenceSubtree(reference).dropFirst())
  }

  mutating func alignChildren(_ targets: Range<Int>, _ references: Range<Int>) {
    // An explicit stack: nesting may be deep.
    var open = [(targets, references)]
    while let (targets, references) = open.popLast() {
      let first = roots(targets, targetEnds)
      let second = roots(references, referenceEnds)
      guard !first.isEmpty, !second.isEmpty else { continue }
      for (i, j) in alignSiblings(first, second) {
        matchBlocks(first[i], second[j])
        let targetChildren = targetSubtree(first[i]).dropFirst()
        let referenceChildren = referenceSubtree(second[j]).dropFirst()
        if !targetChildren.isEmpty, !referenceChildren.isEmpty { open.append((targetChildren, referenceChildren)) }
      }
    }
  }
}
