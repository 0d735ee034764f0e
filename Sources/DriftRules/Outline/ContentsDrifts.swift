import ParallelText

/// Entries of tables of contents, which lead to headings: an entry is there if the other side has one that leads to the same section,
/// in whatever list and place.
struct ContentsDrifts {
  private let pair: AlignedPair
  private let target: Entries
  private let reference: Entries
  private let referenceOfTarget: [Int: Int]
  private let targetOfReference: [Int: Int]

  /// The entries of an article by the sections that they lead to.
  private struct Entries {
    var sectionOfBlock: [Int: Int] = [:]
    var sections = Set<Int>()

    init(_ article: Article) {
      var byAnchor: [UInt64: Int] = [:]
      for (index, section) in article.sections.enumerated() {
        for key in section.anchorKeys where byAnchor[key] == nil { byAnchor[key] = index }
      }
      for block in article.blocks.indices where article.isContentsEntry(block) {
        let links = article.literals[article.blocks[block].literalIndexes].filter { $0.kind == .link }
        let fragment = article.source[article.linkTarget(links[0])].dropFirst()
        guard let section = byAnchor[AnchorKey.of(fragment)] else { continue }
        sectionOfBlock[block] = section
        sections.insert(section)
      }
    }

    /// Where the entries in a range lead; nil if one of them, or something else there, leads to no section.
    func sections(in range: SourceRange, _ article: Article) -> [Int]? {
      let first = article.firstBlock(from: range.start)
      let found = (first..<max(first, article.firstBlock(from: range.end))).map { sectionOfBlock[$0] }
      return found.isEmpty || found.contains(nil) ? nil : found.compactMap { $0 }
    }
  }

  private init(_ pair: AlignedPair) {
    self.pair = pair
    target = Entries(pair.target)
    reference = Entries(pair.reference)
    referenceOfTarget = Dictionary(pair.sections.map { ($0.target, $0.reference) }) { first, _ in first }
    targetOfReference = Dictionary(pair.sections.map { ($0.reference, $0.target) }) { first, _ in first }
  }

  /// Drops what is told of entries that are there.
  ///
  /// - Complexity: O(blocks) where an item is missing, extra or moved that is an entry, else O(drifts).
  static func settle(_ found: inout [Drift], _ pair: AlignedPair) {
    func isOfEntry(_ drift: Drift) -> Bool {
      guard drift.rule.subject == .item else { return false }
      let (article, range) = drift.change == .missing ? (pair.reference, drift.reference) : (pair.target, drift.target)
      return range.flatMap { article.block(at: $0.start) }.map(article.isContentsEntry) ?? false
    }
    guard found.contains(where: isOfEntry) else { return }
    let entries = ContentsDrifts(pair)
    found.removeAll { isOfEntry($0) && entries.isThere($0) }
  }

  private func isThere(_ drift: Drift) -> Bool {
    let own = target.sections(in: drift.target, pair.target)
    let others = drift.reference.flatMap { reference.sections(in: $0, pair.reference) }
    switch drift.change {
    case .missing: return Self.have(target, others, targetOfReference)
    case .extra: return Self.have(reference, own, referenceOfTarget)
    // Two that lead elsewhere are not each other's.
    case .moved:
      guard let own = own?.first, let other = others?.first else { return false }
      return referenceOfTarget[own] != other
    default: return false
    }
  }

  /// Whether some entries lead to the counterparts of sections, each of which is led to once.
  private static func have(_ entries: Entries, _ sections: [Int]?, _ counterparts: [Int: Int]) -> Bool {
    guard let sections, Set(sections).count == sections.count else { return false }
    return sections.allSatisfy { counterparts[$0].map(entries.sections.contains) ?? false }
  }
}
