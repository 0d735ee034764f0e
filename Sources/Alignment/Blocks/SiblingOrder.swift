import ParallelText

/// Siblings: in order, but for neighbours that changed places.
extension PairAligner {
  /// Matches siblings in order, then lets neighbours change places where that agrees much better.
  mutating func alignSiblings(_ targets: [Int], _ references: [Int]) -> [(Int, Int)] {
    let width = references.count
    // One alone on both sides can hardly be anything else, whatever its score, unless it is code.
    if targets.count == 1, width == 1 {
      let kind = pair.target.blocks[targets[0]].kind
      if kind != .code, kind == pair.reference.blocks[references[0]].kind { return [(0, 0)] }
    }
    let isExact = SequenceAlignment.isExact(targets.count, width)
    let scores = isExact ? table(targets, references) : []
    if scores.count == 1, scores[0] > weights.leastPair { return [(0, 0)] }
    var matches =
      isExact
      ? SequenceAlignment.matches(targets.count, width) { scores[$0 * width + $1] } : matchMany(targets, references)
    func score(_ i: Int, _ j: Int) -> Float {
      isExact ? scores[i * width + j] : blockScore(targets[i], references[j])
    }
    matches = matches.filter { score($0.0, $0.1) > weights.leastPair }
    func assigned(mayMove: Bool) -> [(Int, Int)]? {
      isExact ? self.assigned(matches, targets, references, mayMove: mayMove) { scores[$0 * width + $1] } : nil
    }
    var all = assigned(mayMove: true)
    if let moved = all, moved.contains(where: { $0.0 != $0.1 }), !isMoveBorneOut(moved, targets, references) {
      all = assigned(mayMove: false)
    }
    if let all {
      matches = all
    } else {
      matches = fillGaps(matches, targets, references)
      if isExact {
        swapNeighbours(&matches) { scores[$0 * width + $1] }
        matchByKeys(&matches, targets, references) { scores[$0 * width + $1] }
      }
    }
    findDivided(matches, targets, references)
    return matches
  }

  /// Lets neighbours change places where that agrees much better.
  private func swapNeighbours(_ matches: inout [(Int, Int)], _ score: (Int, Int) -> Float) {
    var index = 0
    while index + 1 < matches.count {
      let (a, b) = (matches[index], matches[index + 1])
      if a.0 + 1 == b.0, a.1 + 1 == b.1 {
        let straight = score(a.0, a.1) + score(b.0, b.1)
        let (first, second) = (score(a.0, b.1), score(b.0, a.1))
        if first + second > straight + weights.siblings.leastSwapGain,
          min(first, second) > weights.siblings.leastSwapped
        {
          matches[index] = (a.0, b.1)
          matches[index + 1] = (b.0, a.1)
          index += 1
        }
      }
      index += 1
    }
  }

  /// The scores of all pairs, target by target.
  private mutating func table(_ targets: [Int], _ references: [Int]) -> [Float] {
    var scores: [Float] = []
    scores.reserveCapacity(targets.count * references.count)
    for target in targets {
      var candidate = Candidate(target, self)
      for reference in references { scores.append(blockScore(&candidate, reference)) }
    }
    addIntroduced(to: &scores, targets, references)
    return scores
  }

  /// A text that leads to what stands behind it goes with one that leads to the same.
  private func addIntroduced(to scores: inout [Float], _ targets: [Int], _ references: [Int]) {
    let leads = references.indices.dropLast().filter { pair.reference.isLeadIn(references[$0]) }
    if leads.isEmpty { return }
    let width = references.count
    // From above: what stands behind is still as it was.
    for i in targets.indices.dropLast() where pair.target.isLeadIn(targets[i]) {
      for j in leads {
        let introduced = scores[(i + 1) * width + j + 1] * weights.siblings.introducedShare
        // What it leads to may be missing: that tells nothing against it.
        scores[i * width + j] += max(0, min(weights.siblings.mostIntroduced, introduced))
      }
    }
  }

  /// Matches so many siblings that not all pairs are scored.
  private mutating func matchMany(_ targets: [Int], _ references: [Int]) -> [(Int, Int)] {
    let signatures = (
      first: targets.map { pair.target.signature(of: targetSubtree($0)) },
      second: references.map { pair.reference.signature(of: referenceSubtree($0)) }
    )
    var candidate = Candidate(targets[0], self)
    return SequenceAlignment.matches(targets.count, references.count, signatures: signatures) { i, j in
      if candidate.index != targets[i] { candidate = Candidate(targets[i], self) }
      return blockScore(&candidate, references[j])
    }
  }

  /// What is left between the same two neighbours: as many blocks of the same kinds on each side were rewritten, and
  /// a paragraph of one side may be two of the other.
  private mutating func fillGaps(_ matches: [(Int, Int)], _ targets: [Int], _ references: [Int]) -> [(Int, Int)] {
    if matches.count == targets.count, matches.count == references.count { return matches }
    var filled: [(Int, Int)] = []
    var last = (-1, -1)
    for match in matches + [(targets.count, references.count)] {
      let open = (targets: (last.0 + 1)..<match.0, references: (last.1 + 1)..<match.1)
      if open.targets.count == open.references.count {
        filled += rewritten(open.targets.map { targets[$0] }, open.references.map { references[$0] })
          .map { ($0 + open.targets.lowerBound, $0 + open.references.lowerBound) }
      } else if let pair = divided(open.targets.map { targets[$0] }, open.references.map { references[$0] }) {
        filled.append((pair.0 + open.targets.lowerBound, pair.1 + open.references.lowerBound))
      } else if let pair = likeliest(open.targets.map { targets[$0] }, open.references.map { references[$0] }) {
        filled.append((pair.0 + open.targets.lowerBound, pair.1 + open.references.lowerBound))
      }
      if match.0 < targets.count { filled.append(match) }
      last = match
    }
    return filled
  }

  /// The likeliest counterpart of a paragraph that stands alone against several, by their places; the first of equals. The others are
  /// missing: a paragraph that was rewritten and one that is missing are likelier than one too many and two that are missing.
  private mutating func likeliest(_ targets: [Int], _ references: [Int]) -> (Int, Int)? {
    guard min(targets.count, references.count) == 1,
      targets.allSatisfy({ pair.target.blocks[$0].kind == .paragraph }),
      references.allSatisfy({ pair.reference.blocks[$0].kind == .paragraph })
    else { return nil }
    var best: (score: Float, i: Int, j: Int) = (weights.siblings.leastRewrite, -1, -1)
    for i in targets.indices {
      for j in references.indices {
        let score = blockScore(targets[i], references[j])
        if score > best.score { best = (score, i, j) }
      }
    }
    return best.i < 0 ? nil : (best.i, best.j)
  }

  /// Which of as many blocks on both sides go together, by their places.
  private mutating func rewritten(_ targets: [Int], _ references: [Int]) -> [Int] {
    let kinds = targets.map { pair.target.blocks[$0].kind }
    if kinds != references.map({ pair.reference.blocks[$0].kind }) {
      if targets.count == 1 { matchUnmarked(targets[0], references[0]) }
      return []
    }
    return targets.indices.filter { index in
      if kinds[index] == .code { return isPlausibleRewrite(targets[index], references[index]) }
      // One alone can hardly be anything else; of several, lengths and literals must not speak against it.
      return targets.count == 1
        || blockScore(targets[index], references[index]) > weights.siblings.leastRewrite
    }
  }

  /// An alert that lost its mark: its only paragraph is the other side's.
  private mutating func matchUnmarked(_ target: Int, _ reference: Int) {
    let targetTree = targetSubtree(target)
    let referenceTree = referenceSubtree(reference)
    guard targetTree.count + referenceTree.count == 3 else { return }
    let (paragraph, other) = (targetTree.upperBound - 1, referenceTree.upperBound - 1)
    if pair.target.blocks[paragraph].kind == .paragraph, pair.reference.blocks[other].kind == .paragraph {
      matchBlocks(paragraph, other)
    }
  }
}
