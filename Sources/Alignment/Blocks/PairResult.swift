import ParallelText

/// What was aligned, and what is left over, as rules read it.
extension PairAligner {
  mutating func collect() {
    settleBareEnd()
    let (targets, references) = (pair.target, pair.reference)
    var (sections, blocks, headings): ([AlignedPair.Match], [AlignedPair.Match], [AlignedPair.Match]) = ([], [], [])
    sections.reserveCapacity(targetOfSection.count)
    blocks.reserveCapacity(targetOfBlock.count)
    headings.reserveCapacity(targetOfSection.count)
    for (reference, target) in targetOfBlock.enumerated()
    where target >= 0 && references.blocks[reference].kind != .heading {
      blocks.append(.init(target: target, reference: reference))
    }
    for (reference, target) in targetOfSection.enumerated() where target >= 0 {
      sections.append(.init(target: target, reference: reference))
      if targets.sections[target].level > 0, references.sections[reference].level > 0 {
        headings.append(
          .init(
            target: targets.sections[target].blocks.lowerBound,
            reference: references.sections[reference].blocks.lowerBound))
      }
    }
    pair.sections = sections
    pair.blocks = blocks
    pair.blocksAndHeadings = (blocks + headings).sorted { $0.target < $1.target }
    findTruncation()
    let cut = pair.truncation?.missing.start
    pair.missingSections = sectionGaps(pair.reference, targetOfSection, pair.target, before: cut) {
      targetSection(of: $0) != nil
    }
    pair.extraSections = sectionGaps(pair.target, referenceOfSection, pair.reference) {
      referenceSection(of: $0) != nil
    }
    pair.missingBlocks = blockGaps(
      pair.reference, targetOfBlock, pair.target, apartFrom: dividedReferences, before: cut
    ) { targetSection(of: $0) }
    pair.extraBlocks = blockGaps(
      pair.target, referenceOfBlock, pair.reference, apartFrom: dividedTargets
    ) {
      referenceSection(of: $0)
    }
    findMovedBlocks()
    findGuesses()
  }

  /// Items and steps of lists that were rewritten, which have little in common with what they were matched with.
  private mutating func findGuesses() {
    if pair.missingBlocks.isEmpty, pair.extraBlocks.isEmpty { return }
    func alone(_ gaps: [AlignedPair.Gap], _ article: Article) -> [Int32: Int] {
      gaps.reduce(into: [:]) { $0[article.blocks[$1.element].list, default: 0] += 1 }
    }
    let extra = alone(pair.extraBlocks, pair.target)
    let missing = alone(pair.missingBlocks, pair.reference)
    pair.guesses = Set(
      pair.blocks.filter { match in
        let (target, reference) = (pair.target.blocks[match.target], pair.reference.blocks[match.reference])
        guard target.list > 0, reference.list > 0, target.isListItem,
          extra[target.list, default: 0] + missing[reference.list, default: 0] >= weights.confidence.leastAlone
        else { return false }
        return MatchConfidence.of(match, in: pair) < weights.confidence.guess
      }.map(\.target))
  }

  /// The topmost sections of an article without a counterpart, each with the end, on the other side, of the nearest section
  /// before it that has one.
  private func sectionGaps(
    _ article: Article, _ others: [Int], _ otherArticle: Article, before cut: Int? = nil, hasPlace: (Int) -> Bool
  ) -> [AlignedPair.Gap] {
    var gaps: [AlignedPair.Gap] = []
    var place = otherArticle.sections[0].range.end
    for (section, other) in others.enumerated() {
      if other >= 0 {
        place = otherArticle.sections[other].range.end
        continue
      }
      // Told with the section around it, whose range ends at the first one in it that the other side has.
      if let parent = article.sections[section].parent, !hasPlace(parent),
        others[parent..<section].allSatisfy({ $0 < 0 })
      {
        continue
      }
      if let cut, article.sections[section].range.start >= cut { continue }
      gaps.append(.init(element: section, place: place))
    }
    return gaps
  }

  /// The topmost blocks of an article without a counterpart, in sections that have one, and where they should stand.
  private func blockGaps(
    _ article: Article, _ others: [Int], _ otherArticle: Article, apartFrom divided: Set<Int>, before cut: Int? = nil,
    _ counterpart: (Int) -> Int?
  ) -> [AlignedPair.Gap] {
    var gaps: [AlignedPair.Gap] = []
    for (section, content) in article.sections.enumerated() {
      guard let otherSection = counterpart(section) else { continue }
      // The nearest block before the last gap that has a counterpart in the same section, and where that ends with all
      // it holds.
      var nearest: Int?
      var end: Int?
      var last = content.blocks.lowerBound
      for block in content.blocks where others[block] < 0 {
        let between = (last..<block).last {
          others[$0] >= 0 && Int(otherArticle.blocks[others[$0]].section) == otherSection
        }
        last = block
        if let between {
          nearest = between
          end = nil
        }
        let parent = Int(article.blocks[block].parent)
        if article.blocks[block].kind == .heading || divided.contains(block) { continue }
        if let last = gaps.last, last.element == block - 1, article.isCommand(block, of: last.element) { continue }
        if parent >= 0, others[parent] < 0 { continue }
        if let cut, article.blocks[block].range.start >= cut { continue }
        let place: Int
        if let moved = placeInMovedList(block, article, others, otherArticle, otherSection) {
          place = moved
        } else if let nearest, nearest == parent {
          place = endOfText(others[nearest], otherArticle)
        } else if let nearest {
          place = end ?? otherArticle.extent(others[nearest]).end
          end = place
        } else {
          place = start(ofSection: otherSection, otherArticle)
        }
        gaps.append(.init(element: block, place: place))
      }
    }
    return gaps
  }

  /// So many blocks are looked through for a neighbour: whole lists may be missing.
  private static let mostToNeighbour = 64

  /// Where an item should stand whose list is in another section on the other side: beside its neighbour.
  private func placeInMovedList(
    _ item: Int, _ article: Article, _ others: [Int], _ otherArticle: Article, _ otherSection: Int
  ) -> Int? {
    guard article.blocks[item].isListItem else { return nil }
    func neighbour(_ blocks: some Sequence<Int>) -> Int? {
      for block in blocks where article.blocks[block].list == article.blocks[item].list {
        if others[block] >= 0 { return others[block] }
      }
      return nil
    }
    let blocks = article.sections[Int(article.blocks[item].section)].blocks
    let before = neighbour((blocks.lowerBound..<item).reversed().prefix(Self.mostToNeighbour))
    guard let other = before ?? neighbour(((item + 1)..<blocks.upperBound).prefix(Self.mostToNeighbour)),
      Int(otherArticle.blocks[other].section) != otherSection
    else { return nil }
    return before == nil ? otherArticle.blocks[max(0, other - 1)].range.end : otherArticle.extent(other).end
  }

  /// Where the text ends that a block has beside what is nested in it: of an alert, its first line.
  private func endOfText(_ block: Int, _ article: Article) -> Int {
    let range = article.blocks[block].range
    guard article.blocks[block].kind == .alert else { return range.end }
    return min(range.end, article.source.line(article.source.lineIndex(at: range.start)).end)
  }

  private func start(ofSection section: Int, _ article: Article) -> Int {
    let section = article.sections[section]
    return section.level > 0 ? article.blocks[section.blocks.lowerBound].range.end : section.range.start
  }
}

extension Article {
  /// Whether a paragraph is the command that the step or item right before it is about.
  fileprivate func isCommand(_ block: Int, of item: Int) -> Bool {
    let paragraph = blocks[block]
    guard blocks[item].isListItem, paragraph.kind == .paragraph else { return false }
    return literals[paragraph.literalIndexes].contains { code in
      // The backticks apart it is all of it.
      code.kind == .inlineCode && code.range.start == paragraph.range.start + 1
        && code.range.end == paragraph.range.end - 1
    }
  }
}
