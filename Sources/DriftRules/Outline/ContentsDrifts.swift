import ParallelText

/// Entries of tables of contents, which lead to headings: an entry is there if the other side has one that leads to the same section,
/// in whatever list and place.
struct ContentsDrifts {
  private let pair: AlignedPair
  private let target: Entries
  private let reference: Entries

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
      let first = article.blocks.partitioningIndex { $0.range.lower >= range.lower }
      let blocks = article.blocks[first...].indices.prefix { article.blocks[$0].range.lower < range.upper }
      let found = blocks.map { sectionOfBlock[$0] }
      return found.isEmpty || found.contains(nil) ? nil : found.compactMap { $0 }
    }
  }

  private init(_ pair: AlignedPair) {
    self.pair = pair
    target = Entries(pair.target)
    reference = Entries(pair.reference)
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
    switch drift.change {
    case .missing:
      let sections = drift.reference.flatMap { reference.sections(in: $0, pair.reference) } ?? []
      let counterparts = pair.sections.filter { sections.contains($0.reference) }.map(\.target)
      return !sections.isEmpty && counterparts.count == sections.count
        && counterparts.allSatisfy(target.sections.contains)
    case .extra:
      let sections = target.sections(in: drift.target, pair.target) ?? []
      let counterparts = pair.sections.filter { sections.contains($0.target) }.map(\.reference)
      return !sections.isEmpty && counterparts.count == sections.count
        && counterparts.allSatisfy(reference.sections.contains)
    case .moved:
      // Two that lead elsewhere are not each other's.
      guard let own = target.sections(in: drift.target, pair.target)?.first,
        let other = drift.reference.flatMap({ reference.sections(in: $0, pair.reference) })?.first
      else { return false }
      return !pair.sections.contains(.init(target: own, reference: other))
    default: return false
    }
  }
}
