import ParallelText

/// Blocks: siblings with siblings, from the section's top down, so that an item takes what is nested in it along.
extension PairAligner {
  mutating func alignBlocks() {
    for (target, reference) in referenceOfSection.enumerated() where reference >= 0 {
      var targetBlocks = pair.target.sections[target].blocks
      var referenceBlocks = pair.reference.sections[reference].blocks
      if pair.target.sections[target].level > 0, pair.reference.sections[reference].level > 0 {
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

  /// Whether two runs of blocks have the same shape and, but for one text, the same literals one by one: then
  /// no other alignment is better than the plain one. Where blocks have changed places, two differ.
  private func agree(_ targets: Range<Int>, _ references: Range<Int>) -> Bool {
    guard targets.count == references.count else { return false }
    var differing = 0
    for offset in 0..<targets.count {
      let first = pair.target.blocks[targets.lowerBound + offset]
      let second = pair.reference.blocks[references.lowerBound + offset]
      guard first.kind == second.kind, first.depth == second.depth, first.key == second.key
      else { return false }
      if !haveSameLiterals(first, second) { differing += 1 }
      if differing > 1 { return false }
    }
    return true
  }

  /// Whether two blocks have the same literals one by one, of which names of buttons and menus are translated.
  private func haveSameLiterals(_ first: Block, _ second: Block) -> Bool {
    guard first.literalIndexes.count == second.literalIndexes.count else { return false }
    return zip(first.literalIndexes, second.literalIndexes).allSatisfy { i, j in
      let (own, other) = (pair.target.literals[i], pair.reference.literals[j])
      return own.kind == .uiLabel || other.kind == .uiLabel ? own.kind == other.kind : own.agrees(with: other)
    }
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
      let first = roots(targets, targetEnds).map { pair.target.withoutWrapper($0, targetEnds) }
      let second = roots(references, referenceEnds).map { pair.reference.withoutWrapper($0, referenceEnds) }
      guard !first.isEmpty, !second.isEmpty else { continue }
      let matches = alignSiblings(first, second)
      for (i, j) in matches {
        matchBlocks(first[i], second[j])
        if let wrapper = pair.target.wrapper(of: first[i], targetEnds) { dividedTargets.insert(wrapper) }
        if let wrapper = pair.reference.wrapper(of: second[j], referenceEnds) { dividedReferences.insert(wrapper) }
        let targetChildren = targetSubtree(first[i]).dropFirst()
        let referenceChildren = referenceSubtree(second[j]).dropFirst()
        if !targetChildren.isEmpty, !referenceChildren.isEmpty { open.append((targetChildren, referenceChildren)) }
      }
      open += alignUnindented(matches, first, second)
    }
  }

  /// What a step or an item holds on one side may stand behind it on the other, as its indentation was lost.
  ///
  /// - Returns: What is nested in the blocks that were matched.
  private mutating func alignUnindented(
    _ matches: [(Int, Int)], _ targets: [Int], _ references: [Int]
  ) -> [(Range<Int>, Range<Int>)] {
    if matches.count == targets.count, matches.count == references.count { return [] }
    let matched = (targets: Set(matches.map(\.0)), references: Set(matches.map(\.1)))
    var nested: [(Range<Int>, Range<Int>)] = []
    for (i, j) in matches where pair.target.blocks[targets[i]].kind != .paragraph {
      let own = roots(targetSubtree(targets[i]).dropFirst(), targetEnds)
      let others = roots(referenceSubtree(references[j]).dropFirst(), referenceEnds)
      if own.isEmpty, !others.isEmpty {
        let behind = targets[(i + 1)...].indices.prefix { !matched.targets.contains($0) }.map { targets[$0] }
        nested += matchAcrossDepths(behind, others)
      } else if others.isEmpty, !own.isEmpty {
        let behind = references[(j + 1)...].indices.prefix { !matched.references.contains($0) }.map { references[$0] }
        nested += matchAcrossDepths(own, behind)
      }
    }
    return nested
  }

  private mutating func matchAcrossDepths(_ targets: [Int], _ references: [Int]) -> [(Range<Int>, Range<Int>)] {
    guard !targets.isEmpty, !references.isEmpty else { return [] }
    return alignSiblings(targets, references).map { i, j in
      matchBlocks(targets[i], references[j])
      return (targetSubtree(targets[i]).dropFirst(), referenceSubtree(references[j]).dropFirst())
    }
  }
}

/// Items with a doubled marker (`- - text`): to a reader the outer one is not there.
extension Article {
  /// The item that is all that an item holds; the block itself if it is no such wrapper.
  fileprivate func withoutWrapper(_ block: Int, _ ends: [Int]) -> Int {
    block + 1 < ends.count && wrapper(of: block + 1, ends) == block ? block + 1 : block
  }

  /// The item around an item that holds nothing else.
  fileprivate func wrapper(of block: Int, _ ends: [Int]) -> Int? {
    let parent = Int(blocks[block].parent)
    guard parent >= 0, parent == block - 1, blocks[block].isListItem, blocks[parent].kind == blocks[block].kind,
      blocks[parent].textLength == 0, blocks[parent].literalIndexes.isEmpty, ends[parent] == ends[block]
    else { return nil }
    return parent
  }
}
