import ParallelText

/// Paragraphs of one side that the other has in one: beads of several and one (Gale and Church 1993).
///
/// Lengths tell that they fit together, and sentences that nothing is missing between them.
extension PairAligner {
  /// The texts of one side that are held against one text of the other.
  private struct Bead {
    var length: Int32 = 0
    var sentences = 0
    var blocks: [Int] = []

    mutating func add(_ block: Int, of article: Article) {
      length += article.blocks[block].textLength
      sentences += article.sentences(inBlock: block)
      blocks.append(block)
    }
  }

  /// Which side has several.
  enum Side { case target, reference }

  /// The places of two paragraphs that go together where one side has several in place of the other's one, and none of
  /// them fits it alone. The others belong to the first.
  mutating func divided(_ targets: [Int], _ references: [Int]) -> (Int, Int)? {
    guard min(targets.count, references.count) == 1, max(targets.count, references.count) > 1,
      targets.allSatisfy({ pair.target.blocks[$0].kind == .paragraph }),
      references.allSatisfy({ pair.reference.blocks[$0].kind == .paragraph })
    else { return nil }
    let side = targets.count > 1 ? Side.target : .reference
    let (parts, whole) = side == .target ? (targets, references[0]) : (references, targets[0])
    var bead = Bead()
    for part in parts { bead.add(part, of: several(side)) }
    // A part that fits the whole is the whole, and the others are missing; so they are if the whole lacks their literals.
    let fitsAlone = parts.contains {
      penalty(side, several(side).blocks[$0].textLength, whole) < weights.divided.fitsAlone
    }
    guard !fitsAlone, parts.dropFirst().allSatisfy({ hasLiterals(side, of: $0, in: whole) }),
      min(bead.length, one(side).blocks[whole].textLength) > weights.divided.leastText
    else { return nil }
    let sentences = one(side).sentences(inBlock: whole)
    guard
      isCounted(bead, sentences)
        || penalty(side, bead.length, whole) < weights.divided.fitsTogether && saysAll(bead, sentences)
    else { return nil }
    setDivided(side, parts[0], parts.dropFirst())
    return (0, 0)
  }

  /// Paragraphs left beside one that matches, and that is too short alone, but fits together with them: one side has
  /// divided what the other has in one.
  mutating func findDivided(_ matches: [(Int, Int)], _ targets: [Int], _ references: [Int]) {
    if matches.count == targets.count, matches.count == references.count { return }
    let openTargets = Set(targets.indices).subtracting(matches.map(\.0))
    let openReferences = Set(references.indices).subtracting(matches.map(\.1))
    for (i, j) in matches {
      let target = pair.target.blocks[targets[i]]
      let reference = pair.reference.blocks[references[j]]
      guard target.kind == .paragraph, reference.kind == .paragraph else { continue }
      join(.target, to: targets[i], beside: (i, targets), whole: references[j], open: openTargets)
      join(.reference, to: references[j], beside: (j, references), whole: targets[i], open: openReferences)
    }
  }

  /// Steps and items whose text goes on in paragraphs on one side, and is all in one on the other.
  mutating func findContinued() {
    for (target, reference) in referenceOfBlock.enumerated() where reference >= 0 {
      guard pair.target.blocks[target].isListItem,
        pair.reference.blocks[reference].kind == pair.target.blocks[target].kind
      else { continue }
      let (children, others) = (targetSubtree(target).dropFirst(), referenceSubtree(reference).dropFirst())
      if let first = children.first, referenceOfBlock[first] < 0 {
        let siblings = roots(children, targetEnds)
        let open = Set(siblings.indices.filter { referenceOfBlock[siblings[$0]] < 0 })
        join(.target, to: target, beside: (-1, siblings), whole: reference, open: open)
      }
      if let first = others.first, targetOfBlock[first] < 0 {
        let siblings = roots(others, referenceEnds)
        let open = Set(siblings.indices.filter { targetOfBlock[siblings[$0]] < 0 })
        join(.reference, to: reference, beside: (-1, siblings), whole: target, open: open)
      }
    }
  }

  /// Items of which one was matched with a paragraph that has all of their text.
  mutating func findListed() {
    for (target, reference) in referenceOfBlock.enumerated() where reference >= 0 {
      let (own, other) = (pair.target.blocks[target], pair.reference.blocks[reference])
      if own.isListItem, other.kind == .paragraph {
        let siblings = items(ofListOf: target, pair.target)
        let open = Set(
          siblings.indices.filter { referenceOfBlock[siblings[$0]] < 0 && !dividedTargets.contains(siblings[$0]) })
        let place = siblings.firstIndex(of: target)!
        if !open.isEmpty { join(.target, to: target, beside: (place, siblings), whole: reference, open: open) }
      } else if own.kind == .paragraph, other.isListItem {
        let siblings = items(ofListOf: reference, pair.reference)
        let open = Set(
          siblings.indices.filter { targetOfBlock[siblings[$0]] < 0 && !dividedReferences.contains(siblings[$0]) })
        let place = siblings.firstIndex(of: reference)!
        if !open.isEmpty { join(.reference, to: reference, beside: (place, siblings), whole: target, open: open) }
      }
    }
  }

  /// The items of the list that an item is in; bounded by its neighbours.
  private func items(ofListOf item: Int, _ article: Article) -> [Int] {
    let list = article.blocks[item].list
    let near = max(0, item - 64)..<min(article.blocks.count, item + 64)
    return near.filter { article.blocks[$0].list == list && article.blocks[$0].isListItem }
  }

  /// Adds to a text its neighbours without a counterpart for as long as they are part of the other side's whole.
  private mutating func join(
    _ side: Side, to block: Int, beside place: (index: Int, siblings: [Int]), whole: Int, open: Set<Int>
  ) {
    let siblings = place.siblings
    let kind = several(side).blocks[block].kind
    func isOpen(_ index: Int) -> Bool {
      guard open.contains(index) else { return false }
      let other = several(side).blocks[siblings[index]].kind
      return other == .paragraph
        || one(side).blocks[whole].kind == .paragraph
          && (other == kind || kind == .paragraph && several(side).blocks[siblings[index]].isListItem)
    }
    guard isOpen(place.index + 1) || isOpen(place.index - 1) else { return }
    let alone = penalty(side, several(side).blocks[block].textLength, whole)
    guard alone > weights.divided.fitsBadly else { return }
    var bead = Bead()
    bead.add(block, of: several(side))
    for step in [1, -1] {
      var index = place.index + step
      while isOpen(index), hasLiterals(side, of: siblings[index], in: whole) {
        let longer = bead.length + several(side).blocks[siblings[index]].textLength
        // The last may make it a little longer than the whole, but not worse.
        guard penalty(side, longer, whole) < penalty(side, bead.length, whole) else { break }
        bead.add(siblings[index], of: several(side))
        index += step
      }
    }
    guard bead.blocks.count > 1 else { return }
    let together = penalty(side, bead.length, whole)
    let sentences = one(side).sentences(inBlock: whole)
    // Lengths alone must speak clearly; less will do where the sentences add up as well.
    let areNamed = bead.blocks.dropFirst().allSatisfy { !several(side).blocks[$0].literalIndexes.isEmpty }
    let least =
      bead.sentences == sentences || areNamed ? weights.divided.leastGainBySentences : weights.divided.leastGain
    guard
      isCounted(bead, sentences) && together < alone
        || together < weights.divided.fitsTogether && alone - together > least && saysAll(bead, sentences)
    else { return }
    setDivided(side, block, bead.blocks.dropFirst())
  }

  /// Whether so many sentences can be all of a bead: where two parts meet, two sentences may have become one.
  private func saysAll(_ bead: Bead, _ sentences: Int) -> Bool {
    sentences + bead.blocks.count > bead.sentences
  }

  /// Whether there are as many sentences as the parts have, and so many that it is no chance: then lengths need not fit.
  private func isCounted(_ bead: Bead, _ sentences: Int) -> Bool {
    sentences == bead.sentences && sentences >= weights.divided.countedSentences
  }

  // MARK: Sides

  func several(_ side: Side) -> Article { side == .target ? pair.target : pair.reference }
  func one(_ side: Side) -> Article { side == .target ? pair.reference : pair.target }

  /// Without a bound: what is too short by far is less so with each part.
  private func penalty(_ side: Side, _ length: Int32, _ whole: Int) -> Float {
    let other = one(side).blocks[whole].textLength
    let (target, reference) = side == .target ? (length, other) : (other, length)
    return Float(weights.lengths.surprise(target, reference, factor: lengthFactor))
  }

  /// Whether all literals of a part stand in the whole as well.
  private func hasLiterals(_ side: Side, of block: Int, in whole: Int) -> Bool {
    several(side).literals(of: block, areIn: whole, of: one(side))
  }

  mutating func setDivided(_ side: Side, _ block: Int, _ parts: ArraySlice<Int>) {
    if side == .target {
      dividedTargets.formUnion(parts)
      pair.targetParts[block, default: []] += parts
    } else {
      dividedReferences.formUnion(parts)
      pair.referenceParts[block, default: []] += parts
    }
  }
}

extension Article {
  /// Whether all literals of a block are in a block of another article as well, in whatever dress.
  fileprivate func literals(of block: Int, areIn other: Int, of article: Article) -> Bool {
    let there = article.literals[article.blocks[other].literalIndexes]
    return literals[blocks[block].literalIndexes].allSatisfy { literal in
      literal.kind == .uiLabel || there.contains { $0.agrees(with: literal) }
        || article.source[article.blocks[other].range].firstRange(of: source[literal.range]) != nil
    }
  }
}
