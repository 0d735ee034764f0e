import ParallelText

/// Blocks that are nested otherwise on the other side: what stands between the same two neighbours, read from top to bottom,
/// is aligned without regard to what it is nested in.
extension PairAligner {
  mutating func matchInReadingOrder() {
    if !hasOpenBlocks { return }
    for (target, reference) in referenceOfSection.enumerated() where reference >= 0 {
      let targets = pair.target.sections[target].blocks
      let references = pair.reference.sections[reference].blocks
      for (open, others) in openRuns(targets, references) {
        for (i, j) in alignSiblings(open, others) where isNestedOtherwise(open[i], others[j]) {
          matchTrees(open[i], others[j])
        }
      }
    }
  }

  /// Whether both sides have blocks without counterpart, headings apart: most articles have none. Complexity: O(blocks).
  var hasOpenBlocks: Bool {
    referenceOfBlock.indices.contains { isOpen($0, of: pair.target, referenceOfBlock) }
      && targetOfBlock.indices.contains { isOpen($0, of: pair.reference, targetOfBlock) }
  }

  /// The topmost blocks without counterpart between each two neighbours that have one, where both sides have some.
  func openRuns(_ targets: Range<Int>, _ references: Range<Int>) -> [([Int], [Int])] {
    // Most sections have nothing left on either side.
    guard targets.contains(where: { isOpen($0, of: pair.target, referenceOfBlock) }),
      references.contains(where: { isOpen($0, of: pair.reference, targetOfBlock) })
    else { return [] }
    var runs: [([Int], [Int])] = []
    var open: [Int] = []
    var from = references.lowerBound
    func close(at end: Int) {
      let others = roots(from..<max(from, end), referenceEnds).filter { isOpen($0, of: pair.reference, targetOfBlock) }
      if !open.isEmpty, !others.isEmpty { runs.append((open, others)) }
      open = []
    }
    var index = targets.lowerBound
    while index < targets.upperBound {
      let match = referenceOfBlock[index]
      if match >= from, match < references.upperBound {
        close(at: match)
        from = match + 1
        index += 1
      } else if isOpen(index, of: pair.target, referenceOfBlock) {
        open.append(index)
        // What is nested in it goes along, but for what has a counterpart.
        let inside = (index + 1)..<min(targetEnds[index], targets.upperBound)
        index = inside.first { referenceOfBlock[$0] >= 0 } ?? max(index + 1, inside.upperBound)
      } else {
        index += 1
      }
    }
    close(at: references.upperBound)
    return runs
  }

  /// Whether a block of an article is without counterpart, and no heading.
  private func isOpen(_ block: Int, of article: Article, _ counterparts: [Int]) -> Bool {
    counterparts[block] < 0 && article.blocks[block].kind != .heading
  }

  /// Siblings have been held against one another before.
  private func isNestedOtherwise(_ target: Int, _ reference: Int) -> Bool {
    let (parent, other) = (Int(pair.target.blocks[target].parent), Int(pair.reference.blocks[reference].parent))
    if parent < 0 && other < 0 { return false }
    return parent < 0 || other < 0 || referenceOfBlock[parent] != other
  }
}
