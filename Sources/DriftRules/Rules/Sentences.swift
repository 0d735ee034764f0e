import Foundation
import ParallelText

/// Sentences within blocks that belong together: missing, extra, doubled, or broken off.
enum Sentences {
  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    let (targets, references) = (pair.target.blocks, pair.reference.blocks)
    let allMatches = pair.blocks
    var matches: [AlignedPair.Match] = []
    matches.reserveCapacity(allMatches.count)
    for match in allMatches where areProse(targets[match.target], references[match.reference]) { matches.append(match) }
    let counter = BlockCounter(comparison)
    let counts = matches.map { counter.counts(of: $0) }
    let habits = SentenceHabits(pair, counts)
    var found: [Found] = []
    for (match, counts) in zip(matches, counts)
    where mayDiffer(counts, habits.factor) && !pair.guesses.contains(match.target) {
      for texts in BlockSentences.texts(match, comparison) {
        let drifts = drifts(texts.target(), texts.reference(), comparison, habits)
        found += drifts.map { Found(drift: $0, match: match) }
      }
    }
    return found.isEmpty ? [] : withoutMoved(found, pair).map { toldOf($0.drift, comparison) }
  }

  /// How sure a finding must be to be more than a note: half a sentence often became one of its own.
  private static let sure = (missing: 0.78, extra: 0.935)
  /// How sure the finding that a caution is missing must be to be an error.
  private static let sureCaution = 0.8

  /// A note where it may be otherwise: of two translations either may have said a thing in fewer sentences than the source, and
  /// where blocks were rewritten, what is missing in one may be part of another.
  private static func toldOf(_ drift: Drift, _ comparison: Comparison) -> Drift {
    let least = drift.change == .missing ? sure.missing : sure.extra
    let pair = comparison.pair
    let isRewritten = !pair.missingBlocks.isEmpty && !pair.extraBlocks.isEmpty
    if comparison.isSource, drift.confidence >= least, !isRewritten { return drift }
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

  /// How far the target may be shorter, and longer, in standard deviations, in a block that has as many sentences as the other
  /// side's.
  private static let unlikely = (shorter: 1.75, longer: 2.5)
  private static let variance = 4.0

  private static func areProse(_ target: Block, _ reference: Block) -> Bool {
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
      return marks < others ? deviation < leastPart * sentence : deviation > leastPart * sentence
    }
    let deviations = deviation / (variance * max(1, (own + expected) / 2)).squareRoot()
    return deviations > unlikely.longer || deviations < -unlikely.shorter && max(marks, others) > 1
      || deviations < -unlikely.longer
  }

  /// Letters that a block must have to have two sentences.
  private static let leastText = 16

  // MARK: One block

  /// How sure a finding must be to be told at all: a sentence more is often one that the translation made of a half.
  private static let least = (missing: 0.5, extra: 0.87)

  private static func drifts(
    _ targets: BlockSentences, _ references: BlockSentences, _ comparison: Comparison, _ habits: SentenceHabits
  ) -> [Drift] {
    if targets.sentences.isEmpty || references.sentences.isEmpty { return [] }
    if habits.isLonger(targets, references), let repeated = RepeatedPassage.find(targets, references) {
      return [repeated]
    }
    guard SentenceAlignment.isPossible(targets, references),
      mayLack(targets.sentences, references.sentences)
        || mayBreakOff(targets.sentences, references.sentences, habits.factor)
    else { return [] }
    let score = SentenceScore(comparison.pair, targets, references, habits)
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
    let runs = runs(aligned.beads)
    return runs.compactMap { bead in
      let evidence = GapEvidence(bead, of: missing.count + extra.count, aligned, score, comparison)
      guard evidence.confidence >= (bead.isMissing ? least.missing : least.extra),
        var drift = drift(bead, score, evidence.confidence)
      else { return nil }
      if bead.isMissing, drift.confidence >= sureCaution,
        Cautions.areAmong(score.references[bead.references], of: comparison.reference)
      {
        drift.severity = .error
      }
      // A text that lacks sentences here and there was put in other words.
      if runs.count > 1 { drift.severity = .note }
      return drift
    }
  }

  /// Whether a sentence may be told that one side lacks: that side has fewer, and, of the target's, has not lost a mark between two.
  private static func mayLack(_ targets: [BlockSentences.Sentence], _ references: [BlockSentences.Sentence]) -> Bool {
    targets.count > references.count || targets.count < references.count && !isOpen(targets, references)
  }

  /// Whether only the target lacks a mark at its end: it goes on behind the next block, or lost the mark between two sentences.
  private static func isOpen(_ targets: [BlockSentences.Sentence], _ references: [BlockSentences.Sentence]) -> Bool {
    !targets.last!.text.isEnded && references.last!.text.isEnded
  }

  /// Whether at least a quarter of both texts has a counterpart.
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

  /// Fewer letters are a word or two, which say nothing that is missed.
  private static let leastSentence = 9

  private static func drift(_ bead: SentenceAlignment.Bead, _ score: SentenceScore, _ sure: Double) -> Drift? {
    let run = bead.isMissing ? score.references[bead.references] : score.targets[bead.targets]
    if run.reduce(0, { $0 + $1.length }) < leastSentence { return nil }
    if bead.isMissing, isOpen(score.targets, score.references) { return nil }
    let rule: RuleID = bead.isMissing ? .missingSentence : .extraSentence
    var drift = Drift(
      rule, rule.severity, sure, bead.isMissing ? .missing : .extra, "sentence",
      target: bead.isMissing ? place(bead.targets.lowerBound, score.targets) : range(run),
      reference: bead.isMissing ? range(run) : place(bead.references.lowerBound, score.references))
    drift.others = run.count - 1
    drift.othersAreBehind = true
    return drift
  }

  // MARK: Broken off

  /// The share of its length that is there at most of a sentence that breaks off.
  private static let leftOver = 0.6

  /// Whether a text's last sentence ends in the middle, without the mark that the reference's has, if the two belong together.
  private static func mayBreakOff(
    _ targets: [BlockSentences.Sentence], _ references: [BlockSentences.Sentence], _ factor: Double
  ) -> Bool {
    let (own, other) = (targets.last!, references.last!)
    return isOpen(targets, references) && !own.text.goesOn
      // Where none of the sentences has such a mark, it is a matter of style.
      && targets.dropLast().contains(where: \.text.isEnded)
      && Double(own.length) < leftOver * (Double(other.length) * factor) && other.length > 2 * leastSentence
  }

  /// A text whose last sentence ends in the middle.
  private static func brokenOff(_ aligned: SentenceAlignment, _ score: SentenceScore) -> [Drift] {
    guard aligned.beads.last?.isPair == true, mayBreakOff(score.targets, score.references, score.factor) else {
      return []
    }
    return [
      Drift(
        .missingSentence, RuleID.missingSentence.severity, 0.85, .missing, "end of a sentence",
        target: .empty(at: score.targets.last!.range.end), reference: score.references.last!.range)
    ]
  }

  // MARK: Elsewhere

  /// Blocks so near one another may have given sentences to one another.
  private static let near = 3

  /// Drops what another block near by has too much of, or may have: there a text is divided into blocks in another way.
  ///
  /// - Complexity: O(n) in what was found and what is left over.
  private static func withoutMoved(_ found: [Found], _ pair: AlignedPair) -> [Found] {
    func blocks(_ change: Drift.Change, _ gaps: [AlignedPair.Gap], _ block: (AlignedPair.Match) -> Int) -> Set<Int> {
      Set(gaps.map(\.element) + found.filter { $0.drift.change == change }.map { block($0.match) })
    }
    let extra = blocks(.extra, pair.extraBlocks, \.target)
    let missing = blocks(.missing, pair.missingBlocks, \.reference)
    return found.filter { item in
      let isMissing = item.drift.change == .missing
      let block = isMissing ? item.match.target : item.match.reference
      return !((block - near)...(block + near)).contains(where: (isMissing ? extra : missing).contains)
    }
  }
}
