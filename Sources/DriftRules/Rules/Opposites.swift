import LanguageData
import ParallelText

/// Words that were translated by their opposites, and prohibitions that were lost.
enum Opposites {
  private typealias Kinds = OppositeWords.Kinds
  private typealias Found = (strong: Kinds, weak: Kinds)

  static func check(_ comparison: Comparison) -> [Drift] {
    let (targetFacts, referenceFacts) = (comparison.target, comparison.reference)
    guard let targetWords = targetFacts.oppositeWords, let referenceWords = referenceFacts.oppositeWords else {
      return []
    }
    let pair = comparison.pair
    lazy var habits = SentenceHabits(ofAll: comparison)
    var found: [Drift] = []
    let guesses = pair.guesses
    let possible = PossibleOpposites(pair, targetWords, referenceWords, isSource: comparison.isSource)
    for match in pair.blocksAndHeadings where possible.mayDiffer(match) && !guesses.contains(match.target) {
      let kinds = referenceFacts.oppositeKinds(ofBlock: match.reference)
      if kinds.strong.isDisjoint(with: OppositeWords.telling) { continue }
      let forbids = comparison.isSource && !kinds.strong.isDisjoint(with: prohibitions)
      if !forbids, !possible.mayHave(expected(beside: kinds), match.target) { continue }
      let own = targetFacts.oppositeKinds(ofBlock: match.target)
      guard mayDiffer(kinds, own, isSource: comparison.isSource) else { continue }
      // What denies has lost no prohibition, and its words may be turned around.
      if isOneSentence(match.target, comparison), isNegative(own) { continue }
      if agreeInOrder(match, comparison) { continue }
      found += BlockSentences.texts(match, comparison).flatMap { texts -> [Drift] in
        let targets = texts.target()
        let own = targets.sentences.map { Side($0, targetWords) }
        if own.allSatisfy(\.isNegative) { return [] }
        let references = texts.reference()
        guard SentenceAlignment.isPossible(targets, references) else { return [] }
        let others = references.sentences.map { Side($0, referenceWords) }
        guard mayDiffer(own, others, comparison) else { return [] }
        return drifts(own, others, SentenceScore(pair, targets, references, habits), comparison)
      }
    }
    return found
  }

  static let prohibitions: OppositeWords.Kinds = [.order, .prohibition]
  private static let denials: Kinds = [.negation, .avoidance, .prohibition, .order]
  /// To deny something says that one must not do it, and to keep it that one must not change it.
  private static let refusal = OppositeWords.kinds(named: "deny").union(.keeping)
  /// Both ways.
  private static let exchanges = OppositeWords.pairs + OppositeWords.pairs.map { ($1, $0) }

  /// Whether a block of the target is one sentence, as far as its marks show: most are, and need not be divided.
  private static func isOneSentence(_ block: Int, _ comparison: Comparison) -> Bool {
    let pair = comparison.pair
    return pair.target.blocks[block].kind != .row && pair.targetParts[block] == nil
      && pair.target.endMarks(inBlock: block) <= 1
  }

  /// Whether a block may have the one word where the other has the other, or lack a prohibition.
  private static func mayDiffer(_ reference: Found, _ target: Found, isSource: Bool) -> Bool {
    if isSource, !reference.strong.isDisjoint(with: prohibitions) { return true }
    return areExchanged(reference, target)
  }

  /// Whether any two opposites are exchanged (`isExchanged`).
  private static func areExchanged(_ reference: Found, _ target: Found) -> Bool {
    !expected(beside: reference).isDisjoint(with: target.strong.subtracting(target.weak.opposites))
  }

  /// Which words the target has if one of the reference's is exchanged.
  private static func expected(beside reference: Found) -> Kinds {
    reference.strong.subtracting(reference.weak.opposites).opposites
  }

  /// Whether the reference has the one and nothing that may be the other, and the target the other and nothing that may be the
  /// one.
  private static func isExchanged(_ pair: (Kinds, Kinds), _ reference: Found, _ target: Found) -> Bool {
    reference.strong.contains(pair.0) && !reference.weak.contains(pair.1) && target.strong.contains(pair.1)
      && !target.weak.contains(pair.0)
  }

  /// Whether each sentence agrees with the one in its place on the other side: that takes a tenth of what it takes to tell which
  /// belong together.
  private static func agreeInOrder(_ match: AlignedPair.Match, _ comparison: Comparison) -> Bool {
    let (target, reference) = (comparison.target, comparison.reference)
    let pair = comparison.pair
    if pair.targetParts[match.target] != nil || pair.referenceParts[match.reference] != nil { return false }
    let own = MarkedSentences(target.article, match.target, target.oppositeWords!).kinds
    let others = MarkedSentences(reference.article, match.reference, reference.oppositeWords!).kinds
    return own.count == others.count
      && zip(own, others).allSatisfy { own, other in
        !(comparison.isSource && mayForbid(other) && mayLackProhibition(own))
          && !areExchanged(other, own)
      }
  }

  private static func isNegative(_ found: Found) -> Bool { !found.strong.isDisjoint(with: denials) }

  private static func mayLackProhibition(_ found: Found) -> Bool {
    !isNegative(found) && found.weak.isDisjoint(with: refusal)
  }

  /// Whether a text has a word that forbids, and nothing for which it may be said without one.
  private static func mayForbid(_ found: Found) -> Bool {
    !found.strong.isDisjoint(with: prohibitions) && !found.strong.contains(.exempt)
  }

  // MARK: One block

  /// Whether any two of the sentences may differ, whichever belong together.
  private static func mayDiffer(_ targets: [Side], _ references: [Side], _ comparison: Comparison) -> Bool {
    let targets = targets.filter { !$0.isNegative }
    return references.contains { reference in
      if comparison.isSource, reference.mayForbid, targets.contains(where: \.mayLackProhibition) { return true }
      return !reference.isNegative && targets.contains { areExchanged(reference.kinds, $0.kinds) }
    }
  }

  private static func drifts(
    _ targets: [Side], _ references: [Side], _ score: SentenceScore, _ comparison: Comparison
  ) -> [Drift] {
    let beads = SentenceAlignment(score).beads
    let areClear = beads.allSatisfy(\.isPair)
    return beads.filter(\.isPair).flatMap { bead -> [Drift] in
      let (target, reference) = (targets[bead.targets.lowerBound], references[bead.references.lowerBound])
      let expected = score.expectedLength(bead.references.lowerBound)
      guard areOneSentence(target.sentence, reference.sentence, expected) else { return [] }
      var found = exchanged(target, reference, comparison)
      if found.isEmpty, areClear, comparison.isSource, let lost = lostProhibition(target, reference, comparison) {
        found.append(lost)
      }
      return found
    }
  }

  /// The least share of its length that a sentence must have, and must not exceed the other way: what differs more was rewritten.
  private static let leastShare = 0.5

  /// Whether two sentences are translations of one another by their lengths, and none was left as it is.
  private static func areOneSentence(
    _ target: BlockSentences.Sentence, _ reference: BlockSentences.Sentence, _ expected: Double
  ) -> Bool {
    let length = Double(target.length)
    guard length >= leastShare * expected - 4, expected >= leastShare * length - 4 else { return false }
    let words = Set(reference.text.words)
    return target.text.words.count { words.contains($0) } * 2 <= target.text.words.count
  }

  /// What a sentence has.
  private struct Side {
    let sentence: BlockSentences.Sentence
    let matches: [OppositeWords.Match]
    let kinds: Found

    init(_ sentence: BlockSentences.Sentence, _ words: OppositeWords) {
      self.sentence = sentence
      let matches = sentence.prose.bytes.withBytes { words.matches(in: $0[sentence.bytes]) }
      self.matches = matches
      kinds = matches.reduce(into: ([], [])) {
        $0.0.formUnion($1.strong)
        $0.1.formUnion($1.weak)
      }
    }

    var isNegative: Bool { Opposites.isNegative(kinds) }
    var mayLackProhibition: Bool { Opposites.mayLackProhibition(kinds) }
    var mayForbid: Bool { Opposites.mayForbid(kinds) }

    func range(_ match: OppositeWords.Match) -> SourceRange { sentence.prose.range(match.range) }

    func match(of kind: Kinds) -> OppositeWords.Match? { matches.first { $0.strong.contains(kind) } }
  }

  /// What takes a time or a place before, or after, another one: who tells of the other first, turns the word around.
  private static let turning = OppositeWords.kinds(named: "before").union(OppositeWords.kinds(named: "after"))

  private static func exchanged(_ target: Side, _ reference: Side, _ comparison: Comparison) -> [Drift] {
    // What is not enabled is disabled.
    if target.isNegative || reference.isNegative { return [] }
    for pair in exchanges where isExchanged(pair, reference.kinds, target.kinds) {
      guard let own = target.match(of: pair.1), let other = reference.match(of: pair.0) else { continue }
      if !turning.isDisjoint(with: pair.0),
        ClauseOrder(target.sentence, own.range, reference.sentence, other.range, comparison).isTurned
      {
        continue
      }
      return [
        Drift(
          .oppositeMismatch, RuleID.oppositeMismatch.severity, 0.8, .differs, "opposite", target: target.range(own),
          reference: reference.range(other))
      ]
    }
    return []
  }

  // MARK: Prohibitions

  private static func lostProhibition(_ target: Side, _ reference: Side, _ comparison: Comparison) -> Drift? {
    guard target.mayLackProhibition, reference.mayForbid,
      let ban = reference.matches.first(where: {
        $0.strong.contains(.prohibition) || $0.strong.contains(.order) && beginsClause($0, reference, comparison)
      })
    else { return nil }
    return Drift(
      .oppositeMismatch, RuleID.oppositeMismatch.severity, 0.8, .differs, "prohibition",
      target: .empty(at: target.sentence.range.start), reference: reference.range(ban))
  }

  /// Whether a clause begins with a match: behind it the sentence, a mark, or a word that joins two clauses.
  private static func beginsClause(_ match: OppositeWords.Match, _ side: Side, _ comparison: Comparison) -> Bool {
    let before = String(
      decoding: side.sentence.prose.bytes[side.sentence.bytes.lowerBound..<match.range.lowerBound], as: UTF8.self)
    guard let last = before.last(where: { !$0.isWhitespace && $0 != "*" }) else { return true }
    if !last.isLetter, !last.isNumber, last != "\0", last != "]", last != ")", last != "'" { return true }
    let word = before.split { !$0.isLetter }.last.map { $0.lowercased() } ?? ""
    return last.isLetter && comparison.reference.sentenceWords.isJoin(word)
  }
}
