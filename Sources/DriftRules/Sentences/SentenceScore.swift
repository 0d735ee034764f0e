import Foundation
import ParallelText

/// How unlikely it is that sentences of two languages say the same, as negative natural logarithms: by their lengths, the words that
/// the run knows to go together, and what is never translated.
struct SentenceScore {
  let targets: [BlockSentences.Sentence]
  let references: [BlockSentences.Sentence]
  /// How much longer the target's language is.
  let factor: Double
  private let variance: Double
  /// Whether one of the texts is of characters that count as three letters.
  let isWide: Bool
  /// How unlikely it is that the two sides divide what they say in different ways.
  let costOfJoin: Double
  /// For each sentence what joins it to others, or would.
  private let targetJoints: [Joints]
  private let referenceJoints: [Joints]
  /// The tokens that tell something.
  private let links: SentenceLinks

  /// What a sentence has that may stand for a full stop.
  private struct Joints {
    var joins = 0
    var strongMarks = 0
    var commas = 0

    init() {}

    init(_ sentence: BlockSentences.Sentence) {
      joins = sentence.text.joins
      strongMarks = sentence.text.strongMarks
      commas = sentence.text.commas
    }

    static func + (left: Joints, right: Joints) -> Joints {
      var sum = left
      sum.joins += right.joins
      sum.strongMarks += right.strongMarks
      sum.commas += right.commas
      return sum
    }
  }

  /// The variance of a length for each letter, of scripts of letters and of those whose characters count as three. Measured on
  /// sentences of translations: Gale and Church, on text of another kind, found 6.8.
  private static let variance = 2.0
  private static let wideVariance = 4.0
  /// The share of sentences that were rewritten, whose lengths tell little.
  private static let rewritten = 0.04
  private static let wideOfRewritten = 6.0
  /// The most that words and literals tell of one sentence.
  private static let mostOfSentence = 6.0
  /// Two sentences that became one are joined by a word, or by a mark; where commas stand before every clause, they say less.
  private static let unjoined = 2.2
  private static let joinedByComma = 1.1

  init(_ pair: AlignedPair, _ targets: BlockSentences, _ references: BlockSentences, _ habits: SentenceHabits) {
    self.targets = targets.sentences
    self.references = references.sentences
    factor = habits.factor
    costOfJoin = habits.costOfJoin
    isWide = targets.isWide || references.isWide
    variance = isWide ? Self.wideVariance : Self.variance
    links = SentenceLinks(pair, targets.sentences, references.sentences)
    targetJoints = targets.sentences.map(Joints.init)
    referenceJoints = references.sentences.map(Joints.init)
  }

  /// The length that a sentence of the reference should have in the target.
  func expectedLength(_ reference: Int) -> Double { Double(references[reference].length) * factor }

  /// How unlikely a bead is, apart from its shape.
  func cost(_ bead: SentenceAlignment.Bead) -> Double {
    if bead.isMissing || bead.isExtra { return 0 }
    let own = bead.targets.reduce(0) { $0 + targets[$1].length }
    let others = bead.references.reduce(0) { $0 + references[$1].length }
    return lengthCost(Double(own), Double(others) * factor) + joinCost(bead) - gain(bead)
  }

  private func lengthCost(_ own: Double, _ expected: Double) -> Double {
    let deviation = abs(own - expected) / (variance * max(4, (own + expected) / 2)).squareRoot()
    // The chance of a deviation as large, in translations and in what was rewritten.
    let chance =
      (1 - Self.rewritten) * erfc(deviation / 2.0.squareRoot())
      + Self.rewritten * erfc(deviation / (2 * Self.wideOfRewritten).squareRoot())
    return min(25, -log(max(chance, 1e-12)))
  }

  private func joinCost(_ bead: SentenceAlignment.Bead) -> Double {
    if bead.targets.count == bead.references.count { return 0 }
    let own = targetJoints[bead.targets].reduce(Joints(), +)
    let others = referenceJoints[bead.references].reduce(Joints(), +)
    let (fewer, more) = bead.targets.count < bead.references.count ? (own, others) : (others, own)
    if fewer.joins > more.joins || fewer.strongMarks > more.strongMarks { return 0 }
    return fewer.commas > more.commas ? Self.joinedByComma : Self.unjoined
  }

  private func gain(_ bead: SentenceAlignment.Bead) -> Double {
    func told(_ words: [[SentenceLinks.Word]], _ own: Range<Int>, _ others: Range<Int>) -> Double {
      let (ownMask, mask) = (SentenceLinks.mask(own), SentenceLinks.mask(others))
      return own.reduce(0) { sum, sentence in
        let told = words[sentence].reduce(0.0) { sum, word in
          // A word of several sentences that were joined shows that one of them is there.
          sum + (word.sentences & mask == 0 ? -word.loss : word.gain / Double((word.own & ownMask).nonzeroBitCount))
        }
        return sum + max(-Self.mostOfSentence, min(Self.mostOfSentence, told))
      }
    }
    return 0.5
      * (told(links.targets, bead.targets, bead.references) + told(links.references, bead.references, bead.targets))
  }

  // MARK: Support

  /// What the words tell of a run of sentences that seems to have no counterpart.
  struct Support {
    /// The words that the run is known by and that no sentence of the other side has.
    var missed = 0
    /// How surely words of the other side stand for words of the run, which no other sentence of its side has.
    var owed = 0.0
    /// The literals of the other side that only the run has on its own.
    var owedLiterals = 0
  }

  /// - Parameter bead: What is missing, or extra. Complexity: O(words of both sides).
  func support(of bead: SentenceAlignment.Bead) -> Support {
    let (own, others) = bead.isMissing ? (links.references, links.targets) : (links.targets, links.references)
    let run = bead.isMissing ? bead.references : bead.targets
    let mask = SentenceLinks.mask(run)
    var support = Support()
    support.missed = own[run].joined().count { !$0.isLiteral && $0.loss > 0 && $0.sentences == 0 }
    for word in others.joined() where word.sentences != 0 && word.sentences & ~mask == 0 {
      if word.isLiteral { support.owedLiterals += 1 } else { support.owed += word.gain }
    }
    return support
  }
}

extension BlockSentences {
  /// Whether most of a text is of characters that count as three letters.
  fileprivate var isWide: Bool {
    sentences.reduce(0) { $0 + $1.text.wideLetters } * 2 > length
  }
}
