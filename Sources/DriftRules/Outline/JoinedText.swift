import Foundation
import ParallelText

/// A text that only one side has as a block of its own, and that the other says in the block beside it: a paragraph that one side
/// has divided, a list for a sentence, or code that stands within a paragraph.
struct JoinedText {
  /// The share of its length by which the block beside it is longer than its counterpart at least, and the share of what it says
  /// that is found there.
  private static let leastSurplus = 0.5
  private static let leastShare = 0.5
  private static let leastWeight = 3.0
  /// Shorter texts may be said in other words: lengths tell nothing of them.
  private static let short = 80
  private static let leastShareOfShort = 0.8
  /// How much of its length the surplus may lack, or have too much, where nothing but length and sentences tells.
  private static let slack = 0.4
  /// Fewer bytes of code may stand in any text.
  private static let leastCode = 6

  private let pair: AlignedPair
  private let factor: Double
  private let bareScripts: (target: Bool, reference: Bool)
  private let references: [Int: Int]
  private let targets: [Int: Int]

  /// - Complexity: O(n) in the blocks of both articles where something is missing or extra, and O(n log n) in the words of what is.
  static func demote(_ found: inout [Drift], _ pair: AlignedPair) {
    guard found.contains(where: isText) else { return }
    let text = JoinedText(pair)
    for index in found.indices where isText(found[index]) {
      if text.isJoined(found[index]) || text.isCodeInText(found[index]) || text.isUnderAddedHeading(found[index])
        || text.leadsToSentence(found[index])
      {
        found[index].severity = .note
      }
    }
  }

  private static func isText(_ drift: Drift) -> Bool {
    guard drift.severity > .note, drift.change == .missing || drift.change == .extra else { return false }
    return switch drift.rule.subject {
    case .paragraph, .step, .item, .code: true
    default: false
    }
  }

  private init(_ pair: AlignedPair) {
    self.pair = pair
    factor = exp(pair.lengthRatio)
    bareScripts = (pair.target.hasBareScript, pair.reference.hasBareScript)
    references = Dictionary(pair.blocks.map { ($0.target, $0.reference) }) { first, _ in first }
    targets = Dictionary(pair.blocks.map { ($0.reference, $0.target) }) { first, _ in first }
  }

  private func isJoined(_ drift: Drift) -> Bool {
    guard let reference = drift.reference else { return false }
    let isMissing = drift.change == .missing
    let (own, other) = isMissing ? (pair.reference, pair.target) : (pair.target, pair.reference)
    let range = isMissing ? reference : drift.target
    let run = own.firstBlock(from: range.start)..<own.firstBlock(from: range.end)
    let length = run.reduce(0.0) { $0 + Double(own.blocks[$1].textLength) } * (isMissing ? factor : 1)
    guard length > 0, run.allSatisfy({ own.blocks[$0].isProse }) else { return false }
    let passage = Passage(run, of: own, hasBareScript: isMissing ? bareScripts.reference : bareScripts.target)
    let isParagraph = drift.rule.subject == .paragraph
    return neighbours(of: run, own, isMissing ? targets : references).contains { block in
      let beside = Passage(
        block..<(block + 1), of: other, hasBareScript: isMissing ? bareScripts.target : bareScripts.reference)
      // What the counterpart says of it as well tells nothing.
      let counterpart = (isMissing ? references : targets)[block]!
      let passage = passage.subtracting(
        Passage(
          counterpart..<(counterpart + 1), of: own,
          hasBareScript: isMissing ? bareScripts.reference : bareScripts.target))
      let share =
        isMissing
        ? passage.share(in: beside.translated(by: pair.lexicon), pair.lexicon) { _ in true }
        : passage.share(ofTargetIn: beside, pair.lexicon) { _ in true }
      let surplus = surplus(block, isMissing: isMissing)
      if isParagraph, length >= Double(Self.short), abs(surplus - length) <= Self.slack * length,
        moreSentences(block, isMissing: isMissing) >= max(1, run.reduce(0) { $0 + own.endMarks(inBlock: $1) })
      {
        return passage.fixed.keys.allSatisfy { beside.fixed[$0] != nil }
      }
      guard share.found >= Self.leastWeight else { return false }
      if isParagraph, length < Double(Self.short), share.found >= Self.leastShareOfShort * share.all { return true }
      guard surplus >= Self.leastSurplus * length else { return false }
      // Literals tell more than words: other words may have been chosen.
      return share.found >= Self.leastShare * share.all
        || passage.fixed.count > 1 && passage.fixed.keys.allSatisfy { beside.fixed[$0] != nil }
    }
  }

  /// The blocks of prose of the other side whose counterparts stand right before a run and right behind it.
  private func neighbours(of run: Range<Int>, _ article: Article, _ counterparts: [Int: Int]) -> [Int] {
    let section = article.sections[Int(article.blocks[run.lowerBound].section)].blocks
    // What leads to a list, or stands around it, is not far.
    let before = (max(section.lowerBound, run.lowerBound - 2)..<run.lowerBound).reversed().first {
      counterparts[$0] != nil
    }
    let behind = (run.upperBound..<min(section.upperBound, run.upperBound + 2)).first { counterparts[$0] != nil }
    return [before, behind].compactMap { $0.flatMap { article.blocks[$0].isProse ? counterparts[$0] : nil } }
  }

  /// How many sentences a block of the other side has more than its counterpart, by their marks.
  private func moreSentences(_ block: Int, isMissing: Bool) -> Int {
    let (target, reference) = isMissing ? (block, references[block]!) : (targets[block]!, block)
    let more = pair.target.endMarks(inBlock: target) - pair.reference.endMarks(inBlock: reference)
    return isMissing ? more : -more
  }

  /// By how much a block of the other side is longer than its counterpart, in letters of the target.
  private func surplus(_ block: Int, isMissing: Bool) -> Double {
    let (target, reference) = isMissing ? (block, references[block]!) : (targets[block]!, block)
    func length(_ block: Int, _ article: Article, _ parts: [Int: [Int]]) -> Double {
      (parts[block] ?? []).reduce(Double(article.blocks[block].textLength)) {
        $0 + Double(article.blocks[$1].textLength)
      }
    }
    let own = length(target, pair.target, pair.targetParts)
    let other = length(reference, pair.reference, pair.referenceParts) * factor
    return isMissing ? own - other : other - own
  }

  /// Whether a paragraph leads to what the reference has as well, under a heading that only the target has.
  private func isUnderAddedHeading(_ drift: Drift) -> Bool {
    let block = pair.target.firstBlock(from: drift.target.start)
    guard drift.rule == .extraParagraph, block > 0, block < pair.target.blocks.count else { return false }
    return pair.target.blocks[block - 1].kind == .heading
      && pair.joinedTargets.contains(Int(pair.target.blocks[block].section))
  }

  /// Whether a paragraph only leads to an item that the other side has in a sentence of its own: a link in a list, for "See …".
  private func leadsToSentence(_ drift: Drift) -> Bool {
    guard drift.rule.subject == .paragraph, let reference = drift.reference else { return false }
    let isMissing = drift.change == .missing
    let (own, other) = isMissing ? (pair.reference, pair.target) : (pair.target, pair.reference)
    let block = own.firstBlock(from: isMissing ? reference.start : drift.target.start)
    guard block + 1 < own.blocks.count, own.isLeadIn(block), own.blocks[block + 1].isListItem,
      let counterpart = (isMissing ? targets : references)[block + 1]
    else { return false }
    return other.blocks[counterpart].kind == .paragraph
  }

  // MARK: Code

  /// Whether a block of code that one side lacks stands in its text there, or a paragraph that it lacks holds its code.
  private func isCodeInText(_ drift: Drift) -> Bool {
    guard let reference = drift.reference else { return false }
    let isMissing = drift.change == .missing
    let (own, other) = isMissing ? (pair.reference, pair.target) : (pair.target, pair.reference)
    let (range, place) = isMissing ? (reference, drift.target.start) : (drift.target, reference.start)
    let run = own.firstBlock(from: range.start)..<own.firstBlock(from: range.end)
    let nearest = other.block(at: max(0, place - 1)) ?? 0
    let near = max(0, nearest - 1)..<min(other.blocks.count, nearest + 4)
    func isCode(_ block: Int, _ article: Article) -> Bool { article.blocks[block].kind == .code }
    if let code = run.first(where: { isCode($0, own) }) {
      return near.contains { !isCode($0, other) && hasLines(of: code, own, inTextOf: $0, other) }
    }
    return run.count == 1
      && near.contains { isCode($0, other) && hasLines(of: $0, other, inTextOf: run.lowerBound, own) }
  }

  /// Whether each line of a block of code is one of the lines of a text. Complexity: bounded, as long texts are not searched.
  private func hasLines(of code: Int, _ article: Article, inTextOf block: Int, _ other: Article) -> Bool {
    let lines = article.lines[article.blocks[code].lineIndexes].map { article.source[article.source.trimmed($0)] }
      .filter { !$0.isEmpty }
    let text = other.source[other.blocks[block].range]
    guard text.count <= 2_000, lines.count <= 10, lines.reduce(0, { $0 + $1.count }) >= Self.leastCode else {
      return false
    }
    let known = text.split(separator: 0x0A).map(\.trimmed)
    return lines.allSatisfy(known.contains)
  }
}
