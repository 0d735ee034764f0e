import ParallelText

/// The blocks of code of an aligned pair that differ: compared once, for all rules that ask.
final class CodePair {
  let pair: AlignedPair
  let target: ArticleFacts
  let reference: ArticleFacts

  init(_ pair: AlignedPair, _ target: ArticleFacts, _ reference: ArticleFacts) {
    self.pair = pair
    self.target = target
    self.reference = reference
  }

  /// In the order of the pair's blocks.
  private(set) lazy var blocks: [ComparedCode] = pair.blocks.filter(isChangedCode).map { match in
    let language = language(match)
    return ComparedCode(
      match, whole(divided.targets[match.target], match.target, target, language),
      whole(divided.references[match.reference], match.reference, reference, language))
  }

  /// Blocks of one side that are one on the other.
  private(set) lazy var divided = DividedCode(self)

  private func whole(_ blocks: [Int]?, _ block: Int, _ facts: ArticleFacts, _ language: CodeLanguage) -> CodeBlock {
    blocks.map { CodeBlock(facts.article, $0, language) } ?? facts.code(of: block, in: language)
  }

  private func isChangedCode(_ match: AlignedPair.Match) -> Bool {
    pair.target.blocks[match.target].kind == .code && pair.reference.blocks[match.reference].kind == .code
      && pair.target.blocks[match.target].key != pair.reference.blocks[match.reference].key
  }

  private(set) lazy var evidence: CodeEvidence = {
    var evidence = CodeEvidence(self)
    for block in blocks { block.testify(&evidence) }
    return evidence
  }()

  private(set) lazy var renames = CodeRenames(self)

  /// Both sides are read in one language: that of the reference's fence, if it names one.
  func language(_ match: AlignedPair.Match) -> CodeLanguage {
    let (own, other) = (pair.target.blocks[match.target], pair.reference.blocks[match.reference])
    return CodeLanguage.named(pair.reference.text(other.label)) ?? CodeLanguage.named(pair.target.text(own.label))
      ?? CodeGuess.language(
        of: pair.reference.lines[other.lineIndexes].map { pair.reference.source[$0] }, reference.vocabulary)
  }
}
