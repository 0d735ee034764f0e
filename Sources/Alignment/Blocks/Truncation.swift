import ParallelText

/// A text that ends early.
extension PairAligner {
  /// A target that stops where the reference goes on: everything behind its last block is missing, and that is more
  /// than one element.
  mutating func findTruncation() {
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
    // Or with nothing of what is nested in it.
    let hasLostParts =
      pair.target.sections[last].level > 0 && pair.target.sections[last].blocks.count == 1
      && rest.first.map { pair.reference.sections[$0].parent == section } ?? false
    guard
      isCut
        ? missingBlocks + rest.count >= weights.truncation.leastElements || isBare
        : missingSections >= (hasLostParts ? weights.truncation.leastElements : weights.truncation.leastSections)
    else { return }
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
    guard rest.count > 0 || Double(missingText) > Double(allText) * weights.truncation.leastText || isBare else {
      return
    }
    let place = written.map { pair.target.blocks[$0].range.end }.max() ?? pair.target.sections[last].range.end
    pair.truncation = .init(missing: SourceRange(start, end), place: place)
  }
}
