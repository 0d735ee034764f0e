import ParallelText

/// As many siblings of the same kinds on both sides: most likely all of them are there, some of them in other places.
extension PairAligner {
  /// The matches of all siblings, if that is as likely as to leave some alone; else nil.
  ///
  /// Each is in its place unless the evidence says otherwise: an element that has changed places costs points.
  ///
  /// - Parameters:
  ///   - matches: The best alignment in order, with gaps.
  ///   - mayMove: Whether another order than that of their places is tried.
  ///   - scoreOfKinds: What two siblings score, by their places, as the kinds that they are.
  func assigned(
    _ matches: [(Int, Int)], _ targets: [Int], _ references: [Int], mayMove: Bool,
    _ scoreOfKinds: (Int, Int) -> Float
  ) -> [(Int, Int)]? {
    let count = targets.count
    guard count == references.count, count > 1,
      zip(targets, references).allSatisfy({
        // A list may have become one of another kind.
        pair.target.blocks[$0].kind == pair.reference.blocks[$1].kind
          || pair.target.blocks[$0].isListItem && pair.reference.blocks[$1].isListItem
      })
    else { return nil }
    // Where a list became one of another kind, all of its items have: that tells against none of them.
    func score(_ i: Int, _ j: Int) -> Float {
      let isOfOneKind = pair.target.blocks[targets[i]].kind == pair.reference.blocks[references[j]].kind
      let areItems = pair.target.blocks[targets[i]].isListItem && pair.reference.blocks[references[j]].isListItem
      return scoreOfKinds(i, j)
        + (areItems && !isOfOneKind ? weights.blocks.sameKind - weights.blocks.stepAndItem : 0)
    }
    let alone = weights.leastPair * Float(count - matches.count)
    let gapped = matches.reduce(alone) { $0 + score($1.0, $1.1) }
    let straight = Array(0..<count)
    var best = (order: straight, value: value(of: straight, score))
    // Nothing is won by another order where each is best in its own.
    if mayMove, count <= weights.siblings.mostAssigned,
      straight.contains(where: { i in straight.contains { score(i, $0) > score(i, i) } })
    {
      let order = Assignment.best(count) { i, j in score(i, j) - (i == j ? 0 : weights.siblings.leastSwapGain / 2) }
      let other = value(of: order, score)
      if other > best.value, hasMoved(order, score) { best = (order, other) }
    }
    guard best.value > gapped - weights.siblings.straightSlack,
      best.order.enumerated().allSatisfy({ score($0.offset, $0.element) > weights.leastPair })
    else { return nil }
    return best.order.enumerated().map { ($0.offset, $0.element) }
  }

  /// Whether something but lengths tells that one of several has changed places: a literal, or a word that both have.
  mutating func isMoveBorneOut(_ matches: [(Int, Int)], _ targets: [Int], _ references: [Int]) -> Bool {
    matches.contains { i, j in
      if i == j { return false }
      take(targetSubtree(targets[i]), own: targets[i]..<(targets[i] + 1))
      let blocks = referenceSubtree(references[j])
      return compare(with: blocks).shared > 0 || compareWords(with: blocks).shared > 0
    }
  }

  /// Whether each of those that would have changed places is likely there.
  private func hasMoved(_ order: [Int], _ score: (Int, Int) -> Float) -> Bool {
    let kept = Set(SequenceAlignment.heaviestAscending(order) { _ in 1 })
    return order.indices.allSatisfy { kept.contains($0) || score($0, order[$0]) > weights.leftovers.leastSwapped }
  }

  /// What an order is worth: its pairs, less what it costs that some are not where they were.
  private func value(of order: [Int], _ score: (Int, Int) -> Float) -> Float {
    let moved = order.count - SequenceAlignment.heaviestAscending(order) { _ in 1 }.count
    return order.enumerated().reduce(0) { $0 + score($1.offset, $1.element) }
      - weights.siblings.leastSwapGain * Float(moved)
  }
}
