import Foundation
import ParallelText

/// Aligns two locales of one article: sections first, then the blocks within matched sections, then what moved.
public struct PairAligner {
  /// Constants to the compiler, which a stored value would not be.
  var weights: AlignmentWeights { .standard }
  let pair: AlignedPair
  /// Built when the first comparison needs it: articles that agree need none.
  private var evidence: Evidence?
  private var words: WordEvidence?
  /// The blocks of the target that they are held to now.
  private var taken: (blocks: Range<Int>, own: Range<Int>)?
  private var takenForWords: Range<Int>?
  /// What the run has learnt of the two languages.
  let learned: LearnedPair?
  /// The reference section of each target section and the other way round, -1 for none.
  var referenceOfSection: [Int]
  var targetOfSection: [Int]
  /// Likewise for blocks.
  var referenceOfBlock: [Int]
  var targetOfBlock: [Int]
  /// For each block where what is nested in it ends; asked of each two blocks that are compared.
  let targetEnds: [Int]
  let referenceEnds: [Int]
  /// The words of blocks of code that were compared.
  private var targetCode: [Int: CodeWords] = [:]
  private var referenceCode: [Int: CodeWords] = [:]
  /// How much longer the target's prose is.
  var lengthFactor = 1.0
  /// Blocks that are part of a match though they have no counterpart of their own.
  var dividedTargets = Set<Int>()
  var dividedReferences = Set<Int>()
  /// Sections that are part of a section of the other side, and which.
  var joinedTargets: [Int: Int] = [:]
  var joinedReferences: [Int: Int] = [:]
  /// Which written anchors are numbered otherwise on the two sides.
  let anchorFamilies: AnchorFamilies
  private var headings: HeadingEvidence?
  /// The sections that have an anchor in common.
  var anchored: [AlignedPair.Match] = []

  /// - Parameter learned: What the run has learnt of the target's language beside the reference's; nil for nothing.
  /// - Complexity: near linear for articles that agree; else O(n²) for runs of n sections or siblings up to
  ///   `AlignmentWeights.Limits.sequence`, and O(n) for longer ones.
  public static func align(
    _ target: Article, with reference: Article, learned: LearnedPair? = nil
  ) -> AlignedPair {
    var aligner = PairAligner(target, reference, learned)
    aligner.alignSections()
    aligner.alignBlocks()
    aligner.matchInReadingOrder()
    aligner.matchDividedSections()
    aligner.findContinued()
    aligner.matchMovedLists()
    aligner.matchLeftovers()
    aligner.matchEqualCode()
    aligner.matchRewrittenCode()
    aligner.matchRestructured()
    aligner.findListed()
    aligner.findInLoneSections()
    aligner.findLostHeadings()
    aligner.findCodeInProse()
    aligner.collect()
    return aligner.pair
  }

  private init(_ target: Article, _ reference: Article, _ learned: LearnedPair?) {
    pair = AlignedPair(target: target, reference: reference, lexicon: learned?.lexicon ?? .none)
    self.learned = learned
    referenceOfSection = [Int](filledWith: -1, count: target.sections.count)
    targetOfSection = [Int](filledWith: -1, count: reference.sections.count)
    referenceOfBlock = [Int](filledWith: -1, count: target.blocks.count)
    targetOfBlock = [Int](filledWith: -1, count: reference.blocks.count)
    anchorFamilies = AnchorFamilies(target, reference)
    targetEnds = Self.endsOfSubtrees(target)
    referenceEnds = Self.endsOfSubtrees(reference)
  }

  /// Complexity: O(blocks): what follows a block is gone over subtree by subtree.
  private static func endsOfSubtrees(_ article: Article) -> [Int] {
    var ends = [Int](filledWith: 0, count: article.blocks.count)
    for section in article.sections {
      for block in section.blocks.reversed() {
        var end = block + 1
        while end < section.blocks.upperBound, article.blocks[end].depth > article.blocks[block].depth {
          end = ends[end]
        }
        ends[block] = end
      }
    }
    return ends
  }

  /// The block and all that is nested in it.
  func targetSubtree(_ block: Int) -> Range<Int> { block..<targetEnds[block] }
  func referenceSubtree(_ block: Int) -> Range<Int> { block..<referenceEnds[block] }

  /// What the names of two sections tell.
  mutating func verdict(_ target: Int, _ reference: Int) -> HeadingEvidence.Verdict {
    prepareHeadings()
    return headings!.verdict(target, reference)
  }

  /// Whether two headings name one part of an article about a problem: its symptoms, cause or cure.
  mutating func haveOneRole(_ target: Int, _ reference: Int) -> Bool {
    prepareHeadings()
    return headings!.haveOneRole(target, reference)
  }

  private mutating func prepareHeadings() {
    if headings == nil { headings = HeadingEvidence(pair, anchorFamilies, anchored: anchored) }
  }

  /// What two ranges of blocks have in common, and what tells against them.
  mutating func compare(_ targetBlocks: Range<Int>, _ referenceBlocks: Range<Int>) -> (shared: Float, against: Float) {
    takeForTokens(targetBlocks, own: targetBlocks)
    return compare(with: referenceBlocks)
  }

  /// Takes blocks of the target for the comparisons that follow.
  mutating func take(_ blocks: Range<Int>, own: Range<Int>) {
    takeForTokens(blocks, own: own)
    takeForWords(own)
  }

  /// The same for `compare` alone.
  private mutating func takeForTokens(_ blocks: Range<Int>, own: Range<Int>) {
    prepareEvidence()
    if let taken, taken == (blocks, own) { return }
    taken = (blocks, own)
    evidence!.take(blocks, own: own)
  }

  /// The same for `compareWords` alone.
  mutating func takeForWords(_ own: Range<Int>) {
    prepareEvidence()
    if takenForWords == own { return }
    takenForWords = own
    words?.take(own)
  }

  private mutating func prepareEvidence() {
    if evidence != nil { return }
    evidence = Evidence(pair.target, pair.reference)
    words = WordEvidence(pair.target, pair.reference, pair.lexicon)
  }

  mutating func compare(with blocks: Range<Int>, ownAlone: Bool = false) -> (shared: Float, against: Float) {
    evidence!.compare(with: blocks, ownAlone: ownAlone)
  }

  /// What words that the run knows to go together tell for some blocks and those that were taken, without what is nested in
  /// them, and against them.
  mutating func compareWords(
    with blocks: Range<Int>, areHeadings: Bool = false
  ) -> (shared: Float, against: Float) {
    words?.compare(with: blocks, areHeadings: areHeadings) ?? (0, 0)
  }

  /// The words of two blocks of code.
  mutating func codeWords(_ target: Int, _ reference: Int) -> (CodeWords, CodeWords) {
    let first = targetCode[target] ?? CodeWords(pair.target, target)
    let second = referenceCode[reference] ?? CodeWords(pair.reference, reference)
    targetCode[target] = first
    referenceCode[reference] = second
    return (first, second)
  }

  mutating func matchSections(_ target: Int, _ reference: Int) {
    referenceOfSection[target] = reference
    targetOfSection[reference] = target
  }

  mutating func matchBlocks(_ target: Int, _ reference: Int) {
    referenceOfBlock[target] = reference
    targetOfBlock[reference] = target
  }

  /// How many points the lengths of two texts tell against them.
  func lengthPenalty(_ target: Int32, _ reference: Int32) -> Float {
    Float(min(weights.lengths.most, weights.lengths.surprise(target, reference, factor: lengthFactor)))
  }
}
