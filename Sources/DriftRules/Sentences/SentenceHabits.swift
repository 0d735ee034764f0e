import Foundation
import ParallelText

/// What two blocks that belong together have, with the further ones that are part of them.
struct BlockCounts {
  /// In letters of an alphabet.
  let targetLength: Int
  let referenceLength: Int
  /// The marks that end sentences.
  let targetMarks: Int
  let referenceMarks: Int

  /// A block with the further ones that are part of it, in their order.
  static func blocks(_ block: Int, _ parts: [Int: [Int]]) -> [Int] {
    parts.isEmpty ? [block] : ([block] + (parts[block] ?? [])).sorted()
  }

  /// Complexity: O(bytes of both).
  init(_ match: AlignedPair.Match, _ pair: AlignedPair) {
    func total(_ block: Int, _ parts: [Int: [Int]], _ value: (Int) -> Int) -> Int {
      let own = value(block)
      guard !parts.isEmpty, let more = parts[block] else { return own }
      return more.reduce(own) { $0 + value($1) }
    }
    targetLength = total(match.target, pair.targetParts) { Int(pair.target.blocks[$0].textLength) }
    referenceLength = total(match.reference, pair.referenceParts) { Int(pair.reference.blocks[$0].textLength) }
    targetMarks = total(match.target, pair.targetParts, pair.target.endMarks)
    referenceMarks = total(match.reference, pair.referenceParts, pair.reference.endMarks)
  }
}

/// How a translation writes what the other side says: how much longer, and how often in more sentences or in fewer.
struct SentenceHabits {
  /// What the sections and the run say counts as much as so many letters.
  private static let priorLetters = 60.0
  /// In so many of a hundred blocks of several sentences their number differs, in so many blocks.
  private static let prior = (share: 0.06, blocks: 6.0)
  /// The share of those blocks that a pair of sentences in one has.
  private static let sentencesOfBlock = 1.5
  /// By how much lengths differ from what is expected where nothing is missing.
  private static let usual = 0.6...1.7
  private static let bounds = 1.6...4.6

  private let ratio: Double
  private var targetLength = 0
  private var referenceLength = 0
  private var several = 0
  private var differing = 0

  /// What the sections say as well tells the half: where a sentence is missing, they are shorter for that reason.
  init(_ pair: AlignedPair) { ratio = exp(pair.lengthRatio / 2) }

  /// Of all blocks of a pair. Complexity: O(bytes of both).
  init(ofAll pair: AlignedPair) {
    self.init(pair)
    for match in pair.blocks where pair.target.blocks[match.target].kind == .paragraph {
      add(BlockCounts(match, pair))
    }
  }

  /// Adds two blocks. What is far longer or shorter than it should be says nothing of the language.
  mutating func add(_ counts: BlockCounts) {
    let isEqual = counts.targetMarks == counts.referenceMarks || max(counts.targetMarks, counts.referenceMarks) < 2
    let (own, others) = (counts.targetLength, counts.referenceLength)
    let share = Double(own) / max(1, Double(others) * ratio)
    if isEqual, Self.usual.contains(share) {
      targetLength += own
      referenceLength += others
    }
    if max(counts.targetMarks, counts.referenceMarks) > 1 {
      several += 1
      if !isEqual { differing += 1 }
    }
  }

  /// How much longer the target is.
  var factor: Double {
    (Double(targetLength) + Self.priorLetters * ratio) / (Double(referenceLength) + Self.priorLetters)
  }

  /// How unlikely it is that two sentences became one, or one became two, as a negative natural logarithm. The block in question
  /// does not speak for itself.
  var costOfJoin: Double {
    let others = Double(max(0, differing - 1))
    let share = (others + Self.prior.share * Self.prior.blocks) / (Double(max(0, several - 1)) + Self.prior.blocks)
    return max(Self.bounds.lowerBound, min(Self.bounds.upperBound, -log(share / Self.sentencesOfBlock)))
  }
}
