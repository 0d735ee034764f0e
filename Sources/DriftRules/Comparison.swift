import ParallelText

/// What rules look at: an aligned pair, what is known of each of its articles, and the names that stay as they are.
///
/// A class, since rules hold it in closures, as they do the pair.
final class Comparison {
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
}
