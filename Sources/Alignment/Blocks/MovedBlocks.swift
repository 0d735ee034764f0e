import ParallelText

/// Blocks that stand elsewhere than their counterparts.
extension PairAligner {
  /// Matches that break the order within a section, or leave it.
  mutating func findMovedBlocks() {
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
    let moved = Set(blocks)
    pair.outOfPlace.formUnion(moved)
    var previous: AlignedPair.Match?
    for block in blocks {
      let match = AlignedPair.Match(target: block, reference: referenceOfBlock[block])
      let parent = Int(pair.target.blocks[block].parent)
      defer { previous = match }
      // What is nested in a moved block, or follows one, moved with it.
      if parent >= 0, moved.contains(parent) { continue }
      if let previous, targetSubtree(previous.target).upperBound == block,
        referenceSubtree(previous.reference).upperBound == match.reference
      {
        continue
      }
      pair.movedBlocks.append(match)
    }
  }

}
