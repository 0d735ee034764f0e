import Foundation
import ParallelText

/// Aligns two locales of one article: sections first, then the blocks within matched sections, then what moved.
public struct PairAligner {
  var pair: AlignedPair
  var evidence: Evidence
  /// The reference section of each target section and the other way round, -1 for none.
  var referenceOfSection: [Int]
  var targetOfSection: [Int]
  /// Likewise for blocks.
  var referenceOfBlock: [Int]
  var targetOfBlock: [Int]

  /// - Complexity: O(sections² + Σ children² over matched parents); near linear for articles that agree.
  public static func align(_ target: Article, with reference: Article) -> AlignedPair {
    var aligner = PairAligner(target, reference)
    aligner.alignSections()
    aligner.alignBlocks()
    aligner.matchLeftovers()
    aligner.collect()
    return aligner.pair
  }

  private init(_ target: Article, _ reference: Article) {
    pair = AlignedPair(target: target, reference: reference)
    evidence = Evidence(target, reference)
    referenceOfSection = [Int](repeating: -1, count: target.sections.count)
    targetOfSection = [Int](repeating: -1, count: reference.sections.count)
    referenceOfBlock = [Int](repeating: -1, count: target.blocks.count)
    targetOfBlock = [Int](repeating: -1, count: reference.blocks.count)
  }

  mutating func matchSections(_ target: Int, _ reference: Int) {
    referenceOfSection[target] = reference
    targetOfSection[reference] = target
  }

  mutating func matchBlocks(_ target: Int, _ reference: Int) {
    referenceOfBlock[target] = reference
    targetOfBlock[reference] = target
  }

  /// How much longer the target's text is than expected of a translation, as a squared deviation; 0 for short texts.
  func lengthPenalty(_ target: Int32, _ reference: Int32) -> Float {
    guard target >= 12, reference >= 12 else { return abs(target - reference) > 60 ? 1 : 0 }
    let deviation = Float(log(Double(target) / Double(reference)) - pair.lengthRatio)
    return min(3, deviation * deviation / 0.2)
  }
}
