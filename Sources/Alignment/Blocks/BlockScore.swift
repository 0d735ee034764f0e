import ParallelText

/// How well two blocks go together, in points.
extension PairAligner {
  /// A block of the target that is held against one of the reference or many.
  struct Candidate {
    let index: Int
    let block: Block
    /// With what is nested in it.
    let tree: Range<Int>
    /// Whether the comparisons are with it now.
    var isTaken = false

    init(_ index: Int, _ aligner: PairAligner) {
      self.index = index
      block = aligner.pair.target.blocks[index]
      tree = aligner.targetSubtree(index)
    }
  }

  mutating func blockScore(_ target: Int, _ reference: Int) -> Float {
    var candidate = Candidate(target, self)
    return blockScore(&candidate, reference)
  }

  /// Positive if two blocks, each with what is nested in it, are likely the same.
  ///
  /// - Parameter target: Between its scores no other block is compared.
  mutating func blockScore(_ target: inout Candidate, _ reference: Int) -> Float {
    let first = target.block
    let second = pair.reference.blocks[reference]
    guard let kindScore = Self.compatibility(first.kind, second.kind) else { return weights.blocks.impossible }
    if first.kind == .code, second.kind == .code {
      return first.key == second.key ? weights.code.equal : codeScore(target.index, reference)
    }
    let targetTree = target.tree
    let referenceTree = referenceSubtree(reference)
    if !target.isTaken {
      take(targetTree, own: target.index..<(target.index + 1))
      target.isTaken = true
    }
    var (shared, against) = compare(with: referenceTree)
    if targetTree.count + referenceTree.count > 2, first.kind != .alert || second.kind != .alert {
      // What a block says itself counts more than what is nested in it, which may be nested elsewhere.
      let own = compare(with: reference..<(reference + 1), ownAlone: true)
      shared = own.shared + (shared - own.shared) * weights.blocks.nestedShare
      against = own.against + (against - own.against) * weights.blocks.nestedShare
      // Where only one of them holds anything, the other may have it beside it.
      if targetTree.count == 1 || referenceTree.count == 1 { against = min(against, own.against) }
    }
    var score = kindScore
    score += min(shared, weights.blocks.mostShared) - min(against, weights.blocks.mostAgainst)
    score += wordScore(reference)
    if first.kind == .paragraph, second.kind == .paragraph,
      pair.target.isLeadIn(target.index) != pair.reference.isLeadIn(reference)
    {
      score += weights.blocks.leadInOnOneSide
    }
    score -= lengthPenalty(first.textLength, second.textLength)
    if first.kind == .alert, second.kind == .alert, first.key == second.key {
      score += weights.blocks.sameAlertType
    }
    // Steps keep their numbers unless one before them is missing: that tells neighbours of one length apart.
    if first.kind == .step, first.number == second.number { score += weights.blocks.sameNumber }
    if first.kind == .row, first.isTableHeader != second.isTableHeader { score += weights.blocks.headerAndRow }
    if (targetTree.count > 1) != (referenceTree.count > 1) { score += weights.blocks.childrenOnOneSide }
    return score
  }

  /// What words that the run knows to go together tell of the block that was taken and a block of the reference.
  private mutating func wordScore(_ reference: Int) -> Float {
    let words = compareWords(with: reference..<(reference + 1))
    return min(words.shared, weights.words.mostShared) - min(words.against, weights.words.mostAgainst)
  }

  /// What it says that two blocks are of these kinds, nil if they cannot be the same.
  private static func compatibility(_ first: BlockKind, _ second: BlockKind) -> Float? {
    let weights = AlignmentWeights.standard.blocks
    if first == second { return weights.sameKind }
    switch (first, second) {
    case (.code, _), (_, .code), (.row, _), (_, .row), (.heading, _), (_, .heading): return nil
    case (.step, .item), (.item, .step): return weights.stepAndItem
    default: return weights.otherKinds
    }
  }

  /// Changed code: how many of its words are the same, in any order.
  private mutating func codeScore(_ target: Int, _ reference: Int) -> Float {
    let (words, others) = codeWords(target, reference)
    let total = words.count + others.count
    guard total > 0 else { return 0 }
    var share = Float(2 * words.shared(with: others)) / Float(total)
    if total <= weights.code.fewWords {
      // Too few words to count: one that differs by a letter is nearly the same.
      let first = pair.target.source[pair.target.blocks[target].range]
      let second = pair.reference.source[pair.reference.blocks[reference].range]
      let length = Float(max(1, max(first.count, second.count)))
      share = max(share, 1 - weights.code.letterCost * Float(editDistance(first, second)) / length)
    }
    // Commands and their output stand in blocks of two languages.
    let label = pair.target.source[pair.target.blocks[target].label]
    let otherLabel = pair.reference.source[pair.reference.blocks[reference].label]
    let isOther =
      !label.isEmpty && !otherLabel.isEmpty && !label.elementsEqual(otherLabel, by: { $0 | 0x20 == $1 | 0x20 })
    return weights.code.noShare + weights.code.allShared * share + (isOther ? weights.code.otherLanguage : 0)
  }

  /// Code may be rewritten, but its output does not become a command, nor a file of many lines a single one.
  mutating func isPlausibleRewrite(_ target: Int, _ reference: Int) -> Bool {
    let first = pair.target.source[pair.target.blocks[target].label]
    let second = pair.reference.source[pair.reference.blocks[reference].label]
    let isAlike = first.isEmpty || second.isEmpty || first.elementsEqual(second)
    return isAlike && haveOneShape(target, reference) || codeScore(target, reference) > weights.code.leastRewrite
  }

  /// Whether two blocks of code have lines in like numbers.
  func haveOneShape(_ target: Int, _ reference: Int) -> Bool {
    let first = pair.target.blocks[target].lineIndexes.count
    let second = pair.reference.blocks[reference].lineIndexes.count
    return max(first, second) <= weights.code.mostLines * min(first, second)
  }
}
