import Foundation
import ParallelText

/// Sentences within blocks that belong together: missing, extra, doubled, or broken off.
enum Sentences {
  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    let blocks = pair.blocks.filter { isProse($0, pair) }.map { ($0, BlockCounts($0, pair)) }
    let habits = SentenceHabits(pair, blocks.map(\.1))
    let matches = blocks.lazy.filter { mayDiffer($0.1, habits.factor) }.map(\.0)
    var found: [Found] = []
    for match in matches where !pair.guesses.contains(match.target) {
      if pair.target.blocks[match.target].kind == .row {
        found += ofCells(match, comparison, habits)
      } else {
        found += ofBlocks(match, comparison, habits)
      }
    }
    return found.isEmpty ? [] : withoutMoved(found, pair).map { toldOf($0.drift, comparison) }
  }

  /// Of two translations either may have said a thing in fewer sentences than the source.
  private static func toldOf(_ drift: Drift, _ comparison: Comparison) -> Drift {
    if comparison.isSource { return drift }
    var drift = drift
    drift.severity = .note
    return drift
  }

  /// What is said of a match.
  private struct Found {
    var drift: Drift
    var match: AlignedPair.Match
  }

  // MARK: Which blocks

  /// How far lengths may lie apart, in standard deviations, in a block that has as many sentences as the other side's.
  private static let unlikely = 2.5
  private static let variance = 4.0

  private static func isProse(_ match: AlignedPair.Match, _ pair: AlignedPair) -> Bool {
    let (target, reference) = (pair.target.blocks[match.target], pair.reference.blocks[match.reference])
    if target.wordIndexes.isEmpty || reference.wordIndexes.isEmpty { return false }
    if target.kind == .row || reference.kind == .row {
      return target.kind == reference.kind && target.number == reference.number
    }
    func hasSentences(_ kind: BlockKind) -> Bool { kind == .paragraph || kind == .step || kind == .item }
    return hasSentences(target.kind) && hasSentences(reference.kind) || target.kind == .html && reference.kind == .html
  }

  private static let leastPart = 0.25

  /// Whether two blocks are worth a closer look: most have as many sentences, and fit by their lengths.
  private static func mayDiffer(_ counts: BlockCounts, _ factor: Double) -> Bool {
    if max(counts.targetLength, counts.referenceLength) < leastText { return false }
    let (own, expected) = (Double(counts.targetLength), Double(counts.referenceLength) * factor)
    let deviation = own - expected
    let (marks, others) = (counts.targetMarks, counts.referenceMarks)
    if marks != others, max(marks, others) > 1 {
      // Where a sentence is missing, the text is shorter: at least by some part of what one has.
      let sentence = max(own, expected) / Double(max(marks, others))
      return marks < others ? deviation < -leastPart * sentence : deviation > leastPart * sentence
    }
    return deviation * deviation > unlikely * unlikely * variance * max(1, (own + expected) / 2)
  }

  /// Letters that a block must have to have two sentences.
  private static let leastText = 16

  private static func ofBlocks(_ match: AlignedPair.Match, _ comparison: Comparison, _ habits: SentenceHabits)
    -> [Found]
  {
    let pair = comparison.pair
    let targets = BlockSentences(comparison.target, BlockCounts.blocks(match.target, pair.targetParts))
    let references = BlockSentences(
      comparison.reference, BlockCounts.blocks(match.reference, pair.referenceParts))
    return drifts(targets, references, match, comparison, habits).map { Found(drift: $0, match: match) }
  }

  private static func ofCells(_ match: AlignedPair.Match, _ comparison: Comparison, _ habits: SentenceHabits)
    -> [Found]
  {
    let pair = comparison.pair
    let (own, others) = (
      pair.target.blocks[match.target].lineIndexes, pair.reference.blocks[match.reference].lineIndexes
    )
    guard own.count == others.count else { return [] }
    return own.indices.flatMap { index -> [Found] in
      let cell = index - own.lowerBound
      return drifts(
        BlockSentences(comparison.target, [match.target], cell: cell),
        BlockSentences(comparison.reference, [match.reference], cell: cell), match, comparison, habits
      ).map { Found(drift: $0, match: match) }
    }
  }

  // MARK: One block

  /// The margin by which a sentence must be missing, or extra, rather than joined to another. A sentence more is often one that
  /// the translation made of a half.
  private static let margin = (missing: 0.3, extra: 1.8)

  private static func drifts(
    _ targets: BlockSentences, _ references: BlockSentences, _ match: AlignedPair.Match, _ comparison: Comparison,
    _ habits: SentenceHabits
  ) -> [Drift] {
    let pair = comparison.pair
    if targets.sentences.isEmpty || references.sentences.isEmpty { return [] }
    let score = SentenceScore(pair, targets, references, habits)
    if score.isLonger, let repeated = RepeatedPassage.find(targets, references) { return [repeated] }
    let aligned = SentenceAlignment(score)
    let (missing, extra) = (aligned.beads.filter(\.isMissing), aligned.beads.filter(\.isExtra))
    if missing.isEmpty, extra.isEmpty { return brokenOff(aligned, score) }
    // One for the other is a sentence that was rewritten; and of a text of which little is left, another text is told.
    guard missing.isEmpty || extra.isEmpty, isMostlyThere(aligned, score) else { return [] }
    // Where the other side has no fewer, what seems to be missing is there in other words.
    let areFewer =
      missing.isEmpty
      ? references.sentences.count < targets.sentences.count : targets.sentences.count < references.sentences.count
    guard areFewer else { return [] }
    let least = missing.isEmpty ? margin.extra : margin.missing
    guard aligned.margin > least * Double(missing.count + extra.count) else { return [] }
    let sure = min(0.95, 0.7 + aligned.margin / 40)
    return runs(aligned.beads).compactMap { bead in
      bead.isMissing
        ? self.missing(bead, score, sure) : self.extra(bead, score, sure)
    }
  }

  /// Whether at least half of both texts has a counterpart.
  private static func isMostlyThere(_ aligned: SentenceAlignment, _ score: SentenceScore) -> Bool {
    let matched = aligned.beads.filter { !$0.isMissing && !$0.isExtra }
    return matched.reduce(0) { $0 + $1.references.count } * 4 >= score.references.count
      && matched.reduce(0) { $0 + $1.targets.count } * 4 >= score.targets.count
  }

  /// The beads that are missing or extra, neighbours as one.
  private static func runs(_ beads: [SentenceAlignment.Bead]) -> [SentenceAlignment.Bead] {
    var runs: [SentenceAlignment.Bead] = []
    for bead in beads where bead.isMissing || bead.isExtra {
      if let last = runs.last, last.isMissing == bead.isMissing, last.targets.upperBound == bead.targets.lowerBound,
        last.references.upperBound == bead.references.lowerBound
      {
        runs[runs.count - 1] = .init(
          targets: last.targets.lowerBound..<bead.targets.upperBound,
          references: last.references.lowerBound..<bead.references.upperBound)
      } else {
        runs.append(bead)
      }
    }
    return runs
  }

  private static func range(_ sentences: ArraySlice<BlockSentences.Sentence>) -> SourceRange {
    SourceRange(sentences.first!.range.start, sentences.last!.range.end)
  }

  /// Where a run would stand on the side that lacks it: behind what stands before it there, or before the first.
  private static func place(_ before: Int, _ sentences: [BlockSentences.Sentence]) -> SourceRange {
    .empty(at: before > 0 ? sentences[before - 1].range.end : sentences[0].range.start)
  }

  private static func missing(
    _ bead: SentenceAlignment.Bead, _ score: SentenceScore, _ sure: Double
  ) -> Drift? {
    let missing = score.references[bead.references]
    if missing.reduce(0, { $0 + $1.length }) < leastSentence { return nil }
    var drift = Drift(
      .missingSentence, RuleID.missingSentence.severity, sure, .missing, "sentence",
      target: place(bead.targets.lowerBound, score.targets), reference: range(missing))
    drift.others = missing.count - 1
    drift.othersAreBehind = true
    return drift
  }

  /// Fewer letters are a word or two, which say nothing that is missed.
  private static let leastSentence = 9

  private static func extra(
    _ bead: SentenceAlignment.Bead, _ score: SentenceScore, _ sure: Double
  ) -> Drift? {
    let extra = score.targets[bead.targets]
    if extra.reduce(0, { $0 + $1.length }) < leastSentence { return nil }
    var drift = Drift(
      .extraSentence, RuleID.extraSentence.severity, sure, .extra, "sentence", target: range(extra),
      reference: place(bead.references.lowerBound, score.references))
    drift.others = extra.count - 1
    drift.othersAreBehind = true
    return drift
  }

  // MARK: Broken off

  /// The share of its length that is there at most of a sentence that breaks off.
  private static let leftOver = 0.6

  /// A text whose last sentence ends in the middle, without the mark that the reference's has.
  private static func brokenOff(_ aligned: SentenceAlignment, _ score: SentenceScore) -> [Drift] {
    guard let bead = aligned.beads.last, bead.isPair, let own = score.targets.last, let other = score.references.last,
      !own.text.isEnded, other.text.isEnded,
      // Where none of the sentences has such a mark, it is a matter of style.
      score.targets.dropLast().contains(where: \.text.isEnded),
      Double(own.length) < leftOver * score.expectedLength(bead.references.lowerBound), other.length > 2 * leastSentence
    else { return [] }
    return [
      Drift(
        .missingSentence, RuleID.missingSentence.severity, 0.85, .missing, "end of a sentence",
        target: .empty(at: own.range.end), reference: other.range)
    ]
  }

  // MARK: Elsewhere

  /// Blocks so near one another may have given sentences to one another.
  private static let near = 3

  /// Drops what another block near by has too much of, or may have: there a text is divided into blocks in another way.
  private static func withoutMoved(_ found: [Found], _ pair: AlignedPair) -> [Found] {
    found.filter { item in
      let isMissing = item.drift.change == .missing
      let block = isMissing ? item.match.target : item.match.reference
      func isNear(_ other: Int) -> Bool { abs(other - block) <= near }
      let gaps = isMissing ? pair.extraBlocks : pair.missingBlocks
      if gaps.contains(where: { isNear($0.element) }) { return false }
      return !found.contains { other in
        other.drift.change != item.drift.change && other.drift.change != .differs
          && isNear(isMissing ? other.match.target : other.match.reference)
      }
    }
  }
}
