import ParallelText

/// A text that ends early.
extension PairAligner {
  /// A target that stops where the reference goes on: everything behind its last block is missing, and that is more
  /// than one element.
  mutating func findTruncation() {
    guard let last = pair.target.sections.indices.last, referenceOfSection[last] >= 0 else { return }
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
    // A heading at the end with nothing under it, or with nothing of what is nested in it.
    let isHeadingAlone = pair.target.sections[last].level > 0 && pair.target.sections[last].blocks.count == 1
    let isBare = isHeadingAlone && blocks.dropFirst().contains { pair.reference.blocks[$0].isProse }
    let hasLostParts = isHeadingAlone && rest.first.map { pair.reference.sections[$0].parent == section } ?? false
    guard
      isCut
        ? missingBlocks + rest.count >= weights.truncation.leastElements || isBare
        : missingSections >= (hasLostParts ? weights.truncation.leastElements : weights.truncation.leastSections)
    else { return }
    // Everything in the target's last section must be aligned: else it was rewritten, not cut. The last block may be the
    // beginning of one.
    let written = pair.target.sections[last].blocks.filter { index in
      let block = pair.target.blocks[index]
      return block.kind != .html || block.textLength > 0 || referenceOfBlock[index] >= 0
    }
    let torn = written.last.flatMap { isBeginning($0, of: firstMissing, within: blocks) ? $0 : nil }
    guard written.allSatisfy({ referenceOfBlock[$0] >= 0 || $0 == torn }) else { return }
    let start =
      isCut ? pair.reference.blocks[firstMissing].range.start : pair.reference.sections[rest.lowerBound].range.start
    var end = start
    for block in pair.reference.blocks { end = max(end, block.range.end) }
    // A list or table of a few short items that ends early is a list with missing items.
    let missingText = pair.reference.blocks.reduce(0) { $1.range.start >= start ? $0 + Int($1.textLength) : $0 }
    let allText = max(1, pair.reference.blocks.reduce(0) { $0 + Int($1.textLength) })
    let missingProse = isCut ? paragraphs(from: firstMissing, to: blocks.upperBound) : 0
    guard
      rest.count > 0 || Double(missingText) > Double(allText) * weights.truncation.leastText || isBare
        || missingProse >= weights.truncation.leastParagraphs
    else { return }
    if let torn { dividedTargets.insert(torn) }
    let place = written.map { pair.target.blocks[$0].range.end }.max() ?? pair.target.sections[last].range.end
    pair.truncation = .init(missing: SourceRange(start, end), place: place)
  }

  /// Whether a block without a counterpart may be what is left of the first one that is missing: of a table its header.
  private func isBeginning(_ target: Int, of reference: Int, within blocks: Range<Int>) -> Bool {
    guard referenceOfBlock[target] < 0, blocks.contains(reference) else { return false }
    let (own, other) = (pair.target.blocks[target], pair.reference.blocks[reference])
    // A fence, or a few letters.
    if own.range.count <= weights.truncation.mostOfFragment { return true }
    let isHeader = other.kind == .row && pair.target.source.bytes[own.range.start] == UInt8(ascii: "|")
    let isShorter =
      own.kind == .code ? own.lineIndexes.count < other.lineIndexes.count : own.textLength < other.textLength
    return own.depth == other.depth && (isHeader || own.kind == other.kind && isShorter)
  }

  /// How many blocks at the top of a section are no items and no rows.
  private func paragraphs(from start: Int, to end: Int) -> Int {
    (start..<max(start, end)).count { index in
      let block = pair.reference.blocks[index]
      return block.depth == 0 && block.kind != .step && block.kind != .item && block.kind != .row
    }
  }

  /// A heading at the end with nothing under it says nothing of what it is but by its place: it is the first section that
  /// is missing, and not one behind that.
  mutating func settleBareEnd() {
    guard let last = pair.target.sections.indices.last, last > 0, pair.target.sections[last].blocks.count == 1 else {
      return
    }
    let matched = referenceOfSection[last]
    let level = pair.target.sections[last].level
    let first = (referenceOfSection[..<last].max() ?? -1) + 1
    let end = matched < 0 ? pair.reference.sections.count : matched
    guard first < end, (first..<end).allSatisfy({ targetOfSection[$0] < 0 }),
      pair.reference.sections[first].level == level
    else { return }
    let keys = pair.target.sections[last].anchorKeys
    if matched >= 0 {
      if pair.reference.sections[matched].anchorKeys.contains(where: keys.contains) { return }
      targetOfSection[matched] = -1
    }
    matchSections(last, first)
    let heading = pair.target.sections[last].blocks.lowerBound
    if referenceOfBlock[heading] >= 0 { targetOfBlock[referenceOfBlock[heading]] = -1 }
    matchBlocks(heading, pair.reference.sections[first].blocks.lowerBound)
  }
}
