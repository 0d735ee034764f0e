import ParallelText

/// Text that one side has in other kinds of blocks: a list for a paragraph, or an item for two of them.
extension PairAligner {
  /// Holds what is left between the same two neighbours against one another as a whole, where its blocks are of other kinds.
  ///
  /// What says the same is one bead: the first blocks stand for all of it.
  mutating func matchRestructured() {
    if !hasOpenBlocks { return }
    for (target, reference) in referenceOfSection.enumerated() where reference >= 0 {
      for (open, others) in openRuns(pair.target.sections[target].blocks, pair.reference.sections[reference].blocks) {
        let targets = prose(open.filter { !dividedTargets.contains($0) }, pair.target, beside: others, pair.reference)
        let references = prose(
          others.filter { !dividedReferences.contains($0) }, pair.reference, beside: open, pair.target)
        guard isRestructured(targets, references), saySame(targets, references) else { continue }
        let own = targets.flatMap(targetSubtree)
        let other = references.flatMap(referenceSubtree)
        matchBlocks(own[0], other[0])
        dividedTargets.formUnion(own.dropFirst())
        dividedReferences.formUnion(other.dropFirst())
        pair.targetParts[own[0], default: []] += own.dropFirst()
        pair.referenceParts[other[0], default: []] += other.dropFirst()
      }
    }
  }

  /// Headings that lost their mark: a short paragraph stands before what the reference has under the heading.
  mutating func findLostHeadings() {
    for (reference, target) in targetOfSection.enumerated() where target < 0 {
      guard let heading = pair.reference.heading(of: reference), let next = firstMatched(behindHeadingOf: reference),
        next > 0
      else { continue }
      let block = pair.target.blocks[next - 1]
      guard block.kind == .paragraph, block.parent < 0, referenceOfBlock[next - 1] < 0,
        !dividedTargets.contains(next - 1), block.lineIndexes.count == 1, heading.textLength > 0,
        lengthPenalty(block.textLength, heading.textLength) < weights.restructured.headingFits,
        let last = pair.target.source[block.range].last, !".:".utf8.contains(last)
      else { continue }
      dividedTargets.insert(next - 1)
      pair.lostHeadings[reference] = next - 1
    }
  }

  /// The counterpart of the first block or heading below a heading of the reference.
  private func firstMatched(behindHeadingOf section: Int) -> Int? {
    let body = pair.reference.sections[section].blocks.dropFirst()
    if let first = body.first { return targetOfBlock[first] >= 0 ? targetOfBlock[first] : nil }
    let child = section + 1
    guard child < targetOfSection.count, pair.reference.sections[child].parent == section, targetOfSection[child] >= 0
    else { return nil }
    return pair.target.sections[targetOfSection[child]].blocks.first
  }

  /// Code that the other side has within the paragraph beside it, as that lacks the blank lines around it. What stands on the other
  /// side of the code is a part of the paragraph too.
  mutating func findCodeInProse() {
    for side in [Side.target, .reference] {
      for (code, beside) in codeInProse(side) {
        let parts = parts(around: code, beside, side)
        if side == .target {
          let whole = referenceOfBlock[beside]
          dividedTargets.insert(code)
          referenceOfBlock[beside] = -1
          matchBlocks(parts[0], whole)
        } else {
          let whole = targetOfBlock[beside]
          dividedReferences.insert(code)
          targetOfBlock[beside] = -1
          matchBlocks(whole, parts[0])
        }
        if parts.count > 1 { setDivided(side, parts[0], parts.dropFirst()) }
      }
    }
  }

  /// Blocks of code beside a text whose counterpart has the code in it, each with that text.
  private func codeInProse(_ side: Side) -> [(code: Int, beside: Int)] {
    let (article, other) = (several(side), one(side))
    let counterparts = side == .target ? referenceOfBlock : targetOfBlock
    return article.blocks.indices.compactMap { code in
      guard article.blocks[code].kind == .code, counterparts[code] < 0 else { return nil }
      let beside = [code - 1, code + 1].first { block in
        guard article.blocks.indices.contains(block), counterparts[block] >= 0 else { return false }
        return other.blocks[counterparts[block]].isProse
          && article.hasLines(of: code, inTextOf: counterparts[block], of: other)
      }
      return beside.map { (code, $0) }
    }
  }

  /// What is around code that the other side has in one paragraph, in order: the text that was matched with that, and the paragraph
  /// on the other side of the code if it has no counterpart.
  private func parts(around code: Int, _ beside: Int, _ side: Side) -> [Int] {
    let article = several(side)
    let (counterparts, divided) =
      side == .target ? (referenceOfBlock, dividedTargets) : (targetOfBlock, dividedReferences)
    return [code - 1, code + 1].filter { block in
      if block == beside { return true }
      guard article.blocks.indices.contains(block), article.blocks[block].kind == .paragraph else { return false }
      return counterparts[block] < 0 && article.blocks[block].section == article.blocks[code].section
        && !divided.contains(block)
    }
  }

  /// Blocks whose text readers see as prose, and code that the other side has in its prose.
  private func prose(_ blocks: [Int], _ article: Article, beside others: [Int], _ otherArticle: Article) -> [Int] {
    blocks.filter { block in
      switch article.blocks[block].kind {
      case .paragraph, .item, .step, .alert: true
      case .code:
        others.count <= 16
          && others.contains { other in
            otherArticle.blocks[other].kind != .code
              && article.hasLines(of: block, inTextOf: other, of: otherArticle)
          }
      default: false
      }
    }
  }

  private func isRestructured(_ targets: [Int], _ references: [Int]) -> Bool {
    guard let first = targets.first, let second = references.first, pair.target.blocks[first].kind != .code,
      pair.reference.blocks[second].kind != .code
    else { return false }
    return targets.count != references.count
      || zip(targets, references).contains { pair.target.blocks[$0].kind != pair.reference.blocks[$1].kind }
  }

  /// Whether two runs of blocks, each taken as a whole, are likely translations of one another.
  private mutating func saySame(_ targets: [Int], _ references: [Int]) -> Bool {
    let (own, others) = (targets.flatMap(targetSubtree), references.flatMap(referenceSubtree))
    let length = own.reduce(Int32(0)) { $0 + pair.target.letters(ofBlock: $1) }
    let other = others.reduce(Int32(0)) { $0 + pair.reference.letters(ofBlock: $1) }
    guard min(length, other) >= weights.restructured.leastText else { return false }
    let surprise = Float(weights.lengths.surprise(length, other, factor: lengthFactor))
    let run = own[0]..<(own[own.count - 1] + 1)
    take(run, own: run)
    let blocks = others[0]..<(others[others.count - 1] + 1)
    let tokens = compare(with: blocks)
    let words = compareWords(with: blocks)
    let shared = min(tokens.shared, weights.blocks.mostShared) + min(words.shared, weights.words.mostShared)
    let against = min(tokens.against, weights.blocks.mostAgainst) + min(words.against, weights.words.mostAgainst)
    return shared > weights.restructured.leastShared
      ? shared - against > surprise : against == 0 && surprise < weights.divided.fitsTogether
  }
}

extension Article {
  /// The letters that a reader reads, of code its bytes.
  func letters(ofBlock block: Int) -> Int32 {
    guard blocks[block].kind == .code else { return blocks[block].textLength }
    return lines[blocks[block].lineIndexes].reduce(0) { $0 + Int32(source[source.trimmed($1)].count) }
  }

  /// Whether each line of a short block of code is one of another article's block as well.
  ///
  /// Complexity: bounded, as long texts are not searched.
  fileprivate func hasLines(of code: Int, inTextOf block: Int, of other: Article) -> Bool {
    let text = other.source[other.blocks[block].range]
    guard text.count <= 2_000, blocks[code].lineIndexes.count <= 10 else { return false }
    let known = text.split(separator: 0x0A).map { line in
      var line = line.drop { $0 <= 0x20 }
      while let last = line.last, last <= 0x20 { line.removeLast() }
      return line
    }
    let lines = lines[blocks[code].lineIndexes].map { source[source.trimmed($0)] }.filter { !$0.isEmpty }
    return !lines.isEmpty && lines.allSatisfy(known.contains)
  }
}
