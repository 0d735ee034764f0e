import ParallelText

/// Whether the items of a list stand in one order on both sides: then what moved are the texts between them, unless the whole list
/// did.
struct ListOrder {
  private struct Lists: Hashable {
    var target: Int32
    var reference: Int32
  }

  private let pair: AlignedPair
  private var kept: [Lists: Bool] = [:]

  /// Complexity: O(n log n) in the blocks where an item has moved.
  init(_ pair: AlignedPair) {
    self.pair = pair
    var wanted = Set<Lists>()
    for match in pair.movedBlocks { if let lists = Self.lists(of: match, pair) { wanted.insert(lists) } }
    if wanted.isEmpty { return }
    let sections = Set(pair.sections)
    var matches: [Lists: [AlignedPair.Match]] = [:]
    for match in pair.blocks {
      guard let lists = Self.lists(of: match, pair), wanted.contains(lists),
        sections.contains(
          .init(
            target: Int(pair.target.blocks[match.target].section),
            reference: Int(pair.reference.blocks[match.reference].section)))
      else { continue }
      matches[lists, default: []].append(match)
    }
    kept = matches.mapValues { matches in
      let references = matches.sorted { $0.target < $1.target }.map(\.reference)
      return references.count > 1 && zip(references, references.dropFirst()).allSatisfy { $0 < $1 }
    }
  }

  /// Whether all items that the two lists have in common stand in the same order.
  ///
  /// - Parameter match: Two items.
  func isKept(inListOf match: AlignedPair.Match) -> Bool {
    Self.lists(of: match, pair).flatMap { kept[$0] } ?? false
  }

  /// The lists that two items stand in.
  private static func lists(of match: AlignedPair.Match, _ pair: AlignedPair) -> Lists? {
    let (target, reference) = (pair.target.blocks[match.target], pair.reference.blocks[match.reference])
    return target.isListItem && reference.isListItem ? Lists(target: target.list, reference: reference.list) : nil
  }
}
