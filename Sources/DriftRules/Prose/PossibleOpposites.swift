import LanguageData
import ParallelText

/// Tells of most blocks by the words that they have that none was translated by its opposite, and that no prohibition was lost: they
/// need not be read.
struct PossibleOpposites {
  private typealias Kinds = OppositeWords.Kinds

  private let target: Side
  private let reference: Side
  private let isSource: Bool

  /// What is asked of an article for each block.
  private struct Side {
    let source: SourceText
    let blocks: [Block]
    let lines: [SourceRange]
    let words: [UInt32]
    let stems: [UInt32]
    let known: OppositeWords

    init(_ article: Article, _ known: OppositeWords) {
      source = article.source
      blocks = article.blocks
      lines = article.lines
      words = article.words
      stems = article.stems
      self.known = known
    }

    func kinds(_ block: Int) -> Kinds {
      let indexes = blocks[block].wordIndexes
      if let kinds = known.possibleKinds(words[indexes], stems: stems[indexes]) { return kinds }
      var kinds: Kinds = []
      source.withBytes { bytes in
        for line in blocks[block].lineIndexes { known.addPossibleKinds(in: bytes[lines[line]], to: &kinds) }
      }
      return kinds
    }
  }

  /// - Parameters:
  ///   - targetWords: Those of the target's language.
  ///   - referenceWords: Those of the reference's.
  ///   - isSource: Whether the target was translated from the reference.
  init(_ pair: AlignedPair, _ targetWords: OppositeWords, _ referenceWords: OppositeWords, isSource: Bool) {
    target = Side(pair.target, targetWords)
    reference = Side(pair.reference, referenceWords)
    self.isSource = isSource
  }

  /// Whether a block of the target may have the one word where its counterpart has the other, or lack a prohibition.
  ///
  /// - Complexity: O(length of the two).
  func mayDiffer(_ match: AlignedPair.Match) -> Bool {
    guard Self.areProse(target.blocks[match.target], reference.blocks[match.reference]) else { return false }
    let kinds = reference.kinds(match.reference)
    if isSource, !kinds.isDisjoint(with: Opposites.prohibitions) { return true }
    let opposites = kinds.opposites
    return !opposites.isEmpty && !opposites.isDisjoint(with: target.kinds(match.target))
  }

  /// Whether a block of the target may have words of some kinds. Complexity: O(length of the block).
  func mayHave(_ kinds: OppositeWords.Kinds, _ block: Int) -> Bool { !kinds.isDisjoint(with: target.kinds(block)) }

  private static func areProse(_ target: Block, _ reference: Block) -> Bool {
    target.isProse && reference.isProse && target.kind != .alert && reference.kind != .alert
      && (target.kind == .row) == (reference.kind == .row) && !target.wordIndexes.isEmpty
      && !reference.wordIndexes.isEmpty
  }
}
