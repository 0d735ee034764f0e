import ParallelText

/// What is left over on both sides: nested differently, moved, missing, extra, or cut off.
extension PairAligner {
  /// Matches blocks that are left on both sides and are strongly alike, within a section first, then anywhere.
  mutating func matchLeftovers() {
    let targets = unmatched(pair.target.blocks, referenceOfBlock) { referenceSection(of: $0) != nil }
    let references = unmatched(pair.reference.blocks, targetOfBlock) { targetSection(of: $0) != nil }
    guard !targets.isEmpty, !references.isEmpty, targets.count * references.count < 250_000 else { return }
    var candidates: [(score: Float, target: Int, reference: Int)] = []
    for target in targets {
      for reference in references {
        let isNear =
          referenceSection(of: Int(pair.target.blocks[target].section)) == Int(pair.reference.blocks[reference].section)
        if let score = leftoverScore(target, reference, isNear: isNear) {
          candidates.append((isNear ? score + 4 : score, target, reference))
        }
      }
    }
    candidates.sort { ($1.score, $0.target, $0.reference) < ($0.score, $1.target, $1.reference) }
    for candidate in candidates where referenceOfBlock[candidate.target] < 0 && targetOfBlock[candidate.reference] < 0 {
      matchBlocks(candidate.target, candidate.reference)
      alignChildren(
        targetSubtree(candidate.target).dropFirst(), referenceSubtree(candidate.reference).dropFirst())
    }
  }

  /// Blocks without a counterpart, in sections that have one.
  private func unmatched(_ blocks: [Block], _ other: [Int], isMatched: (Int) -> Bool) -> [Int] {
    blocks.indices.filter { index in
      other[index] < 0 && blocks[index].kind != .heading && isMatched(Int(blocks[index].section))
    }
  }

  private mutating func leftoverScore(_ target: Int, _ reference: Int, isNear: Bool) -> Float? {
    let first = pair.target.blocks[target]
    let second = pair.reference.blocks[reference]
    if first.kind == .code || second.kind == .code {
      guard first.kind == second.kind else { return nil }
      if first.key == second.key, first.lineIndexes.count > 0 { return 4 }
      return isNear ? { $0 > 0.5 ? $0 : nil }(blockScore(target, reference)) : nil
    }
    guard first.kind == second.kind || isNear else { return nil }
    let (shared, against) = compare(targetSubtree(target), referenceSubtree(reference))
    let score = blockScore(target, reference)
    let isStrong = shared >= (isNear ? 2 : 3) && shared >= 3 * against
    if isStrong, score > 1 { return score }
    return isNear && score > -1 && haveChangedPlaces(target, reference) ? score : nil
  }

  /// Whether two siblings that are left over stand on the two sides of one pair of siblings that match.
  private func haveChangedPlaces(_ target: Int, _ reference: Int) -> Bool {
    guard pair.target.blocks[target].kind == pair.reference.blocks[reference].kind else { return false }
    let before = sibling(before: target, pair.target)
    let after = targetSubtree(target).upperBound
    let referenceBefore = sibling(before: reference, pair.reference)
    let referenceAfter = referenceSubtree(reference).upperBound
    if let before, referenceAfter < targetOfBlock.count, referenceOfBlock[before] == referenceAfter { return true }
    if let referenceBefore, after < referenceOfBlock.count, referenceOfBlock[after] == referenceBefore { return true }
    return false
  }

  private func sibling(before block: Int, _ article: Article) -> Int? {
    let depth = article.blocks[block].depth
    var index = block - 1
    while index >= 0, article.blocks[index].depth > depth { index -= 1 }
    return index >= 0 && article.blocks[index].parent == article.blocks[block].parent ? index : nil
  }

  // MARK: Results

  mutating func collect() {
    let sections = targetOfSection.indices.filter { targetOfSection[$0] >= 0 }
      .map { AlignedPair.Match(target: targetOfSection[$0], reference: $0) }
    let blocks = targetOfBlock.indices
      .filter { targetOfBlock[$0] >= 0 && pair.reference.blocks[$0].kind != .heading }
      .map { AlignedPair.Match(target: targetOfBlock[$0], reference: $0) }
    var blocksAndHeadings = blocks
    for match in sections
    where pair.target.sections[match.target].level > 0 && pair.reference.sections[match.reference].level > 0 {
      blocksAndHeadings.append(
        .init(
          target: pair.target.sections[match.target].blocks.lowerBound,
          reference: pair.reference.sections[match.reference].blocks.lowerBound))
    }
    let named = sections.filter { $0.reference > 0 }
    let agreeing = named.count { match in
      let keys = pair.reference.sections[match.reference].anchorKeys
      return pair.target.sections[match.target].anchorKeys.contains(where: keys.contains)
    }
    pair.sections = sections
    pair.blocks = blocks
    pair.blocksAndHeadings = blocksAndHeadings.sorted { $0.target < $1.target }
    pair.anchorAgreement = Double(agreeing) / Double(max(1, named.count))
    findTruncation()
    collectSections()
    collectBlocks()
    findMovedBlocks()
  }

  private mutating func collectSections() {
    for reference in targetOfSection.indices where targetOfSection[reference] < 0 {
      if let parent = pair.reference.sections[reference].parent, targetSection(of: parent) == nil { continue }
      if let truncation = pair.truncation, pair.reference.sections[reference].range.start >= truncation.missing.start {
        continue
      }
      pair.missingSections.append(
        .init(element: reference, place: place(before: reference, targetOfSection, pair.target)))
    }
    for target in referenceOfSection.indices where referenceOfSection[target] < 0 {
      if let parent = pair.target.sections[target].parent, referenceSection(of: parent) == nil { continue }
      pair.extraSections.append(
        .init(element: target, place: place(before: target, referenceOfSection, pair.reference)))
    }
  }

  /// The end of the nearest section before that has a counterpart, on the other side.
  private func place(before section: Int, _ other: [Int], _ article: Article) -> Int {
    var index = section - 1
    while index >= 0 {
      if other[index] >= 0 { return article.sections[other[index]].range.end }
      index -= 1
    }
    return article.sections[0].range.end
  }

  private mutating func collectBlocks() {
    for reference in targetOfBlock.indices where targetOfBlock[reference] < 0 && !dividedReferences.contains(reference)
    {
      let block = pair.reference.blocks[reference]
      guard block.kind != .heading, targetSection(of: Int(block.section)) != nil else { continue }
      if block.parent >= 0, targetOfBlock[Int(block.parent)] < 0 { continue }
      if let truncation = pair.truncation, block.range.start >= truncation.missing.start { continue }
      pair.missingBlocks.append(
        .init(
          element: reference,
          place: place(
            before: reference, in: pair.reference, targetOfBlock, targetSection(of: Int(block.section))!, pair.target)))
    }
    for target in referenceOfBlock.indices where referenceOfBlock[target] < 0 && !dividedTargets.contains(target) {
      let block = pair.target.blocks[target]
      guard block.kind != .heading, referenceSection(of: Int(block.section)) != nil else { continue }
      if block.parent >= 0, referenceOfBlock[Int(block.parent)] < 0 { continue }
      pair.extraBlocks.append(
        .init(
          element: target,
          place: place(
            before: target, in: pair.target, referenceOfBlock, referenceSection(of: Int(block.section))!,
            pair.reference)))
    }
  }

  /// The end, on the other side, of the nearest block before in the same section that has a counterpart there.
  private func place(
    before block: Int, in article: Article, _ other: [Int], _ otherSection: Int, _ otherArticle: Article
  ) -> Int {
    let section = Int(article.blocks[block].section)
    let counterpart = otherArticle.sections[otherSection]
    let parent = Int(article.blocks[block].parent)
    var index = block - 1
    while index >= article.sections[section].blocks.lowerBound {
      let match = other[index]
      if match >= 0, Int(otherArticle.blocks[match].section) == otherSection {
        // Behind all of an aligned sibling, but behind the text only of the parent: of an alert, its first line.
        if index != parent { return otherArticle.extent(match).end }
        let range = otherArticle.blocks[match].range
        guard otherArticle.blocks[match].kind == .alert else { return range.end }
        return min(range.end, otherArticle.source.line(otherArticle.source.lineIndex(at: range.start)).end)
      }
      index -= 1
    }
    return counterpart.level > 0
      ? otherArticle.blocks[counterpart.blocks.lowerBound].range.end : counterpart.range.start
  }

  /// Matches that break the order within a section, or leave it.
  private mutating func findMovedBlocks() {
    // Re-nested blocks keep their order, so the order is that of the flat arrays.
    for (target, reference) in referenceOfSection.enumerated() where reference >= 0 {
      let blocks = pair.target.sections[target].blocks
      if isInOrder(blocks) { continue }
      let inside = blocks.filter { block in
        referenceOfBlock[block] >= 0 && Int(pair.reference.blocks[referenceOfBlock[block]].section) == reference
      }
      let values = inside.map { referenceOfBlock[$0] }
      let kept = Set(SequenceAlignment.heaviestAscending(values) { _ in 1 }.map { inside[$0] })
      appendMoved(inside.filter { !kept.contains($0) })
    }
    appendMoved(
      referenceOfBlock.indices.filter { block in
        let match = referenceOfBlock[block]
        return match >= 0 && pair.target.blocks[block].kind != .heading
          && !areCounterparts(Int(pair.target.blocks[block].section), Int(pair.reference.blocks[match].section))
      })
  }

  /// Whether the matches of some blocks ascend, wherever they are: most do.
  private func isInOrder(_ blocks: Range<Int>) -> Bool {
    var last = -1
    for block in blocks where referenceOfBlock[block] >= 0 {
      if referenceOfBlock[block] <= last { return false }
      last = referenceOfBlock[block]
    }
    return true
  }

  private func areCounterparts(_ target: Int, _ reference: Int) -> Bool {
    referenceSection(of: target) == reference || targetSection(of: reference) == target
  }

  private mutating func appendMoved(_ blocks: [Int]) {
    var previous: AlignedPair.Match?
    for block in blocks {
      let match = AlignedPair.Match(target: block, reference: referenceOfBlock[block])
      let parent = Int(pair.target.blocks[block].parent)
      defer { previous = match }
      // What is nested in a moved block, or follows one, moved with it.
      if parent >= 0, blocks.contains(parent) { continue }
      if let previous, targetSubtree(previous.target).upperBound == block,
        referenceSubtree(previous.reference).upperBound == match.reference
      {
        continue
      }
      pair.movedBlocks.append(match)
    }
  }

  /// A target that stops where the reference goes on: everything behind its last block is missing, and that is more
  /// than one element.
  private mutating func findTruncation() {
    guard pair.target.sections.count > 0, let last = pair.target.sections.indices.last, referenceOfSection[last] >= 0
    else { return }
    let section = referenceOfSection[last]
    let rest = (section + 1)..<pair.reference.sections.count
    guard rest.allSatisfy({ targetOfSection[$0] < 0 }), referenceOfSection.allSatisfy({ $0 <= section }) else { return }
    let blocks = pair.reference.sections[section].blocks
    // The heading has no entry of its own unless both sides have one.
    let lastMatched = blocks.last { targetOfBlock[$0] >= 0 } ?? blocks.lowerBound - 1
    var firstMissing = lastMatched + 1
    if lastMatched < blocks.lowerBound, pair.reference.sections[section].level > 0 {
      firstMissing = blocks.lowerBound + 1
    }
    let missingBlocks = blocks.upperBound - max(firstMissing, blocks.lowerBound)
    let isCut = missingBlocks > 0
    let missingSections = rest.count { index in
      pair.reference.sections[index].parent.map { !rest.contains($0) } ?? true
    }
    // A heading at the end with nothing under it.
    let isBare =
      pair.target.sections[last].level > 0 && pair.target.sections[last].blocks.count == 1
      && blocks.dropFirst().contains { pair.reference.blocks[$0].isProse }
    guard isCut ? missingBlocks + rest.count >= 2 || isBare : missingSections >= 2 else { return }
    // Everything in the target's last section must be aligned: else it was rewritten, not cut.
    let written = pair.target.sections[last].blocks.filter { index in
      let block = pair.target.blocks[index]
      return block.kind != .html || block.textLength > 0 || referenceOfBlock[index] >= 0
    }
    guard written.allSatisfy({ referenceOfBlock[$0] >= 0 }) else { return }
    let start =
      isCut ? pair.reference.blocks[firstMissing].range.start : pair.reference.sections[rest.lowerBound].range.start
    var end = start
    for block in pair.reference.blocks { end = max(end, block.range.end) }
    // A list or table of a few short items that ends early is a list with missing items.
    let missingText = pair.reference.blocks.reduce(0) { $1.range.start >= start ? $0 + Int($1.textLength) : $0 }
    let allText = max(1, pair.reference.blocks.reduce(0) { $0 + Int($1.textLength) })
    guard rest.count > 0 || missingText * 8 > allText || isBare else { return }
    let place = written.map { pair.target.blocks[$0].range.end }.max() ?? pair.target.sections[last].range.end
    pair.truncation = .init(missing: SourceRange(start, end), place: place)
  }
}
