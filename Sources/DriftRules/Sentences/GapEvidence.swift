import Foundation
import ParallelText

/// What tells whether sentences that have no counterpart are missing, or extra, or whether a sentence beside their place says the same.
struct GapEvidence {
  /// How sure it is that they are, 0 to 1.
  let confidence: Double

  /// What each tells, as the natural logarithm of the odds. Measured on sentences deleted from translations, against those that
  /// translators had joined or divided.
  private enum Weight {
    static let start = -2.9
    /// Where the run has learnt too few words to tell.
    static let startWithoutWords = -0.2
    /// Of each unit by which beads without the gap are less likely.
    static let margin = 0.7
    /// Of the logarithm of how many known words nobody translated.
    static let missed = 2.5
    /// Of a word of the other side that the sentences account for, and no other.
    static let owed = -1.0
    static let owedLiteral = -4.0
    static let keptMarks = -5.0
    /// Of a sentence beside the gap that is longer than it should be, as a share of what is missing.
    static let surplus = -1.5
    /// Of each unit by which the sentences beside the gap are unlikely to say the same as their counterparts.
    static let misfit = -0.9
    /// Where lengths vary more, in scripts whose characters count as three letters.
    static let misfitOfWide = -0.6
    static let misfitWithoutWords = -0.4
    /// Of another sentence that the other side has divided: what seems to be missing may be one of its parts.
    static let divided = -3.0
    /// Of a sentence beside the gap that says what several do: whoever joined them may have left out words of others as well.
    static let joined = -2.5
  }

  /// More does not make it surer.
  private static let mostMargin = 10.0
  /// So many pairs of words must a run have learnt.
  private static let leastWords = 256

  /// - Parameters:
  ///   - gap: A bead that is missing, or extra.
  ///   - gaps: How many there are in the block.
  /// - Complexity: O(bytes of the block).
  init(
    _ gap: SentenceAlignment.Bead, of gaps: Int, _ aligned: SentenceAlignment, _ score: SentenceScore,
    _ comparison: Comparison
  ) {
    let support = score.support(of: gap)
    let hasWords = comparison.pair.lexicon.entries.count >= Self.leastWords
    var odds = Weight.margin * min(Self.mostMargin, aligned.margin / Double(gaps))
    odds += hasWords ? Weight.start + Weight.missed * log(1 + Double(support.missed)) : Weight.startWithoutWords
    odds += Weight.owed * support.owed + Weight.owedLiteral * Double(min(2, support.owedLiterals))
    let beside = Self.beside(gap, aligned)
    odds += Weight.surplus * max(-1, min(1.5, Self.surplus(gap, beside, score)))
    let misfit = !hasWords ? Weight.misfitWithoutWords : score.isWide ? Weight.misfitOfWide : Weight.misfit
    odds += misfit * max(0, min(6, beside.map(score.cost).max() ?? 0))
    if aligned.beads.contains(where: { Self.isDivided($0, gap) }) { odds += Weight.divided }
    if beside.contains(where: { Self.isJoined($0, gap) }) { odds += Weight.joined }
    if Self.areMarksKept(gap, score, comparison) { odds += Weight.keptMarks }
    confidence = min(0.95, 1 / (1 + exp(-odds)))
  }

  private static func areMarksKept(
    _ gap: SentenceAlignment.Bead, _ score: SentenceScore, _ comparison: Comparison
  ) -> Bool {
    let (target, reference) = (comparison.target.article, comparison.reference.article)
    let (whole, article) = gap.isMissing ? (score.references, reference) : (score.targets, target)
    let (other, otherArticle) = gap.isMissing ? (score.targets, target) : (score.references, reference)
    if KeptMarks.areLinesKept(of: whole, article, in: other, otherArticle) { return true }
    let part = whole[gap.isMissing ? gap.references : gap.targets]
    return KeptMarks(other, otherArticle).haveAll(of: KeptMarks(whole, article), with: KeptMarks(part, article))
  }

  /// Whether a bead has more sentences on the side that seems to lack one.
  private static func isDivided(_ bead: SentenceAlignment.Bead, _ gap: SentenceAlignment.Bead) -> Bool {
    let (own, others) = (bead.targets.count, bead.references.count)
    return own > 0 && others > 0 && (gap.isMissing ? own > others : others > own)
  }

  /// Whether a bead has fewer sentences on the side that seems to lack one.
  private static func isJoined(_ bead: SentenceAlignment.Bead, _ gap: SentenceAlignment.Bead) -> Bool {
    gap.isMissing ? bead.targets.count < bead.references.count : bead.references.count < bead.targets.count
  }

  /// The beads before a gap and behind it that are none.
  private static func beside(
    _ gap: SentenceAlignment.Bead, _ aligned: SentenceAlignment
  ) -> [SentenceAlignment.Bead] {
    let side = gap.isMissing ? \SentenceAlignment.Bead.targets : \.references
    let place = gap[keyPath: side].lowerBound
    return aligned.beads.filter {
      !$0.isMissing && !$0.isExtra && ($0[keyPath: side].contains(place - 1) || $0[keyPath: side].contains(place))
    }
  }

  /// By how much a sentence beside a gap is longer than its counterpart, as a share of what the gap should have.
  private static func surplus(
    _ gap: SentenceAlignment.Bead, _ beside: [SentenceAlignment.Bead], _ score: SentenceScore
  ) -> Double {
    let whole = lengths(gap, score)
    let surplus = beside.map { lengths($0, score) }.map { gap.isMissing ? $0.own - $0.expected : $0.expected - $0.own }
    return (surplus.max() ?? 0) / max(4, gap.isMissing ? whole.expected : whole.own)
  }

  /// The length of a bead's sentences of the target, and the one that those of the reference should have there.
  private static func lengths(
    _ bead: SentenceAlignment.Bead, _ score: SentenceScore
  ) -> (own: Double, expected: Double) {
    (
      bead.targets.reduce(0) { $0 + Double(score.targets[$1].length) },
      bead.references.reduce(0) { $0 + score.expectedLength($1) }
    )
  }
}
