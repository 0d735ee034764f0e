import ParallelText

/// The literals of some kinds that one side of an aligned block has and the other has not, block by block.
struct LiteralDifferences {
  struct InBlock {
    var match: AlignedPair.Match
    /// Indexes of literals, in the order of the text.
    var target: [Int] = []
    var reference: [Int] = []
  }

  private(set) var blocks: [InBlock] = []

  /// - Parameters:
  ///   - kinds: The kinds that are compared with one another.
  ///   - agree: Whether two literals, by index, are the same.
  /// - Complexity: O(literals of blocks that differ), and O(left over²) per section.
  init(_ comparison: Comparison, _ kinds: LiteralKinds, agree: (Int, Int) -> Bool) {
    let pair = comparison.pair
    for match in comparison.differing {
      var difference = InBlock(match: match)
      let target = pair.target.blocks[match.target].literalIndexes.filter {
        kinds.contains(pair.target.literals[$0].kind)
      }
      let reference = pair.reference.blocks[match.reference].literalIndexes.filter {
        kinds.contains(pair.reference.literals[$0].kind)
      }
      if target.isEmpty && reference.isEmpty { continue }
      if target.count == reference.count, zip(target, reference).allSatisfy(agree) { continue }
      difference.target = target
      difference.reference = reference
      Self.cancel(&difference.target, &difference.reference, agree)
      if !difference.target.isEmpty || !difference.reference.isEmpty { blocks.append(difference) }
    }
    cancelAcrossBlocks(pair, agree)
  }

  /// The blocks with differences, and others that are asked for, in the order of the target.
  func blocks(andThoseOf pair: AlignedPair, where isWanted: (AlignedPair.Match) -> Bool) -> [InBlock] {
    var different = blocks[...]
    return pair.blocksAndHeadings.compactMap { match in
      if different.first?.match == match { return different.removeFirst() }
      return isWanted(match) ? InBlock(match: match) : nil
    }
  }

  private static func cancel(_ target: inout [Int], _ reference: inout [Int], _ agree: (Int, Int) -> Bool) {
    target.removeAll { literal in
      guard let index = reference.firstIndex(where: { agree(literal, $0) }) else { return false }
      reference.remove(at: index)
      return true
    }
  }

  /// A sentence that a translation moved to the next paragraph takes its literals along.
  private mutating func cancelAcrossBlocks(_ pair: AlignedPair, _ agree: (Int, Int) -> Bool) {
    for i in blocks.indices where !blocks[i].target.isEmpty {
      let section = pair.target.blocks[blocks[i].match.target].section
      for j in blocks.indices
      where j != i && !blocks[j].reference.isEmpty && pair.target.blocks[blocks[j].match.target].section == section {
        var targets = blocks[i].target
        Self.cancel(&targets, &blocks[j].reference, agree)
        blocks[i].target = targets
      }
    }
    blocks.removeAll { $0.target.isEmpty && $0.reference.isEmpty }
  }
}

extension Article {
  /// How often a text stands in a block's lines, byte for byte but for ASCII case.
  ///
  /// - Parameter isWhole: Whether no letter or digit of ASCII may stand right before or behind it; a path that begins with
  ///   a slash may follow a word.
  func occurrences(of text: ArraySlice<UInt8>, in block: Int, isWhole: Bool = false) -> Int {
    guard let first = text.first.map(ASCII.lowercased) else { return 0 }
    var count = 0
    for line in lines[blocks[block].lineIndexes] where line.count >= text.count {
      var index = line.start
      while index + text.count <= line.end {
        if ASCII.lowercased(source.bytes[index]) == first,
          source.bytes[index..<(index + text.count)].elementsEqual(
            text, by: { ASCII.lowercased($0) == ASCII.lowercased($1) }),
          !isWhole
            || !(index > line.start && first != UInt8(ascii: "/") && ASCII.isLetterOrDigit(source.bytes[index - 1]))
              && !(index + text.count < line.end && ASCII.isLetterOrDigit(source.bytes[index + text.count]))
        {
          count += 1
          index += text.count
        } else {
          index += 1
        }
      }
    }
    return count
  }

  /// In how many blocks a text stands, as `occurrences(of:in:)` finds it, punctuation at its end apart.
  func count(of text: ArraySlice<UInt8>) -> Int {
    var name = text
    while let last = name.last, ".,:;!?".utf8.contains(last) { name.removeLast() }
    return blocks.indices.count { blocks[$0].isProse && occurrences(of: name, in: $0) > 0 }
  }

  func bytes(_ literal: Int) -> ArraySlice<UInt8> { source[literals[literal].range] }

  /// Where a link leads, though it may stand elsewhere.
  func targetBytes(_ literal: Int) -> ArraySlice<UInt8> { source[linkTarget(literals[literal])] }
}

extension Literal {
  /// Whether the two are equal in all that rules compare.
  fileprivate func isSame(as other: Literal) -> Bool { kind == other.kind && key == other.key && unit == other.unit }
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
