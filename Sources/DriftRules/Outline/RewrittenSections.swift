import ParallelText

/// Sections that were rewritten: where many of their blocks are missing, extra or other code, that is one finding, and what else
/// differs in them is a note.
enum RewrittenSections {
  /// Fewer findings of a section are told one by one.
  private static let leastFindings = 3
  /// The share of a section's blocks that differ.
  private static let leastShare = 0.33

  /// - Complexity: linear in the drifts, and in the blocks of the sections that have enough of them.
  static func demote(_ drifts: [Drift], _ pair: AlignedPair) -> [Drift] {
    guard drifts.count(where: isOfBlocks) >= leastFindings else { return drifts }
    let sections = Dictionary(pair.sections.map { ($0.target, $0.reference) }) { first, _ in first }
    var found: [Int: [Int]] = [:]
    for index in drifts.indices where isOfBlocks(drifts[index]) {
      if let section = section(of: drifts[index], pair, sections) { found[section, default: []].append(index) }
    }
    var drifts = drifts
    for (section, indexes) in found where indexes.count >= leastFindings {
      // Entries that are missing here and there in a list were added one by one.
      guard !indexes.allSatisfy({ drifts[$0].rule.subject == .item || drifts[$0].rule.subject == .row }),
        share(of: indexes.map { drifts[$0] }, pair, section) >= leastShare
      else { continue }
      // The gravest, and of equals the first one in the text.
      let told = indexes.min {
        (drifts[$1].severity, drifts[$0].target.start, $0) < (drifts[$0].severity, drifts[$1].target.start, $1)
      }!
      for index in indexes where index != told { drifts[index].severity = .note }
      drifts[told].othersInSection = indexes.count - 1
    }
    return drifts
  }

  private static func isOfBlocks(_ drift: Drift) -> Bool {
    guard drift.severity > .note, !drift.isSwapped else { return false }
    if drift.rule == .codeMismatch { return drift.reference != nil }
    guard drift.change == .missing || drift.change == .extra || drift.change == .moved else { return false }
    switch drift.rule.subject {
    case .paragraph, .step, .item, .code, .row: return true
    default: return false
    }
  }

  /// The reference's section that a drift is in, nil if the two sides are not in one.
  private static func section(of drift: Drift, _ pair: AlignedPair, _ sections: [Int: Int]) -> Int? {
    guard let reference = drift.reference else { return nil }
    if drift.change == .extra { return sections[pair.target.section(at: drift.target)] }
    return pair.reference.section(at: reference)
  }

  /// How many of the blocks of a section, and of those that are extra there, the drifts are about.
  private static func share(of drifts: [Drift], _ pair: AlignedPair, _ section: Int) -> Double {
    let (article, blocks) = (pair.reference, pair.reference.sections[section].blocks)
    var differing = Set<Int>()
    var extra = 0
    for drift in drifts {
      if drift.change == .extra {
        if drift.rule != .codeMismatch {
          extra += pair.target.firstBlock(from: drift.target.end) - pair.target.firstBlock(from: drift.target.start)
        }
      } else if let reference = drift.reference {
        differing.formUnion(blocksWithin(reference, article))
        if !reference.isEmpty { differing.formUnion(blocksAround(reference, article)) }
      }
    }
    let isCounted = { (block: Int) in article.blocks[block].kind != .heading }
    let all = blocks.count(where: isCounted) + extra
    return Double(differing.count { blocks.contains($0) && isCounted($0) } + extra) / Double(max(1, all))
  }

  private static func blocksWithin(_ range: SourceRange, _ article: Article) -> [Int] {
    (article.firstBlock(from: range.start)..<article.firstBlock(from: range.end + 1)).filter {
      range.contains(article.blocks[$0].range)
    }
  }

  /// A block that holds a range, and those around it that do.
  private static func blocksAround(_ range: SourceRange, _ article: Article) -> [Int] {
    var found: [Int] = []
    var block = article.block(at: range.start) ?? -1
    while block >= 0 {
      if article.blocks[block].range.contains(range) { found.append(block) }
      block = Int(article.blocks[block].parent)
    }
    return found
  }
}
