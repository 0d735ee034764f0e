import ParallelText

/// A section of one side that the other has divided in two, or joined with the one before it: only a heading is
/// missing then, not what stands under it.
extension PairAligner {
  mutating func matchDividedSections() {
    var search = JoinSearch()
    for reference in targetOfSection.indices.dropFirst() where targetOfSection[reference] < 0 {
      guard let target = targetSection(of: reference - 1) else { continue }
      let body = roots(pair.reference.sections[reference].blocks.dropFirst(), referenceEnds)
      let open = search.open(
        in: target, of: pair.target, targetEnds, besides: body.count, weights.limits
      ) { referenceOfBlock[$0] < 0 }
      let matches = matches(open, body)
      guard covers(matches.map { body[$0.1] }, body, of: pair.reference) else { continue }
      joinedReferences[reference] = target
      for (i, j) in matches { matchTrees(open[i], body[j]) }
      if let last = matches.last { search.found(targetEnds[open[last.0]], in: target) }
    }
    search = JoinSearch()
    for target in referenceOfSection.indices.dropFirst() where referenceOfSection[target] < 0 {
      guard let reference = referenceSection(of: target - 1) else { continue }
      let body = roots(pair.target.sections[target].blocks.dropFirst(), targetEnds)
      let open = search.open(
        in: reference, of: pair.reference, referenceEnds, besides: body.count, weights.limits
      ) { targetOfBlock[$0] < 0 }
      let matches = matches(body, open)
      guard covers(matches.map { body[$0.0] }, body, of: pair.target) else { continue }
      joinedTargets[target] = reference
      for (i, j) in matches { matchTrees(body[i], open[j]) }
      if let last = matches.last { search.found(referenceEnds[open[last.1]], in: reference) }
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

  private mutating func matches(_ targets: [Int], _ references: [Int]) -> [(Int, Int)] {
    guard !targets.isEmpty, !references.isEmpty, targets.count * references.count < weights.limits.dividedSections
    else { return [] }
    let width = references.count
    var scores = [Float](repeating: 0, count: targets.count * width)
    for i in targets.indices {
      for j in references.indices { scores[i * width + j] = blockScore(targets[i], references[j]) }
    }
    let matches = SequenceAlignment.matches(targets.count, width) { scores[$0 * width + $1] }
      .filter { scores[$0.0 * width + $0.1] > weights.dividedSections.least }
    return matches.contains { scores[$0.0 * width + $0.1] > weights.dividedSections.leastOfBest } ? matches : []
  }

  /// Whether some blocks are most of a section's text.
  func covers(
    _ matched: [Int], _ body: [Int], of article: Article,
    share: Double = AlignmentWeights.standard.dividedSections.leastText
  ) -> Bool {
    func weight(_ blocks: [Int]) -> Int {
      blocks.reduce(0) { sum, block in
        article.subtree(block).reduce(sum) {
          $0 + weights.dividedSections.lettersOfBlock + Int(article.letters(ofBlock: $1))
        }
      }
    }
    return !matched.isEmpty
      && Double(weight(matched)) > Double(weight(body)) * share
  }
}

/// Where in a section to look for the text of others that may be joined into it.
///
/// A translation that lost its headings has all text in one section: to hold all of it against each section that is missing
/// takes too long if they are many. Then only what follows the last that was found is looked at.
private struct JoinSearch {
  private var pairs = 0
  private var section = -1
  /// Where the search in the section goes on.
  private var next = 0

  /// The topmost blocks of a section, headings apart, that are still without a counterpart.
  ///
  /// - Parameter count: How many blocks each is held against.
  mutating func open(
    in section: Int, of article: Article, _ ends: [Int], besides count: Int, _ limits: AlignmentWeights.Limits,
    isOpen: (Int) -> Bool
  ) -> [Int] {
    let blocks = article.sections[section].blocks
    let isLong = pairs > limits.joinedSections
    let most = isLong ? count + limits.halfBand : .max
    var index = isLong && section == self.section ? next : blocks.lowerBound
    var found: [Int] = []
    while index < blocks.upperBound, found.count < most {
      if isOpen(index), article.blocks[index].kind != .heading { found.append(index) }
      index = min(ends[index], blocks.upperBound)
    }
    pairs += found.count * count
    return found
  }

  mutating func found(_ end: Int, in section: Int) {
    self.section = section
    next = end
  }
}
