import ParallelText

/// A paragraph of one side that the other has in two.
extension PairAligner {
  /// The places of two paragraphs that go together where one side has divided the other's paragraph into two, whose
  /// lengths fit it together (Gale and Church's beads of two and one). The second half belongs to the first.
  mutating func divided(_ targets: [Int], _ references: [Int]) -> (Int, Int)? {
    guard min(targets.count, references.count) == 1, max(targets.count, references.count) == 2,
      targets.allSatisfy({ pair.target.blocks[$0].kind == .paragraph }),
      references.allSatisfy({ pair.reference.blocks[$0].kind == .paragraph })
    else { return nil }
    let target = targets.reduce(Int32(0)) { $0 + pair.target.blocks[$1].textLength }
    let reference = references.reduce(Int32(0)) { $0 + pair.reference.blocks[$1].textLength }
    // Neither half fits the whole, or the other half is just missing; and so it is if the whole lacks its literals.
    let fitsAlone = targets.contains { target in
      references.contains {
        lengthPenalty(pair.target.blocks[target].textLength, pair.reference.blocks[$0].textLength)
          < weights.divided.fitsAlone
      }
    }
    let hasLiterals =
      targets.count == 2
      ? pair.target.literals(of: targets[1], areIn: references[0], of: pair.reference)
      : pair.reference.literals(of: references[1], areIn: targets[0], of: pair.target)
    guard !fitsAlone, hasLiterals, min(target, reference) > weights.divided.leastText,
      lengthPenalty(target, reference) < weights.divided.fitsTogether
    else { return nil }
    if targets.count == 2 { dividedTargets.insert(targets[1]) } else { dividedReferences.insert(references[1]) }
    return (0, 0)
  }

  /// Paragraphs left beside one that matches, and that is too short alone, but fits together with them: one side has
  /// divided what the other has in one.
  mutating func findDivided(_ matches: [(Int, Int)], _ targets: [Int], _ references: [Int]) {
    if matches.count == targets.count, matches.count == references.count { return }
    let matchedTargets = Set(matches.map(\.0))
    let matchedReferences = Set(matches.map(\.1))
    for (i, j) in matches {
      let target = pair.target.blocks[targets[i]]
      let reference = pair.reference.blocks[references[j]]
      let alone = lengthPenalty(target.textLength, reference.textLength)
      guard target.kind == .paragraph, reference.kind == .paragraph, alone > weights.divided.fitsBadly else { continue }
      // Lengths alone must speak clearly; less will do where the sentences add up as well.
      func fits(_ together: Float, _ sentences: Int, _ whole: Int) -> Bool {
        together < weights.divided.fitsTogether
          && alone - together > (sentences == whole ? weights.divided.leastGainBySentences : weights.divided.leastGain)
      }
      let targetSentences = pair.target.sentences(inBlock: targets[i])
      let referenceSentences = pair.reference.sentences(inBlock: references[j])
      for near in [i + 1, i - 1] where targets.indices.contains(near) && !matchedTargets.contains(near) {
        let other = pair.target.blocks[targets[near]]
        if other.kind == .paragraph, pair.target.literals(of: targets[near], areIn: references[j], of: pair.reference),
          fits(
            lengthPenalty(target.textLength + other.textLength, reference.textLength),
            targetSentences + pair.target.sentences(inBlock: targets[near]), referenceSentences)
        {
          dividedTargets.insert(targets[near])
          break
        }
      }
      for near in [j + 1, j - 1] where references.indices.contains(near) && !matchedReferences.contains(near) {
        let other = pair.reference.blocks[references[near]]
        if other.kind == .paragraph, pair.reference.literals(of: references[near], areIn: targets[i], of: pair.target),
          fits(
            lengthPenalty(target.textLength, reference.textLength + other.textLength),
            referenceSentences + pair.reference.sentences(inBlock: references[near]), targetSentences)
        {
          dividedReferences.insert(references[near])
          break
        }
      }
    }
  }
}

extension Article {
  /// Whether all literals of a block stand in a block of another article as well.
  fileprivate func literals(of block: Int, areIn other: Int, of article: Article) -> Bool {
    let there = article.literals[article.blocks[other].literalIndexes]
    return literals[blocks[block].literalIndexes].allSatisfy { literal in
      literal.kind == .uiLabel || there.contains { $0.agrees(with: literal) }
    }
  }
}
