import ParallelText

/// Sections that stand elsewhere than their counterparts.
extension PairAligner {
  /// What is left on both sides and much alike has moved away from its neighbours.
  mutating func matchFarSections() {
    let targets = referenceOfSection.indices.filter {
      referenceOfSection[$0] < 0 && pair.target.sections[$0].blocks.count > 1
    }
    let references = targetOfSection.indices.filter {
      targetOfSection[$0] < 0 && pair.reference.sections[$0].blocks.count > 1
    }
    guard !targets.isEmpty, !references.isEmpty, targets.count * references.count < weights.limits.farSections
    else { return }
    var candidates: [(score: Float, target: Int, reference: Int)] = []
    for target in targets {
      for reference in references {
        let (shared, against) = compare(pair.target.sections[target].blocks, pair.reference.sections[reference].blocks)
        let score = sectionScore(target, reference)
        if shared > weights.farSections.leastShared, shared > weights.farSections.sharedToAgainst * against,
          score > weights.farSections.leastScore
        {
          candidates.append((score, target, reference))
        }
      }
    }
    candidates.sort { ($1.score, $0.target, $0.reference) < ($0.score, $1.target, $1.reference) }
    for candidate in candidates
    where referenceOfSection[candidate.target] < 0 && targetOfSection[candidate.reference] < 0 {
      matchSections(candidate.target, candidate.reference)
    }
  }

  /// What is left on both sides, and stands on the two sides of one pair of sections that match, has changed places
  /// with it.
  mutating func matchSwappedNeighbours() {
    for target in referenceOfSection.indices.dropFirst() where referenceOfSection[target] < 0 {
      let swapped = [referenceAhead(of: target), referenceBehind(target)].compactMap { $0 }.sorted()
      for reference in swapped where targetOfSection[reference] < 0 {
        // That both headings have a word of several others tells nothing of their places.
        guard pair.target.sections[target].level == pair.reference.sections[reference].level,
          sectionScore(target, reference) - max(0, headingScore(target, reference)) > weights.sections.leastSwapped
        else { continue }
        matchSections(target, reference)
        let targets = pair.target.subsections(target).dropFirst().filter { referenceOfSection[$0] < 0 }
        let references = pair.reference.subsections(reference).dropFirst().filter { targetOfSection[$0] < 0 }
        if !targets.isEmpty, !references.isEmpty { align(targets, references) }
        break
      }
    }
  }

  /// The reference's section of the same level right before the counterpart of the section before a target's.
  private func referenceAhead(of target: Int) -> Int? {
    guard let before = sibling(before: target, pair.target), referenceOfSection[before] >= 0 else { return nil }
    let level = pair.target.sections[target].level
    let next = referenceOfSection[before]
    guard pair.reference.sections[next].level <= level,
      let reference = (1..<max(1, next)).last(where: { pair.reference.sections[$0].level <= level })
    else { return nil }
    return pair.reference.sections[reference].level == level ? reference : nil
  }

  /// The reference's section right behind the counterpart of the section behind a target's, and its sibling.
  private func referenceBehind(_ target: Int) -> Int? {
    let after = pair.target.subsections(target).upperBound
    guard after < referenceOfSection.count, referenceOfSection[after] >= 0 else { return nil }
    let before = referenceOfSection[after]
    let reference = pair.reference.subsections(before).upperBound
    guard reference < targetOfSection.count,
      pair.reference.sections[reference].level == pair.reference.sections[before].level
    else { return nil }
    return reference
  }

  /// The section of the same level and parent right before a section.
  private func sibling(before section: Int, _ article: Article) -> Int? {
    let level = article.sections[section].level
    guard let before = (0..<section).last(where: { article.sections[$0].level <= level }) else { return nil }
    return article.sections[before].level == level ? before : nil
  }

  /// Matches that break the order; of a moved section with subsections only the topmost.
  mutating func findMovedSections() {
    let all = referenceOfSection.enumerated().filter { $0.element >= 0 }.map {
      AlignedPair.Match(target: $0.offset, reference: $0.element)
    }
    if Self.areAscending(all) { return }
    let kept = Set(
      SequenceAlignment.heaviestAscending(all.map(\.reference)) {
        1 + pair.reference.sections[all[$0].reference].blocks.count
      }.map { all[$0] })
    var moved = Set<Int>()
    for match in all where !kept.contains(match) {
      let parent = pair.target.sections[match.target].parent
      let referenceParent = pair.reference.sections[match.reference].parent
      if let parent, let referenceParent, referenceOfSection[parent] == referenceParent, isInside(moved, parent) {
        continue
      }
      moved.insert(match.target)
      if !isSorted(match) { pair.movedSections.append(match) }
    }
    // A run of neighbours that changed places with one other is one move.
    pair.movedSections = pair.movedSections.enumerated().filter { index, match in
      guard index > 0 else { return true }
      let previous = pair.movedSections[index - 1]
      return
        !(isAdjacent(previous.target, match.target, pair.target)
        && isAdjacent(previous.reference, match.reference, pair.reference))
    }.map(\.element)
  }

  private func isInside(_ moved: Set<Int>, _ section: Int) -> Bool {
    var current: Int? = section
    while let index = current {
      if moved.contains(index) { return true }
      current = pair.target.sections[index].parent
    }
    return false
  }

  private func isAdjacent(_ first: Int, _ second: Int, _ article: Article) -> Bool {
    article.subsections(first).upperBound == second || second == first + 1
  }
}
