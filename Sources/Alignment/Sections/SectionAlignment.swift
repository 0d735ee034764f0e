import Foundation
import ParallelText

/// Sections: by anchor, and where anchors do not help by level, order, and what translation leaves unchanged.
extension PairAligner {
  mutating func alignSections() {
    matchSections(0, 0)
    anchored = matchesByAnchor()
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
    var isMatched = [Bool](filledWith: false, count: pair.target.sections.count)
    for explicit in [true, false] {
      for index in pair.target.sections.indices.dropFirst()
      where !isMatched[index] && !(anchorFamilies.hasSome && anchorFamilies.contains(pair.target.sections[index])) {
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

  static func areAscending(_ matches: [AlignedPair.Match]) -> Bool {
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
      if target > weights.lengths.leastText, source > weights.lengths.leastText {
        logs.append(log(Double(target) / Double(source)))
      }
    }
    pair.lengthRatio = lengthRatio(logs)
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

  mutating func align(_ targets: [Int], _ references: [Int]) {
    func signatures(_ sections: [Int], of article: Article) -> [UInt64?] {
      SequenceAlignment.isExact(targets.count, references.count)
        ? [] : sections.map { article.signature(of: article.sections[$0].blocks) }
    }
    let matches = SequenceAlignment.matches(
      targets.count, references.count,
      signatures: (signatures(targets, of: pair.target), signatures(references, of: pair.reference))
    ) { sectionScore(targets[$0], references[$1]) }
    let likely = matches.filter { i, j in
      let isNamedOtherwise = verdict(targets[i], references[j]).isAgainst
      return sectionScore(targets[i], references[j])
        > (isNamedOtherwise ? weights.sections.leastNamedOtherwise : weights.sections.least)
    }
    var last = (-1, -1)
    for (i, j) in likely + [(targets.count, references.count)] {
      matchByPlace(targets[(last.0 + 1)..<i], references[(last.1 + 1)..<j])
      if i < targets.count { matchSections(targets[i], references[j]) }
      last = (i, j)
    }
  }

  /// What stands alone between the same neighbours is the same, unless its name says otherwise; and so are several whose
  /// headings have the same numbers (`Example 5`, `Example 6`).
  private mutating func matchByPlace(_ targets: ArraySlice<Int>, _ references: ArraySlice<Int>) {
    guard targets.count == references.count else { return }
    for (target, reference) in zip(targets, references) {
      if pair.target.sections[target].level == pair.reference.sections[reference].level,
        !verdict(target, reference).isAgainst, targets.count == 1 || haveOneNumber(target, reference)
      {
        matchSections(target, reference)
      }
    }
  }

  /// Whether two headings have the same numbers, and at least one.
  private func haveOneNumber(_ target: Int, _ reference: Int) -> Bool {
    func numbers(_ section: Int, of article: Article) -> [UInt64] {
      article.literals[article.heading(of: section)?.literalIndexes ?? 0..<0].filter { $0.kind == .number }.map(\.key)
    }
    let found = numbers(target, of: pair.target)
    return !found.isEmpty && found == numbers(reference, of: pair.reference)
  }
}
