import Foundation
import ParallelText

/// Sections: by anchor, and where anchors do not help by level, order, and what translation leaves unchanged.
extension PairAligner {
  mutating func alignSections() {
    matchSections(0, 0)
    let anchored = matchesByAnchor()
    let smaller = max(1, min(pair.target.sections.count, pair.reference.sections.count) - 1)
    let explicit = pair.target.sections.count { $0.explicitAnchors > 0 }
    // Anchors that were written out, one of which fits, are the reference's at some time; the others differ for a reason.
    anchorsCount = anchored.count * 2 > smaller || (!anchored.isEmpty && explicit * 2 > pair.target.sections.count)
    for match in anchored { matchSections(match.target, match.reference) }
    let titled = anchored + matchTitles()
    estimateLengthRatio()
    fillBetweenAnchors(backbone(of: titled.sorted { $0.target < $1.target }))
    matchFarSections()
    matchSwappedNeighbours()
    findMovedSections()
  }

  /// The title is the title, whatever it is called.
  private mutating func matchTitles() -> [AlignedPair.Match] {
    guard pair.target.sections.count > 1, pair.reference.sections.count > 1, referenceOfSection[1] < 0,
      targetOfSection[1] < 0,
      pair.target.sections[1].level == 1, pair.reference.sections[1].level == 1
    else { return [] }
    matchSections(1, 1)
    return [.init(target: 1, reference: 1)]
  }

  /// Sections that share an anchor, the n-th of a name with the n-th; in the order of the target.
  private func matchesByAnchor() -> [AlignedPair.Match] {
    var anchors = AnchorTable(targets: pair.target.sections, references: pair.reference.sections)
    var found: [AlignedPair.Match] = []
    // Explicit anchors first: a heading may by chance read like another's anchor.
    var isMatched = [Bool](repeating: false, count: pair.target.sections.count)
    for explicit in [true, false] {
      for index in pair.target.sections.indices.dropFirst() where !isMatched[index] {
        let keys = pair.target.sections[index].anchorKeys
        for key in explicit ? keys.prefix(pair.target.sections[index].explicitAnchors) : keys.suffix(2) {
          guard let candidate = anchors.takeReference(key) else { continue }
          isMatched[index] = true
          found.append(.init(target: index, reference: candidate))
          break
        }
      }
    }
    return found.sorted { $0.target < $1.target }
  }

  /// The heaviest run of matches that keeps the order; the others have moved.
  private func backbone(of matches: [AlignedPair.Match]) -> [AlignedPair.Match] {
    if Self.areAscending(matches) { return matches }
    let kept = SequenceAlignment.heaviestAscending(matches.map(\.reference)) { index in
      let section = pair.reference.sections[matches[index].reference]
      return 1 + section.blocks.count
    }
    return kept.map { matches[$0] }
  }

  private static func areAscending(_ matches: [AlignedPair.Match]) -> Bool {
    zip(matches, matches.dropFirst()).allSatisfy { $0.reference < $1.reference }
  }

  private mutating func estimateLengthRatio() {
    var logs: [Double] = []
    for (index, reference) in referenceOfSection.enumerated() where reference >= 0 {
      let first = pair.target.sections[index].blocks
      let second = pair.reference.sections[reference].blocks
      guard first.count == second.count else { continue }
      let target = first.reduce(0) { $0 + Int(pair.target.blocks[$1].textLength) }
      let source = second.reduce(0) { $0 + Int(pair.reference.blocks[$1].textLength) }
      if target > 60, source > 60 { logs.append(log(Double(target) / Double(source))) }
    }
    if logs.count < 3 {
      let target = pair.target.blocks.reduce(0) { $0 + Int($1.textLength) }
      let source = pair.reference.blocks.reduce(0) { $0 + Int($1.textLength) }
      if target > 0, source > 0 { logs = [log(Double(target) / Double(source))] }
    }
    logs.sort()
    pair.lengthRatio = logs.isEmpty ? 0 : max(-1.5, min(1.5, logs[logs.count / 2]))
    lengthFactor = exp(pair.lengthRatio)
  }

  private mutating func fillBetweenAnchors(_ backbone: [AlignedPair.Match]) {
    var lastTarget = 0
    var lastReference = 0
    let end = AlignedPair.Match(target: pair.target.sections.count, reference: pair.reference.sections.count)
    for match in backbone + [end] {
      let targets = ((lastTarget + 1)..<max(match.target, lastTarget + 1)).filter { referenceOfSection[$0] < 0 }
      let references = ((lastReference + 1)..<max(match.reference, lastReference + 1)).filter {
        targetOfSection[$0] < 0
      }
      if !targets.isEmpty, !references.isEmpty { align(targets, references) }
      lastTarget = match.target
      lastReference = match.reference
    }
  }

  private mutating func align(_ targets: [Int], _ references: [Int]) {
    var scores = [Float](repeating: 0, count: targets.count * references.count)
    for i in targets.indices {
      for j in references.indices { scores[i * references.count + j] = sectionScore(targets[i], references[j]) }
    }
    let matches = SequenceAlignment.matches(targets.count, references.count) { scores[$0 * references.count + $1] }
    let least: Float = anchorsCount ? 0 : -1
    let likely = matches.filter { scores[$0.0 * references.count + $0.1] > least }
    var last = (-1, -1)
    for (i, j) in likely + [(targets.count, references.count)] {
      // What stands alone between the same neighbours is the same, unless its anchor says otherwise.
      if !anchorsCount, i - last.0 == 2, j - last.1 == 2,
        pair.target.sections[targets[i - 1]].level == pair.reference.sections[references[j - 1]].level
      {
        matchSections(targets[i - 1], references[j - 1])
      }
      if i < targets.count { matchSections(targets[i], references[j]) }
      last = (i, j)
    }
  }

  /// Positive if two sections are likely the same, by level, content, length and, where the article's sections have
  /// them in common, anchors.
  private mutating func sectionScore(_ target: Int, _ reference: Int) -> Float {
    let first = pair.target.sections[target]
    let second = pair.reference.sections[reference]
    var score: Float = first.level == second.level ? 0.5 : -1.5
    // Where the other sections share anchors, two that do not are likely two sections.
    if first.anchorKeys.contains(where: second.anchorKeys.contains) {
      score += 3
    } else if anchorsCount {
      score -= 1.5
    }
    // A heading with nothing under it, where a text ends early, says nothing about what should stand there.
    let isBare = first.blocks.count == 1 || second.blocks.count == 1
    let (shared, against) = compare(
      isBare ? first.blocks.prefix(1) : first.blocks, isBare ? second.blocks.prefix(1) : second.blocks)
    let total = shared + 2 * against
    if total > 0 {
      let agreement = shared / total
      score += min(total, 6) * (agreement - 0.3)
    }
    if isBare { return score }
    let targetLength = first.blocks.reduce(Int32(0)) { $0 + pair.target.blocks[$1].textLength }
    let referenceLength = second.blocks.reduce(Int32(0)) { $0 + pair.reference.blocks[$1].textLength }
    score -= lengthPenalty(targetLength, referenceLength) * 0.5
    if first.blocks.count == second.blocks.count {
      score += 0.5
      if zip(first.blocks, second.blocks).allSatisfy({ pair.target.blocks[$0].kind == pair.reference.blocks[$1].kind })
      {
        score += 0.7
      }
    }
    return score
  }

  /// What is left on both sides and much alike has moved away from its neighbours.
  private mutating func matchFarSections() {
    let targets = referenceOfSection.indices.filter {
      referenceOfSection[$0] < 0 && pair.target.sections[$0].blocks.count > 1
    }
    let references = targetOfSection.indices.filter {
      targetOfSection[$0] < 0 && pair.reference.sections[$0].blocks.count > 1
    }
    guard !targets.isEmpty, !references.isEmpty, targets.count * references.count < 10_000 else { return }
    var candidates: [(score: Float, target: Int, reference: Int)] = []
    for target in targets {
      for reference in references {
        let (shared, against) = compare(pair.target.sections[target].blocks, pair.reference.sections[reference].blocks)
        let score = sectionScore(target, reference)
        if shared > 4, shared > 3 * against, score > 1.5 { candidates.append((score, target, reference)) }
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
  private mutating func matchSwappedNeighbours() {
    for target in referenceOfSection.indices.dropFirst() where referenceOfSection[target] < 0 {
      for reference in targetOfSection.indices.dropFirst() where targetOfSection[reference] < 0 {
        guard pair.target.sections[target].level == pair.reference.sections[reference].level,
          areSwapped(target, reference),
          sectionScore(target, reference) > 0
        else { continue }
        matchSections(target, reference)
        let targets = pair.target.subsections(target).dropFirst().filter { referenceOfSection[$0] < 0 }
        let references = pair.reference.subsections(reference).dropFirst().filter { targetOfSection[$0] < 0 }
        if !targets.isEmpty, !references.isEmpty { align(targets, references) }
        break
      }
    }
  }

  private func areSwapped(_ target: Int, _ reference: Int) -> Bool {
    let after = pair.target.subsections(target).upperBound
    let referenceAfter = pair.reference.subsections(reference).upperBound
    if let before = sibling(before: target, pair.target), referenceOfSection[before] == referenceAfter { return true }
    if let before = sibling(before: reference, pair.reference), after < referenceOfSection.count,
      referenceOfSection[after] == before
    {
      return true
    }
    return false
  }

  private func sibling(before section: Int, _ article: Article) -> Int? {
    (0..<section).last { article.sections[$0].level <= article.sections[section].level }
      .flatMap { article.sections[$0].level == article.sections[section].level ? $0 : nil }
  }

  /// Matches that break the order; of a moved section with subsections only the topmost.
  private mutating func findMovedSections() {
    let all = referenceOfSection.enumerated().filter { $0.element >= 0 }.map {
      AlignedPair.Match(target: $0.offset, reference: $0.element)
    }
    if Self.areAscending(all) { return }
    let kept = Set(
      SequenceAlignment.heaviestAscending(all.map(\.reference)) {
        1 + pair.reference.sections[all[$0].reference].blocks.count
      }.map { all[$0] })
    for match in all where !kept.contains(match) {
      let parent = pair.target.sections[match.target].parent
      let referenceParent = pair.reference.sections[match.reference].parent
      if let parent, let referenceParent, referenceOfSection[parent] == referenceParent,
        pair.movedSections.contains(where: { $0.target == parent }) || isInsideMoved(parent)
      {
        continue
      }
      pair.movedSections.append(match)
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

  private func isInsideMoved(_ section: Int) -> Bool {
    var current: Int? = section
    while let index = current {
      if pair.movedSections.contains(where: { $0.target == index }) { return true }
      current = pair.target.sections[index].parent
    }
    return false
  }

  private func isAdjacent(_ first: Int, _ second: Int, _ article: Article) -> Bool {
    article.subsections(first).upperBound == second || second == first + 1
  }
}
