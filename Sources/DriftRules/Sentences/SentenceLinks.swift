import ParallelText

/// The words, names and literals of two texts that say which of their sentences belong together.
struct SentenceLinks {
  /// A token, and the sentences of the other side that have a counterpart of it.
  struct Word {
    var sentences: UInt64 = 0
    /// The sentences of its own side that have it.
    var own: UInt64 = 0
    /// What it tells that one has: nothing of a token that goes with many.
    var gain = 0.0
    /// What it tells that none has.
    var loss = 0.0
    var isLiteral = false
  }

  /// What a word tells at most, found and not found.
  private static let gain = 1.2
  private static let loss = 0.6
  private static let gainOfName = 0.8
  private static let gainOfLiteral = 1.2
  private static let lossOfLiteral = 2.4
  /// Few sentences have more names and literals.
  private static let usualLiterals = 4

  /// For each sentence its tokens that tell something.
  private(set) var targets: [[Word]]
  private(set) var references: [[Word]]

  private typealias Sentences = [BlockSentences.Sentence]
  private typealias Places = [UInt32: UInt64]

  /// - Parameters: Of each side no more sentences than a mask has bits.
  init(_ pair: AlignedPair, _ targets: [BlockSentences.Sentence], _ references: [BlockSentences.Sentence]) {
    self.targets = Array(repeating: [], count: targets.count)
    self.references = Array(repeating: [], count: references.count)
    addLexicon(pair.lexicon, targets, references)
    addNames(targets, references)
    addLiterals(pair, targets, references)
  }

  /// A bit for each of some sentences.
  static func mask(_ sentences: Range<Int>) -> UInt64 { sentences.reduce(0) { $0 | 1 << UInt64($1) } }

  private static func places(_ sentences: Sentences, _ words: (SentenceText) -> [UInt32]) -> Places {
    var places = Places()
    for (index, sentence) in sentences.enumerated() {
      for word in words(sentence.text) { places[word, default: 0] |= 1 << UInt64(index) }
    }
    return places
  }

  /// What stands in many sentences of the other side tells none of them.
  private static func isCommon(_ mask: UInt64, _ sentences: Sentences) -> Bool {
    sentences.count > 1 && Double(mask.nonzeroBitCount) > 0.6 * Double(sentences.count)
  }

  /// Words that the run has learnt to go together.
  private mutating func addLexicon(_ lexicon: Lexicon, _ targets: Sentences, _ references: Sentences) {
    if lexicon.isEmpty { return }
    let own = targets.map { $0.tokens(among: lexicon.targets) }
    let others = references.map { $0.tokens(among: lexicon.references) }
    // By tokens of the reference: their sentences, those of the target, and how regularly the two go together.
    var tokens = Self.table(others)
    let ownTokens = Self.table(own)
    for index in targets.indices {
      self.targets[index].reserveCapacity(own[index].count + Self.usualLiterals)
      for token in own[index] {
        var (mask, strength, best) = (UInt64(0), 0.0, 0.0)
        for entry in lexicon.translations(of: token) {
          let entryStrength = Double(entry.strength) / 255
          best = max(best, entryStrength)
          guard let place = tokens.place(of: entry.reference) else { continue }
          mask |= tokens.slots[place].own
          strength = max(strength, entryStrength)
          tokens.slots[place].others |= 1 << UInt64(index)
          tokens.slots[place].strength = max(tokens.slots[place].strength, entryStrength)
        }
        guard best > 0 else { continue }
        self.targets[index].append(Self.word(mask, ownTokens[token].own, strength, Self.isCommon(mask, references)))
      }
    }
    for index in references.indices {
      self.references[index].reserveCapacity(others[index].count + Self.usualLiterals)
      for token in others[index] {
        let known = tokens[token]
        self.references[index].append(
          Self.word(known.others, known.own, known.strength, Self.isCommon(known.others, targets)))
      }
    }
  }

  /// The tokens of some sentences, with those that have them.
  private static func table(_ sentences: [[UInt32]]) -> TokenTable {
    var table = TokenTable(sentences.reduce(0) { $0 + $1.count })
    for (index, tokens) in sentences.enumerated() {
      for token in tokens { table[token].own |= 1 << UInt64(index) }
    }
    return table
  }

  private static func word(_ mask: UInt64, _ own: UInt64, _ strength: Double, _ isCommon: Bool) -> Word {
    Word(sentences: mask, own: own, gain: isCommon ? 0 : strength * gain, loss: isCommon ? 0 : loss)
  }

  /// Words that are written alike in both, such as names: the longer ones.
  private mutating func addNames(_ targets: Sentences, _ references: Sentences) {
    let places = Self.places(references, \.names)
    if places.isEmpty { return }
    let found = Self.places(targets) { $0.names.filter { places[$0] != nil } }
    for (word, own) in found.sorted(by: { $0.key < $1.key }) {
      let others = places[word]!
      if others.nonzeroBitCount * 2 <= references.count {
        for index in targets.indices where own & 1 << UInt64(index) != 0 {
          self.targets[index].append(Word(sentences: others, own: own, gain: Self.gainOfName))
        }
      }
      if own.nonzeroBitCount * 2 <= targets.count {
        for index in references.indices where others & 1 << UInt64(index) != 0 {
          self.references[index].append(Word(sentences: own, own: others, gain: Self.gainOfName))
        }
      }
    }
  }

  /// Numbers, code, links and their like.
  private mutating func addLiterals(_ pair: AlignedPair, _ targets: Sentences, _ references: Sentences) {
    let (own, others) = (pair.target.literals, pair.reference.literals)
    func mask(_ sentences: Sentences, _ literals: [Literal], _ literal: Literal) -> UInt64 {
      sentences.indices.reduce(UInt64(0)) { mask, index in
        sentences[index].literals.contains { literals[$0].agrees(with: literal) } ? mask | 1 << UInt64(index) : mask
      }
    }
    func words(
      _ sentence: BlockSentences.Sentence, _ side: (Sentences, [Literal]), _ other: (Sentences, [Literal])
    ) -> [Word] {
      // Labels are translated.
      sentence.literals.prefix(20).map { side.1[$0] }.filter { $0.kind != .uiLabel }.map {
        Word(
          sentences: mask(other.0, other.1, $0), own: mask(side.0, side.1, $0), gain: Self.gainOfLiteral,
          loss: Self.lossOfLiteral, isLiteral: true)
      }
    }
    for (index, sentence) in targets.enumerated() {
      self.targets[index] += words(sentence, (targets, own), (references, others))
    }
    for (index, sentence) in references.enumerated() {
      self.references[index] += words(sentence, (references, others), (targets, own))
    }
  }
}
