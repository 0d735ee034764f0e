import ParallelText

/// Neighbouring blocks that one side lacks, at one place: a list, or a paragraph and the code that it leads to. What is missing
/// together is one finding.
struct GapRuns {
  struct Run {
    /// In the order of the text, without what is nested in them.
    var elements: [Int]
    /// Where they should stand.
    var place: Int
  }

  private let article: Article

  init(_ article: Article) { self.article = article }

  /// - Complexity: linear in the gaps.
  func of(_ gaps: [AlignedPair.Gap]) -> [Run] {
    var runs: [Run] = []
    for gap in gaps {
      if let last = runs.indices.last, runs[last].place == gap.place, isOneWith(gap.element, runs[last].elements) {
        runs[last].elements.append(gap.element)
      } else {
        runs.append(Run(elements: [gap.element], place: gap.place))
      }
    }
    return runs
  }

  /// Whether a block goes on with what the blocks before it have begun.
  private func isOneWith(_ block: Int, _ run: [Int]) -> Bool {
    guard let last = run.last, article.subtree(last).upperBound == block,
      article.blocks[last].parent == article.blocks[block].parent,
      article.blocks[last].section == article.blocks[block].section
    else { return false }
    let (kind, before) = (article.blocks[block].kind, article.blocks[last].kind)
    switch (before, kind) {
    case (.item, .item), (.step, .step): return article.blocks[last].list == article.blocks[block].list
    case (.row, .row), (.paragraph, .paragraph): return true
    // A list right behind a text that is alone as well belongs to it.
    case (.paragraph, .item), (.paragraph, .step): return true
    case (.paragraph, .code), (.paragraph, .row): return article.isLeadIn(last)
    default: return false
    }
  }
}
