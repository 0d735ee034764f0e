import ParallelText

/// The literals of some kinds that one side of an aligned block has and the other has not, block by block.
struct LiteralDifferences {
  struct InBlock {
    var match: AlignedPair.Match
    /// Indexes of literals, in the order of the text.
    var target: [Int] = []
    var reference: [Int] = []
  }

  /// Two literals of which one is the target's and one the reference's agree too if they have a key in common here.
  struct MoreKeys {
    /// By the indexes of literals.
    var target: [Int: [UInt64]] = [:]
    var reference: [Int: [UInt64]] = [:]
  }

  private(set) var blocks: [InBlock] = []

  /// - Parameters:
  ///   - kinds: The kinds that are compared with one another.
  ///   - moreKeys: By what literals of the given blocks agree beside their values; these are all blocks whose literals
  ///     do not agree one by one.
  /// - Complexity: O(literals of blocks that differ).
  init(
    _ comparison: Comparison, _ kinds: LiteralKinds, moreKeys: ([InBlock]) -> MoreKeys = { _ in MoreKeys() }
  ) {
    let pair = comparison.pair
    for match in comparison.differing {
      let target = pair.literalsOfTarget(match).filter {
        kinds.contains(pair.target.literals[$0].kind)
      }
      let reference = pair.literalsOfReference(match).filter {
        kinds.contains(pair.reference.literals[$0].kind)
      }
      if target.isEmpty && reference.isEmpty { continue }
      let agree =
        target.count == reference.count
        && zip(target, reference).allSatisfy {
          pair.target.literals[$0].agrees(with: pair.reference.literals[$1])
        }
      if !agree { blocks.append(InBlock(match: match, target: target, reference: reference)) }
    }
    if blocks.isEmpty { return }
    let keys = moreKeys(blocks)
    for index in blocks.indices { cancel(index...index, pair, keys) }
    cancelAcrossBlocks(pair, keys)
    blocks.removeAll { $0.target.isEmpty && $0.reference.isEmpty }
  }

  /// The blocks with differences, and others that are asked for, in the order of the target.
  func blocks(andThoseOf pair: AlignedPair, where isWanted: (AlignedPair.Match) -> Bool) -> [InBlock] {
    var different = blocks[...]
    return pair.blocksAndHeadings.compactMap { match in
      if different.first?.match == match { return different.removeFirst() }
      return isWanted(match) ? InBlock(match: match) : nil
    }
  }

  /// A sentence that a translation moved to the next paragraph takes its literals along.
  private mutating func cancelAcrossBlocks(_ pair: AlignedPair, _ keys: MoreKeys) {
    var start = 0
    while start < blocks.count {
      let section = pair.target.blocks[blocks[start].match.target].section
      var end = start + 1
      // In the order of the target, blocks of a section stand together.
      while end < blocks.count, pair.target.blocks[blocks[end].match.target].section == section { end += 1 }
      if end - start > 1 { cancel(start...(end - 1), pair, keys) }
      start = end
    }
  }

  /// Drops each literal of the target together with the first one of the reference that agrees with it and is left.
  private mutating func cancel(_ range: ClosedRange<Int>, _ pair: AlignedPair, _ keys: MoreKeys) {
    let references = blocks[range].flatMap(\.reference)
    if references.isEmpty || blocks[range].allSatisfy(\.target.isEmpty) { return }
    var table = AgreementTable(count: references.count)
    for (place, index) in references.enumerated().reversed() {
      let literal = pair.reference.literals[index]
      for key in Self.keys(literal, keys.reference[index]) { table.add(key, literal.traits, at: place) }
    }
    for block in range {
      blocks[block].target.removeAll { index in
        let literal = pair.target.literals[index]
        return table.take(Self.keys(literal, keys.target[index]), literal.traits) != nil
      }
    }
    var place = 0
    for block in range {
      blocks[block].reference.removeAll { _ in
        defer { place += 1 }
        return !table.isLeft(place)
      }
    }
  }

  private static func keys(_ literal: Literal, _ more: [UInt64]?) -> [UInt64] {
    let own = literal.key == literal.alternative ? [literal.key] : [literal.key, literal.alternative]
    return more.map { own + $0 } ?? own
  }
}

extension Literal {
  /// Whether the two are equal in all that rules compare.
  fileprivate func isSame(as other: Literal) -> Bool {
    kind == other.kind && key == other.key && !traits.conflict(with: other.traits)
  }
}

extension AlignedPair {
  /// Whether two blocks have the same literals one by one, labels apart.
  func hasSameLiterals(_ match: Match) -> Bool {
    let there = reference.blocks[match.reference].literalIndexes
    var index = there.lowerBound
    for literal in target.blocks[match.target].literalIndexes where target.literals[literal].kind != .uiLabel {
      while index < there.upperBound, reference.literals[index].kind == .uiLabel { index += 1 }
      guard index < there.upperBound, target.literals[literal].isSame(as: reference.literals[index]) else {
        return false
      }
      index += 1
    }
    while index < there.upperBound, reference.literals[index].kind == .uiLabel { index += 1 }
    return index == there.upperBound
  }

  /// The place at the end of a target's block, where a literal that it lacks should stand.
  func endOfTarget(_ block: Int) -> SourceRange { .empty(at: target.blocks[block].range.end) }
}
