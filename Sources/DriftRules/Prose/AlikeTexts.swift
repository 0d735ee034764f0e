import ParallelText

/// Which literals of a target stand for which of a reference: those that look alike, the most alike first; of the rest, where both
/// sides have as many, those in the same order.
struct AlikeTexts {
  /// So many of a side are compared: where more are left over in one block, it is another text.
  private static let reach = 32
  /// So much of the longer text, and so many bytes, may differ between two that look alike.
  private static let mostDiffering = 0.5
  private static let mostBytes = 64

  /// In the order of the target.
  private(set) var pairs: [(target: Int, reference: Int)] = []
  /// Of the reference, in its order.
  private(set) var left: [Int]

  /// - Parameters:
  ///   - targets: In the order of the text.
  ///   - references: Likewise.
  ///   - text: That of a literal of the target.
  ///   - other: That of one of the reference.
  init(
    _ targets: [Int], _ references: [Int], _ text: (Int) -> ArraySlice<UInt8>, _ other: (Int) -> ArraySlice<UInt8>
  ) {
    left = references
    // One for one is the same in whatever way they are told apart.
    if targets.count > 1 || references.count > 1 { pairs = Self.alike(targets, references, text, other) }
    let taken = (targets: Set(pairs.map(\.target)), references: Set(pairs.map(\.reference)))
    let open = targets.filter { !taken.targets.contains($0) }
    left.removeAll { taken.references.contains($0) }
    if open.count == left.count {
      pairs += zip(open, left).map { ($0, $1) }
      left = []
    } else {
      var closest = ClosestTexts(left)
      for target in open {
        if let reference = closest.take(closestTo: text(target), other) { pairs.append((target, reference)) }
      }
      left = closest.left
    }
    pairs.sort { $0.target < $1.target }
  }

  private static func alike(
    _ targets: [Int], _ references: [Int], _ text: (Int) -> ArraySlice<UInt8>, _ other: (Int) -> ArraySlice<UInt8>
  ) -> [(target: Int, reference: Int)] {
    var found: [(share: Double, target: Int, reference: Int)] = []
    for target in targets.prefix(reach) {
      for reference in references.prefix(reach) {
        let (own, theirs) = (text(target), other(reference))
        let longer = max(own.count, theirs.count)
        let limit = min(mostBytes, Int(Double(longer) * mostDiffering))
        let distance = editDistance(own, theirs, limit: limit)
        if distance <= limit { found.append((Double(distance) / Double(max(longer, 1)), target, reference)) }
      }
    }
    found.sort { ($0.share, $0.target, $0.reference) < ($1.share, $1.target, $1.reference) }
    var taken = (targets: Set<Int>(), references: Set<Int>())
    return found.compactMap { item in
      if taken.targets.contains(item.target) || taken.references.contains(item.reference) { return nil }
      taken.targets.insert(item.target)
      taken.references.insert(item.reference)
      return (item.target, item.reference)
    }
  }
}
