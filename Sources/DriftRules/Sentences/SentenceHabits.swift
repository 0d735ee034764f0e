import Foundation
import ParallelText

/// How a translation writes what the other side says: how much longer, and how often in more sentences or in fewer.
struct SentenceHabits {
  /// What the sections and the run say counts as much as so many letters.
  private static let priorLetters = 30.0
  /// In so many of a hundred blocks of several sentences their number differs, in so many blocks.
  private static let prior = (share: 0.06, blocks: 6.0)
  /// The share of those blocks that a pair of sentences in one has.
  private static let sentencesOfBlock = 1.5
  /// By how much lengths differ from those of most blocks where nothing is missing.
  private static let usual = 0.75...1.5
  /// Shorter texts differ more than that.
  private static let leastLetters = 16
  private static let bounds = 1.6...4.6

  /// How much longer the target is.
  private(set) var factor: Double
  /// Blocks that have as many sentences on both sides.
  private var samples: [(own: Int, others: Int)] = []
  private var several = 0
  private var differing = 0

  /// What the sections say as well tells two thirds: where a sentence is missing, they are shorter for that reason.
  private init(_ pair: AlignedPair) { factor = exp(pair.lengthRatio * 2 / 3) }

  /// - Complexity: O(n log n) for n blocks.
  init(_ pair: AlignedPair, _ blocks: some Collection<BlockCounts>) {
    self.init(pair)
    samples.reserveCapacity(blocks.count)
    for counts in blocks { add(counts) }
    settle()
  }

  /// Of all paragraphs of a pair. Complexity: O(bytes of both).
  init(ofAll comparison: Comparison) {
    let pair = comparison.pair
    let counter = BlockCounter(comparison)
    self.init(
      pair,
      pair.blocks.filter { pair.target.blocks[$0.target].kind == .paragraph }.map { counter.counts(of: $0) })
  }

  /// Whether a text is longer than it should be, or has more sentences.
  func isLonger(_ targets: BlockSentences, _ references: BlockSentences) -> Bool {
    targets.sentences.count > references.sentences.count
      || Double(targets.length) > 1.15 * Double(references.length) * factor
  }

  private mutating func add(_ counts: BlockCounts) {
    let isEqual = counts.targetMarks == counts.referenceMarks || max(counts.targetMarks, counts.referenceMarks) < 2
    if isEqual, min(counts.targetLength, counts.referenceLength) >= Self.leastLetters {
      samples.append((counts.targetLength, counts.referenceLength))
    }
    if max(counts.targetMarks, counts.referenceMarks) > 1 {
      several += 1
      if !isEqual { differing += 1 }
    }
  }

  /// What is far longer or shorter than most says nothing of the language.
  private mutating func settle() {
    if samples.isEmpty { return }
    let shares = samples.map { Double($0.own) / Double($0.others) }.sorted()
    let median = shares[shares.count / 2]
    var (own, others) = (Self.priorLetters * factor, Self.priorLetters)
    for sample in samples where Self.usual.contains(Double(sample.own) / Double(sample.others) / median) {
      own += Double(sample.own)
      others += Double(sample.others)
    }
    factor = own / others
  }

  /// How unlikely it is that two sentences became one, or one became two, as a negative natural logarithm. The block in question
  /// does not speak for itself.
  var costOfJoin: Double {
    let others = Double(max(0, differing - 1))
    let share = (others + Self.prior.share * Self.prior.blocks) / (Double(max(0, several - 1)) + Self.prior.blocks)
    return max(Self.bounds.lowerBound, min(Self.bounds.upperBound, -log(share / Self.sentencesOfBlock)))
  }
}
