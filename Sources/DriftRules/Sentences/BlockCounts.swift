import ParallelText

/// What two blocks that belong together have, with the further ones that are part of them.
struct BlockCounts {
  /// In letters of an alphabet.
  let targetLength: Int
  let referenceLength: Int
  /// The marks that end sentences.
  let targetMarks: Int
  let referenceMarks: Int

  /// A block with the further ones that are part of it, in their order.
  static func blocks(_ block: Int, _ parts: [Int: [Int]]) -> [Int] {
    parts.isEmpty ? [block] : ([block] + (parts[block] ?? [])).sorted()
  }
}

/// Counts what matched blocks of a pair have.
struct BlockCounter {
  private let target: Side
  private let reference: Side

  init(_ comparison: Comparison) {
    target = Side(comparison.target, comparison.pair.targetParts)
    reference = Side(comparison.reference, comparison.pair.referenceParts)
  }

  func counts(of match: AlignedPair.Match) -> BlockCounts {
    let (own, other) = (target.counts(match.target), reference.counts(match.reference))
    return BlockCounts(
      targetLength: own.length, referenceLength: other.length, targetMarks: own.marks, referenceMarks: other.marks)
  }

  private struct Side {
    let article: Article
    let blocks: [Block]
    let endMarks: [Int32]
    /// Most articles have no block that is divided on the other side.
    let parts: [Int: [Int]]

    init(_ facts: ArticleFacts, _ parts: [Int: [Int]]) {
      article = facts.article
      blocks = article.blocks
      endMarks = facts.endMarks
      self.parts = parts
    }

    func counts(_ block: Int) -> (length: Int, marks: Int) {
      var counts = (length: Int(blocks[block].textLength), marks: marks(block))
      if parts.isEmpty { return counts }
      for part in parts[block] ?? [] {
        counts.length += Int(blocks[part].textLength)
        counts.marks += marks(part)
      }
      return counts
    }

    private func marks(_ block: Int) -> Int {
      endMarks[block] >= 0 ? Int(endMarks[block]) : article.endMarks(inBlock: block)
    }
  }
}
