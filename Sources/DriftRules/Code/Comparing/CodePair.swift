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
    let language = language(pair.target.blocks[match.target], pair.reference.blocks[match.reference])
    return ComparedCode(
      match, target.code(of: match.target, in: language), reference.code(of: match.reference, in: language))
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
  private func language(_ own: Block, _ other: Block) -> CodeLanguage {
    CodeLanguage.named(pair.reference.text(other.label)) ?? CodeLanguage.named(pair.target.text(own.label))
      ?? CodeGuess.language(
        of: pair.reference.lines[other.lineIndexes].map { pair.reference.source[$0] }, reference.vocabulary)
  }
}
