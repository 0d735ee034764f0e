import Foundation
import ParallelText

/// How sure it is that two blocks that were matched say the same.
enum MatchConfidence {
  /// - Returns: 0 to 1, from what both have in common: kind, nesting, literals, and a length that fits (Gale and Church
  ///   1993). Code is judged by its content alone.
  static func of(_ match: AlignedPair.Match, in pair: AlignedPair) -> Double {
    let target = pair.target.blocks[match.target]
    let reference = pair.reference.blocks[match.reference]
    let weights = AlignmentWeights.standard.confidence
    if target.kind == .code, reference.kind == .code { return target.key == reference.key ? 1 : weights.changedCode }
    var confidence = 1.0
    if target.kind != reference.kind { confidence *= weights.otherKind }
    if target.depth != reference.depth { confidence *= weights.otherDepth }
    confidence *= weights.noLiterals + (1 - weights.noLiterals) * literalAgreement(target, reference, in: pair)
    let surprise = AlignmentWeights.standard.lengths.surprise(
      target.textLength, reference.textLength, factor: exp(pair.lengthRatio))
    confidence *= 1 - min(weights.mostByLength, surprise / weights.pointsOfLength)
    return confidence
  }

  /// The share of literals of either block that the other has too; 1 if there are none.
  private static func literalAgreement(_ target: Block, _ reference: Block, in pair: AlignedPair) -> Double {
    var open: [UInt64: Int] = [:]
    var total = 0
    for literal in pair.reference.literals[reference.literalIndexes] where literal.kind != .uiLabel {
      open[literal.key, default: 0] += 1
      total += 1
    }
    var shared = 0
    for literal in pair.target.literals[target.literalIndexes] where literal.kind != .uiLabel {
      total += 1
      for key in [literal.key, literal.alternative] {
        if let count = open[key], count > 0 {
          open[key] = count - 1
          shared += 2
          break
        }
      }
    }
    return total == 0 ? 1 : Double(shared) / Double(total)
  }
}
