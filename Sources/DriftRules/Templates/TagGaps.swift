import ParallelText

/// Where on the other side a tag should stand that it lacks.
struct TagGaps {
  enum Side { case target, reference }

  private let pair: AlignedPair
  private let referenceOfTarget: [Int: Int]
  private let targetOfReference: [Int: Int]
  private let sections: (target: Set<Int>, reference: Set<Int>)

  init(_ pair: AlignedPair) {
    self.pair = pair
    referenceOfTarget = Dictionary(pair.blocksAndHeadings.map { ($0.target, $0.reference) }) { first, _ in first }
    targetOfReference = Dictionary(pair.blocksAndHeadings.map { ($0.reference, $0.target) }) { first, _ in first }
    sections = (Set(pair.sections.map(\.target)), Set(pair.sections.map(\.reference)))
  }

  /// Whether what holds the tag stands on both sides: what a missing section or step holds is part of that finding.
  func isOpen(_ tag: TemplateTag, of side: Side) -> Bool {
    let (article, blocks) = side == .target ? (pair.target, referenceOfTarget) : (pair.reference, targetOfReference)
    guard (side == .target ? sections.target : sections.reference).contains(tag.section) || tag.section == 0 else {
      return false
    }
    if side == .reference, let cut = pair.truncation, tag.range.start >= cut.missing.start { return false }
    if !tag.standsAlone { return tag.block < 0 || blocks[tag.block] != nil }
    // Behind a block that is missing it is part of what is missing, if it stands as far to the right.
    guard tag.block >= 0, blocks[tag.block] == nil, article.blocks[tag.block].isProse else { return true }
    return column(tag.range.start, article) <= column(article.blocks[tag.block].range.start, article)
  }

  private func column(_ offset: Int, _ article: Article) -> Int {
    offset - article.source.line(article.source.lineIndex(at: offset)).start
  }

  /// The other side's block for the one that a tag stands in.
  func block(of tag: TemplateTag, in side: Side) -> Int? {
    (side == .target ? targetOfReference : referenceOfTarget)[tag.block]
  }

  /// The end of the nearest element before the tag that the other side has too.
  func place(of tag: TemplateTag, in side: Side) -> Int {
    let (article, blocks) = side == .target ? (pair.target, targetOfReference) : (pair.reference, referenceOfTarget)
    var block = tag.block
    while block >= 0 {
      if let other = blocks[block] { return article.blocks[other].range.end }
      block -= 1
    }
    return article.sections.first?.range.start ?? 0
  }
}
