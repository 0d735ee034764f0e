import ParallelText

/// Items and rows that name the same thing, in whatever order: a list may be sorted otherwise in another language.
extension PairAligner {
  /// Pairs siblings by a link or code that no other sibling has, where that agrees much better than their places do.
  ///
  /// - Parameter score: Of two siblings by their places.
  /// - Complexity: O(literals), and O(matches) for each sibling with a link or code of its own.
  func matchByKeys(
    _ matches: inout [(Int, Int)], _ targets: [Int], _ references: [Int], _ score: (Int, Int) -> Float
  ) {
    guard matches.count < max(targets.count, references.count), min(targets.count, references.count) > 1 else { return }
    let owners = (owners(targets, pair.target), owners(references, pair.reference))
    // By places: what each shares with.
    var partners: [Int: Set<Int>] = [:]
    var claims: [Int: Set<Int>] = [:]
    for (key, i) in owners.0 where i >= 0 {
      guard let j = owners.1[key], j >= 0 else { continue }
      partners[i, default: []].insert(j)
      claims[j, default: []].insert(i)
    }
    func worth(_ match: (Int, Int)) -> Float { score(match.0, match.1) - weights.leastPair }
    for (i, shared) in partners.sorted(by: { $0.key < $1.key }) {
      guard shared.count == 1, let j = shared.first, claims[j]!.count == 1 else { continue }
      if matches.contains(where: { $0 == (i, j) }) { continue }
      let others = matches.filter { $0.0 == i || $0.1 == j }
      let gain = worth((i, j)) - others.reduce(0) { $0 + worth($1) }
      guard gain > weights.siblings.leastSwapGain else { continue }
      matches.removeAll { $0.0 == i || $0.1 == j }
      matches.append((i, j))
    }
    matches.sort { $0 < $1 }
  }

  /// By links and code of siblings the place of the only one that has it, -1 of several.
  private func owners(_ siblings: [Int], _ article: Article) -> [UInt64: Int] {
    var owners: [UInt64: Int] = [:]
    for (place, block) in siblings.enumerated() {
      guard [.item, .step, .row].contains(article.blocks[block].kind) else { continue }
      for literal in article.literals[article.blocks[block].literalIndexes]
      where [.link, .url, .inlineCode].contains(literal.kind) {
        if let known = owners[literal.key], known != place {
          owners[literal.key] = -1
        } else {
          owners[literal.key] = place
        }
      }
    }
    return owners
  }
}

/// Lists that stand in another section.
extension PairAligner {
  /// Matches whole lists that are left over on both sides, the best first.
  mutating func matchMovedLists() {
    let targets = openLists(pair.target, referenceOfBlock, dividedTargets)
    if targets.isEmpty { return }
    let references = openLists(pair.reference, targetOfBlock, dividedReferences)
    guard !references.isEmpty, targets.count * references.count < weights.limits.leftovers else {
      return
    }
    var candidates: [(score: Float, target: Int, reference: Int)] = []
    for (i, items) in targets.enumerated() {
      for (j, others) in references.enumerated()
      where abs(items.count - others.count) * 5 <= items.count
        && pair.target.blocks[items[0]].kind == pair.reference.blocks[others[0]].kind
      {
        let score = listScore(items, others)
        if score > 0 { candidates.append((score, i, j)) }
      }
    }
    var taken = (targets: Set<Int>(), references: Set<Int>())
    for candidate in candidates.sorted(by: { ($1.score, $0.target) < ($0.score, $1.target) })
    where !taken.targets.contains(candidate.target) && !taken.references.contains(candidate.reference) {
      taken.targets.insert(candidate.target)
      taken.references.insert(candidate.reference)
      let (items, others) = (targets[candidate.target], references[candidate.reference])
      for (i, j) in alignSiblings(items, others) { matchTrees(items[i], others[j]) }
    }
  }

  /// Lists of which no item has a counterpart, in sections that have one.
  private func openLists(_ article: Article, _ others: [Int], _ divided: Set<Int>) -> [[Int]] {
    let isOpen = article.blocks.indices.contains { others[$0] < 0 && article.blocks[$0].isListItem }
    if !isOpen { return [] }
    var lists: [[Int]] = []
    for (index, block) in article.blocks.enumerated() where block.isListItem {
      guard let last = lists.indices.last, let first = lists[last].first, article.blocks[first].list == block.list
      else {
        lists.append([index])
        continue
      }
      lists[last].append(index)
    }
    return lists.filter { items in
      items.count >= weights.leftovers.leastOfList && items.allSatisfy { others[$0] < 0 && !divided.contains($0) }
    }
  }

  private mutating func listScore(_ targets: [Int], _ references: [Int]) -> Float {
    let own = targets[0]..<targetSubtree(targets[targets.count - 1]).upperBound
    let others = references[0]..<referenceSubtree(references[references.count - 1]).upperBound
    take(own, own: own)
    let tokens = compare(with: others)
    let words = compareWords(with: others)
    let shared = tokens.shared + words.shared
    guard shared > weights.leftovers.leastSharedFar else { return 0 }
    let lengths = (
      own.reduce(Int32(0)) { $0 + pair.target.blocks[$1].textLength },
      others.reduce(Int32(0)) { $0 + pair.reference.blocks[$1].textLength }
    )
    return shared - tokens.against - words.against
      - Float(weights.lengths.surprise(lengths.0, lengths.1, factor: lengthFactor))
  }
}
