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

  /// Matches siblings in order, then lets neighbours change places where that agrees much better.
  private mutating func alignSiblings(_ targets: [Int], _ references: [Int]) -> [(Int, Int)] {
    let width = references.count
    // One alone on both sides can hardly be anything else, whatever its score, unless it is code.
    if targets.count == 1, width == 1 {
      let kind = pair.target.blocks[targets[0]].kind
      if kind != .code, kind == pair.reference.blocks[references[0]].kind { return [(0, 0)] }
    }
    let isLarge = targets.count * width > 1_000_000
    var scores: [Float] = []
    if !isLarge {
      scores.reserveCapacity(targets.count * width)
      for target in targets {
        var candidate = Candidate(target, self)
        for reference in references { scores.append(blockScore(&candidate, reference)) }
      }
      if scores.count == 1, scores[0] > -2 { return [(0, 0)] }
    }
    func score(_ i: Int, _ j: Int) -> Float {
      isLarge ? blockScore(targets[i], references[j]) : scores[i * width + j]
    }
    var matches = SequenceAlignment.matches(targets.count, width, score: score).filter { score($0.0, $0.1) > -2 }
    // As many of the same kinds on both sides: to leave one of each alone takes more than a little evidence.
    if targets.count == width, matches.count < width,
      zip(targets, references).allSatisfy({ pair.target.blocks[$0].kind == pair.reference.blocks[$1].kind })
    {
      let best = matches.reduce(Float(0)) { $0 + score($1.0, $1.1) } - 2 * Float(width - matches.count)
      let straight = targets.indices.map { score($0, $0) }
      if straight.reduce(0, +) > best - 1.5, straight.allSatisfy({ $0 > -2 }) {
        matches = targets.indices.map { ($0, $0) }
      }
    }
    matches = fillGaps(matches, targets, references)
    var index = 0
    while index + 1 < matches.count {
      let (a, b) = (matches[index], matches[index + 1])
      let straight = score(a.0, a.1) + score(b.0, b.1)
      let crossed = score(a.0, b.1) + score(b.0, a.1)
      if a.0 + 1 == b.0, a.1 + 1 == b.1, crossed > straight + 2.5, min(score(a.0, b.1), score(b.0, a.1)) > 0 {
        matches[index] = (a.0, b.1)
        matches[index + 1] = (b.0, a.1)
        index += 1
      }
      index += 1
    }
    findDivided(matches, targets, references)
    return matches
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
      }
      if match.0 < targets.count { filled.append(match) }
      last = match
    }
    return filled
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
      return targets.count == 1 || blockScore(targets[index], references[index]) > -4
    }
  }

  /// The places of two paragraphs that go together where one side has divided the other's paragraph into two, whose
  /// lengths fit it together (Gale and Church's beads of two and one). The second half belongs to the first.
  private mutating func divided(_ targets: [Int], _ references: [Int]) -> (Int, Int)? {
    guard min(targets.count, references.count) == 1, max(targets.count, references.count) == 2,
      targets.allSatisfy({ pair.target.blocks[$0].kind == .paragraph }),
      references.allSatisfy({ pair.reference.blocks[$0].kind == .paragraph })
    else { return nil }
    let target = targets.reduce(Int32(0)) { $0 + pair.target.blocks[$1].textLength }
    let reference = references.reduce(Int32(0)) { $0 + pair.reference.blocks[$1].textLength }
    // Neither half fits the whole, or the other half is just missing; and so it is if the whole lacks its literals.
    let fitsAlone = targets.contains { target in
      references.contains {
        lengthPenalty(pair.target.blocks[target].textLength, pair.reference.blocks[$0].textLength) < 3
      }
    }
    let hasLiterals =
      targets.count == 2
      ? pair.target.literals(of: targets[1], areIn: references[0], of: pair.reference)
      : pair.reference.literals(of: references[1], areIn: targets[0], of: pair.target)
    guard !fitsAlone, hasLiterals, min(target, reference) > 80, lengthPenalty(target, reference) < 0.5 else {
      return nil
    }
    if targets.count == 2 { dividedTargets.insert(targets[1]) } else { dividedReferences.insert(references[1]) }
    return (0, 0)
  }

  /// Paragraphs left beside one that matches, and that is too short alone, but fits together with them: one side has
  /// divided what the other has in one.
  private mutating func findDivided(_ matches: [(Int, Int)], _ targets: [Int], _ references: [Int]) {
    if matches.count == targets.count, matches.count == references.count { return }
    let matchedTargets = Set(matches.map(\.0))
    let matchedReferences = Set(matches.map(\.1))
    for (i, j) in matches {
      let target = pair.target.blocks[targets[i]]
      let reference = pair.reference.blocks[references[j]]
      let alone = lengthPenalty(target.textLength, reference.textLength)
      guard target.kind == .paragraph, reference.kind == .paragraph, alone > 0.3 else { continue }
      // Lengths alone must speak clearly; less will do where the sentences add up as well.
      func fits(_ together: Float, _ sentences: Int, _ whole: Int) -> Bool {
        together < 0.5 && alone - together > (sentences == whole ? 0.3 : 2)
      }
      let targetSentences = sentences(targets[i], of: pair.target)
      let referenceSentences = sentences(references[j], of: pair.reference)
      for near in [i + 1, i - 1] where targets.indices.contains(near) && !matchedTargets.contains(near) {
        let other = pair.target.blocks[targets[near]]
        if other.kind == .paragraph, pair.target.literals(of: targets[near], areIn: references[j], of: pair.reference),
          fits(
            lengthPenalty(target.textLength + other.textLength, reference.textLength),
            targetSentences + sentences(targets[near], of: pair.target), referenceSentences)
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
            referenceSentences + sentences(references[near], of: pair.reference), targetSentences)
        {
          dividedReferences.insert(references[near])
          break
        }
      }
    }
  }

  /// How many sentences a block ends, by its marks: of European scripts before a space, of Asian ones anywhere.
  private func sentences(_ block: Int, of article: Article) -> Int {
    var count = 0
    for line in article.lines[article.blocks[block].lineIndexes] {
      let text = article.source[line]
      for index in text.indices {
        switch text[index] {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"):
          if index + 1 == text.endIndex || text[index + 1] == 0x20 { count += 1 }
        case 0xE3 where text[index...].starts(with: "。".utf8): count += 1
        case 0xE0 where text[index...].starts(with: "।".utf8): count += 1
        case 0xEF where ["！", "？", "：", "．"].contains { text[index...].starts(with: $0.utf8) }: count += 1
        case 0xD8 where text[index...].starts(with: "؟".utf8): count += 1
        default: break
        }
      }
    }
    return count
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

  /// Code may be rewritten, but its output does not become a command.
  private mutating func isPlausibleRewrite(_ target: Int, _ reference: Int) -> Bool {
    let first = pair.target.source[pair.target.blocks[target].label]
    let second = pair.reference.source[pair.reference.blocks[reference].label]
    return first.isEmpty || second.isEmpty || first.elementsEqual(second) || codeScore(target, reference) > 0
  }

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
    guard let kindScore = Self.compatibility(first.kind, second.kind) else { return -100 }
    if first.kind == .code, second.kind == .code {
      return first.key == second.key ? 4 : codeScore(target.index, reference)
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
      shared = own.shared + (shared - own.shared) * 0.5
      against = own.against + (against - own.against) * 0.5
    }
    var score = kindScore
    score += min(shared, 8) - min(against, 4)
    score -= lengthPenalty(first.textLength, second.textLength)
    if first.kind == .alert, second.kind == .alert, first.key == second.key { score += 0.3 }
    // Steps keep their numbers unless one before them is missing: that tells neighbours of one length apart.
    if first.kind == .step, first.number == second.number { score += 0.3 }
    if first.kind == .row, first.isTableHeader != second.isTableHeader { score -= 2 }
    if (targetTree.count > 1) != (referenceTree.count > 1) { score -= 0.3 }
    return score
  }

  /// What it says that two blocks are of these kinds, nil if they cannot be the same.
  private static func compatibility(_ first: BlockKind, _ second: BlockKind) -> Float? {
    if first == second { return 1 }
    switch (first, second) {
    case (.code, _), (_, .code), (.row, _), (_, .row), (.heading, _), (_, .heading): return nil
    case (.step, .item), (.item, .step): return -0.5
    case (.image, _), (_, .image): return -2
    default: return -2
    }
  }

  /// Changed code: how many of its words are the same, in any order.
  private mutating func codeScore(_ target: Int, _ reference: Int) -> Float {
    let (words, others) = codeWords(target, reference)
    let total = words.count + others.count
    guard total > 0 else { return 0 }
    var share = Float(2 * words.shared(with: others)) / Float(total)
    if total <= 12 {
      // Too few words to count: one that differs by a letter is nearly the same.
      let first = pair.target.source[pair.target.blocks[target].range]
      let second = pair.reference.source[pair.reference.blocks[reference].range]
      share = max(share, 1 - 2 * Float(editDistance(first, second)) / Float(max(1, max(first.count, second.count))))
    }
    // Commands and their output stand in blocks of two languages.
    let label = pair.target.source[pair.target.blocks[target].label]
    let otherLabel = pair.reference.source[pair.reference.blocks[reference].label]
    let isOther =
      !label.isEmpty && !otherLabel.isEmpty && !label.elementsEqual(otherLabel, by: { $0 | 0x20 == $1 | 0x20 })
    return -2.2 + 5.5 * share - (isOther ? 1.5 : 0)
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
