import ParallelText

/// What rules look at: an aligned pair, what is known of each of its articles, and the names that stay as they are.
struct Comparison {
  let pair: AlignedPair
  let target: ArticleFacts
  let reference: ArticleFacts
  let terms: Terms
  /// Its blocks of code, compared when first asked for.
  let code: CodePair
  /// Whether the reference is what the target was translated from, not another translation.
  let isSource: Bool
  /// The matches whose literals, labels apart, are not the same one by one, in the order of the target's blocks: in all
  /// others no rule finds a literal that differs.
  let differing: [AlignedPair.Match]

  init(_ pair: AlignedPair, _ target: ArticleFacts, _ reference: ArticleFacts, _ terms: Terms, isSource: Bool) {
    self.pair = pair
    self.target = target
    self.reference = reference
    self.terms = terms
    code = CodePair(pair, target, reference)
    self.isSource = isSource
    differing = pair.blocksAndHeadings.filter { !pair.hasSameLiterals($0) }
  }

  // MARK: Words

  /// How regularly a word of the target stands where the reference has another, over all articles that the run has learnt
  /// from: 0 to 1, and 0 if nothing is known of them.
  ///
  /// - Parameters: `WordHash`es of words, or what `Article.phrase` gives for a short text.
  func translates(_ word: UInt32, _ other: UInt32) -> Double { pair.lexicon.strength(word, other) }

  /// How regularly the name of a button or menu, or other short literal, stands for one of the reference, 0 to 1; nil if the
  /// run knows no translation of it. Where that is low, and `translates` knows a better one, the translation is an odd one.
  func translates(_ label: Literal, _ other: Literal) -> Double? {
    let phrase = pair.target.phrase(of: label)
    if pair.lexicon.translations(of: phrase).isEmpty { return nil }
    return translates(phrase, pair.reference.phrase(of: other))
  }
}
