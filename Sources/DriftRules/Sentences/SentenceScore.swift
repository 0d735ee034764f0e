import Foundation
import ParallelText

/// How unlikely it is that sentences of two languages say the same, as negative natural logarithms: by their lengths, the words that
/// the run knows to go together, and what is never translated.
struct SentenceScore {
  let targets: [BlockSentences.Sentence]
  let references: [BlockSentences.Sentence]
  /// How much longer the target's language is.
  private let factor: Double
  private let variance: Double
  /// How unlikely it is that the two sides divide what they say in different ways.
  let costOfJoin: Double
  /// For each sentence its tokens that tell something.
  private let targetWords: [[Word]]
  private let referenceWords: [[Word]]

  /// A token, and the sentences of the other side that have a counterpart of it.
  private struct Word {
    var sentences: UInt64 = 0
    /// What it tells that one has: nothing of a token that goes with many.
    var gain = 0.0
    /// What it tells that none has.
    var loss = 0.0
    var isLiteral = false
    /// Of a literal whether no other sentence of its own side has it.
    var isAlone = false
  }

  /// The variance of a length for each letter, of scripts of letters and of those whose characters count as three. Measured on
  /// sentences of translations: Gale and Church, on text of another kind, found 6.8.
  private static let variance = 2.0
  private static let wideVariance = 4.0
  /// The share of sentences that were rewritten, whose lengths tell little.
  private static let rewritten = 0.04
  private static let wideOfRewritten = 6.0
  /// What a word tells at most, found and not found.
  private static let gain = 1.2
  private static let loss = 0.6
  private static let gainOfName = 0.8
  private static let gainOfLiteral = 1.2
  private static let lossOfLiteral = 1.6
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
    variance = targets.isWide || references.isWide ? Self.wideVariance : Self.variance
    var words = Tables(targets: targets.sentences, references: references.sentences)
    words.addLexicon(pair.lexicon)
    words.addNames()
    words.addLiterals(pair)
    targetWords = words.targetWords
    referenceWords = words.referenceWords
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
    let (own, others) = (targets[bead.targets], references[bead.references])
    let (fewer, more) = own.count < others.count ? (own, others) : (others, own)
    func has(_ count: (BlockSentences.Sentence) -> Int) -> Bool {
      fewer.reduce(0) { $0 + count($1) } > more.reduce(0) { $0 + count($1) }
    }
    if has(\.text.joins) || has(\.text.strongMarks) { return 0 }
    return has(\.text.commas) ? Self.joinedByComma : Self.unjoined
  }

  private func gain(_ bead: SentenceAlignment.Bead) -> Double {
    func told(_ words: [[Word]], _ own: Range<Int>, _ others: Range<Int>) -> Double {
      let mask = others.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
      return own.reduce(0) { sum, sentence in
        let told = words[sentence].reduce(0.0) { $0 + ($1.sentences & mask != 0 ? $1.gain : -$1.loss) }
        return sum + max(-Self.mostOfSentence, min(Self.mostOfSentence, told))
      }
    }
    return 0.5
      * (told(targetWords, bead.targets, bead.references) + told(referenceWords, bead.references, bead.targets))
  }

  // MARK: Echoes

  /// What a sentence says of a run of the other side's that seems to have no counterpart.
  struct Echo {
    /// How many of its words the sentence has, and how many tell something.
    var found = 0
    var all = 0
    /// Whether it has all literals, one of which no other sentence of the run's side has.
    var hasLiterals = false
  }

  /// - Parameters:
  ///   - bead: What is missing, or extra.
  ///   - sentence: One of the other side.
  func echo(of bead: SentenceAlignment.Bead, in sentence: Int) -> Echo {
    let words = (bead.isMissing ? referenceWords[bead.references] : targetWords[bead.targets]).joined()
      .filter { $0.gain > 0 || $0.loss > 0 }
    func isFound(_ word: Word) -> Bool { word.sentences & 1 << UInt64(sentence) != 0 }
    let literals = words.filter(\.isLiteral)
    return Echo(
      found: words.count(where: isFound), all: words.count,
      hasLiterals: literals.allSatisfy(isFound) && literals.contains(where: \.isAlone))
  }

  // MARK: Words

  private struct Tables {
    let targets: [BlockSentences.Sentence]
    let references: [BlockSentences.Sentence]
    var targetWords: [[Word]]
    var referenceWords: [[Word]]

    init(targets: [BlockSentences.Sentence], references: [BlockSentences.Sentence]) {
      self.targets = targets
      self.references = references
      targetWords = Array(repeating: [], count: targets.count)
      referenceWords = Array(repeating: [], count: references.count)
    }

    /// Words that the run has learnt to go together.
    mutating func addLexicon(_ lexicon: Lexicon) {
      if lexicon.isEmpty { return }
      var places: [UInt32: UInt64] = [:]
      for (index, sentence) in references.enumerated() {
        for token in sentence.text.tokens { places[token, default: 0] |= 1 << UInt64(index) }
      }
      // By tokens of the reference, the sentences of the target, and how regularly the two go together.
      var found: [UInt32: (mask: UInt64, strength: Double)] = [:]
      for (index, sentence) in targets.enumerated() {
        for token in sentence.text.tokens {
          var (mask, strength, best) = (UInt64(0), 0.0, 0.0)
          for entry in lexicon.translations(of: token) {
            let entryStrength = Double(entry.strength) / 255
            best = max(best, entryStrength)
            guard let place = places[entry.reference] else { continue }
            mask |= place
            strength = max(strength, entryStrength)
            let known = found[entry.reference] ?? (0, 0)
            found[entry.reference] = (known.mask | 1 << UInt64(index), max(known.strength, entryStrength))
          }
          guard best > 0 else { continue }
          // What stands in many sentences of the other side tells none of them.
          let share = Double(mask.nonzeroBitCount) / Double(references.count)
          let isCommon = references.count > 1 && share > 0.6
          targetWords[index].append(
            Word(
              sentences: mask, gain: isCommon ? 0 : strength * SentenceScore.gain,
              loss: isCommon ? 0 : SentenceScore.loss))
        }
      }
      for (index, sentence) in references.enumerated() {
        for token in sentence.text.tokens where lexicon.references.contains(token) {
          let known = found[token] ?? (0, 0)
          let share = Double(known.mask.nonzeroBitCount) / Double(targets.count)
          let isCommon = targets.count > 1 && share > 0.6
          referenceWords[index].append(
            Word(
              sentences: known.mask, gain: isCommon ? 0 : known.strength * SentenceScore.gain,
              loss: isCommon ? 0 : SentenceScore.loss))
        }
      }
    }

    /// Words that are written alike in both, such as names: the longer ones.
    mutating func addNames() {
      var places: [UInt32: UInt64] = [:]
      for (index, sentence) in references.enumerated() {
        for word in sentence.text.names { places[word, default: 0] |= 1 << UInt64(index) }
      }
      if places.isEmpty { return }
      var found: [UInt32: UInt64] = [:]
      for (index, sentence) in targets.enumerated() {
        for word in sentence.text.names {
          guard let mask = places[word] else { continue }
          let bit = UInt64(1) << UInt64(index)
          if found[word, default: 0] & bit != 0 { continue }
          found[word, default: 0] |= bit
          if mask.nonzeroBitCount * 2 <= references.count {
            targetWords[index].append(Word(sentences: mask, gain: SentenceScore.gainOfName))
          }
        }
      }
      for (word, mask) in found where mask.nonzeroBitCount * 2 <= targets.count {
        for index in references.indices where places[word]! & 1 << UInt64(index) != 0 {
          referenceWords[index].append(Word(sentences: mask, gain: SentenceScore.gainOfName))
        }
      }
    }

    /// Numbers, code, links and their like.
    mutating func addLiterals(_ pair: AlignedPair) {
      let (own, others) = (pair.target.literals, pair.reference.literals)
      func masks(
        _ sentences: [BlockSentences.Sentence], _ literal: Literal, _ literals: [Literal]
      ) -> UInt64 {
        sentences.indices.reduce(UInt64(0)) { mask, index in
          sentences[index].literals.contains { literals[$0].agrees(with: literal) } ? mask | 1 << UInt64(index) : mask
        }
      }
      // Labels are translated.
      for (index, sentence) in targets.enumerated() {
        for literal in sentence.literals.prefix(20) where own[literal].kind != .uiLabel {
          targetWords[index].append(
            Word(
              sentences: masks(references, own[literal], others), gain: SentenceScore.gainOfLiteral,
              loss: SentenceScore.lossOfLiteral, isLiteral: true,
              isAlone: masks(targets, own[literal], own).nonzeroBitCount == 1))
        }
      }
      for (index, sentence) in references.enumerated() {
        for literal in sentence.literals.prefix(20) where others[literal].kind != .uiLabel {
          referenceWords[index].append(
            Word(
              sentences: masks(targets, others[literal], own), gain: SentenceScore.gainOfLiteral,
              loss: SentenceScore.lossOfLiteral, isLiteral: true,
              isAlone: masks(references, others[literal], others).nonzeroBitCount == 1))
        }
      }
    }
  }
}

extension BlockSentences {
  /// Whether most of a text is of characters that count as three letters.
  fileprivate var isWide: Bool {
    sentences.reduce(0) { $0 + $1.text.wideLetters } * 2 > length
  }
}
