import Foundation
import ParallelText

/// Blocks that are translations of one another for certain: what a run learns from.
///
/// Certain are the blocks of sections that agree in shape, block by block, where the sections are certain: in articles
/// without a section more or less, or by an anchor that both have.
struct CertainCells {
  /// Blocks of prose and headings.
  private(set) var cells: [AlignedPair.Match] = []
  /// The logarithm of how much longer each section of the target is.
  private(set) var lengthRatios: [Double] = []

  /// - Parameter pair: As it was aligned without anything learnt.
  init(of pair: AlignedPair) {
    guard pair.truncation == nil else { return }
    var references = [Int](filledWith: -1, count: pair.target.blocks.count)
    for match in pair.blocksAndHeadings { references[match.target] = match.reference }
    let isWhole =
      pair.missingSections.isEmpty && pair.extraSections.isEmpty && pair.movedSections.isEmpty
      && pair.sections.count == pair.target.sections.count
    for match in pair.sections {
      let target = pair.target.sections[match.target]
      let reference = pair.reference.sections[match.reference]
      guard target.blocks.count == reference.blocks.count, target.level == reference.level,
        isWhole || target.anchorKeys.contains(where: reference.anchorKeys.contains)
      else { continue }
      let offset = reference.blocks.lowerBound - target.blocks.lowerBound
      let agrees = target.blocks.allSatisfy { block in
        references[block] == block + offset
          && pair.target.blocks[block].kind == pair.reference.blocks[block + offset].kind
      }
      if agrees { add(target.blocks, offset, of: pair) }
    }
  }

  private mutating func add(_ blocks: Range<Int>, _ offset: Int, of pair: AlignedPair) {
    var (length, other) = (0, 0)
    for block in blocks where pair.target.blocks[block].isProse {
      let (own, its) = (pair.target.blocks[block].textLength, pair.reference.blocks[block + offset].textLength)
      length += Int(own)
      other += Int(its)
      if own > 0, its > 0 { cells.append(.init(target: block, reference: block + offset)) }
    }
    let least = AlignmentWeights.standard.lengths.leastText
    if length > least, other > least { lengthRatios.append(log(Double(length) / Double(other))) }
  }
}
