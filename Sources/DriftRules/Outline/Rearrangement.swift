import ParallelText

/// What stands elsewhere than in the reference, under another parent or in blocks of another kind: it is neither missing nor extra,
/// and so a note.
struct Rearrangement {
  /// The share of a passage that must be found, and how much that must be.
  private static let leastShare = 0.6
  private static let leastWeight = 4.0
  /// The share of what only the target has that must be missing elsewhere.
  private static let leastShareOfExtra = 0.5
  /// So many words are looked for: more are those of an article that is another one.
  private static let mostWords = 2_000_000

  private let pair: AlignedPair
  private let targetHasBareScript: Bool
  private let referenceHasBareScript: Bool

  /// - Complexity: O(n log n) in the words of both articles where something is missing and something is extra, or where something
  ///   is missing under a heading that stands twice; else O(sections).
  static func demote(_ found: inout [Drift], _ pair: AlignedPair) {
    demoteMoved(&found, pair)
    let missing = found.indices.filter {
      found[$0].change == .missing && found[$0].severity > .note && isText(found[$0])
    }
    if missing.isEmpty { return }
    let extra = found.indices.filter { found[$0].change == .extra && isText(found[$0]) }
    let text = Rearrangement(pair)
    text.demoteRepeated(&found, missing)
    if !extra.isEmpty { text.demoteMoved(&found, missing, extra) }
  }

  private init(_ pair: AlignedPair) {
    self.pair = pair
    targetHasBareScript = pair.target.hasBareScript
    referenceHasBareScript = pair.reference.hasBareScript
  }

  private static func isText(_ drift: Drift) -> Bool {
    switch drift.rule.subject {
    case .section, .paragraph, .step, .item: true
    default: false
    }
  }

  // MARK: Elsewhere

  private func demoteMoved(_ found: inout [Drift], _ missing: [Int], _ extra: [Int]) {
    let references = missing.map { passage(found[$0].reference ?? found[$0].target, of: pair.reference) }
    guard references.reduce(0, { $0 + $1.count }) * extra.count <= Self.mostWords else { return }
    let targets = extra.map { passage(found[$0].target, of: pair.target) }
    let translated = targets.map { $0.translated(by: pair.lexicon) }
    let telling = (
      target: TellingWords(pair.target, hasBareScript: targetHasBareScript),
      reference: TellingWords(pair.reference, hasBareScript: referenceHasBareScript)
    )
    for (index, reference) in zip(missing, references)
    where translated.contains(where: {
      Self.isFound(reference.share(in: $0, pair.lexicon, isTelling: telling.reference.contains), Self.leastShare)
    }) {
      found[index].severity = .note
    }
    var all = Passage()
    for reference in references { all.formUnion(reference) }
    for (index, target) in zip(extra, targets) where found[index].severity > .note {
      let share = target.share(ofTargetIn: all, pair.lexicon, isTelling: telling.target.contains)
      if Self.isFound(share, Self.leastShareOfExtra) { found[index].severity = .note }
    }
  }

  private static func isFound(_ share: Passage.Share, _ least: Double) -> Bool {
    share.found >= leastWeight && share.found >= least * share.all
  }

  private func passage(_ range: SourceRange, of article: Article) -> Passage {
    let first = article.firstBlock(from: range.start)
    return Passage(
      first..<max(first, article.firstBlock(from: range.end)), of: article,
      hasBareScript: article === pair.target ? targetHasBareScript : referenceHasBareScript)
  }

  // MARK: Twice

  /// The share of a section that another one of its name says as well.
  private static let leastRepeated = 0.7

  /// What the reference says twice under one heading, and the target once, is not missing.
  private func demoteRepeated(_ found: inout [Drift], _ missing: [Int]) {
    let sections = pair.missingSections.map(\.element)
    guard !sections.isEmpty else { return }
    let names = pair.sections.reduce(into: [:] as [UInt64: Int]) { names, match in
      if let name = name(ofSection: match.reference) { names[name] = match.reference }
    }
    for section in sections {
      guard let name = name(ofSection: section), let other = names[name],
        let index = missing.first(where: {
          found[$0].rule.subject == .section
            && found[$0].reference?.start == pair.reference.sections[section].range.start
        })
      else { continue }
      let (own, others) = (passage(ofSection: section), passage(ofSection: other))
      let share = own.shareOfCopy(in: others)
      if Self.isFound(share, Self.leastRepeated) { found[index].severity = .note }
    }
  }

  private func passage(ofSection section: Int) -> Passage {
    Passage(pair.reference.sections[section].blocks.dropFirst(), of: pair.reference, hasBareScript: false)
  }

  /// The words of a section's heading without numbers, nil if they are fewer than two.
  private func name(ofSection section: Int) -> UInt64? {
    guard let heading = pair.reference.heading(of: section) else { return nil }
    let text = heading.lineIndexes.flatMap { Array(pair.reference.source[pair.reference.lines[$0]]) }
    let words = text.split { !(ASCII.isLetter($0) || $0 >= 0x80) }.filter { $0.count > 1 }
    return words.count < 2 ? nil : Hash64.of(Array(words.joined(separator: [0x20]))[...])
  }

  // MARK: Moved

  /// What moved to a place under a heading that only one side has stands where its parent does.
  private static func demoteMoved(_ found: inout [Drift], _ pair: AlignedPair) {
    guard found.contains(where: { isMovedText($0) }) else { return }
    let targets = Set(pair.sections.map(\.target))
    let references = Set(pair.sections.map(\.reference))
    // Between sections that both sides have, a list is told.
    let isOutlineNew = !pair.missingSections.isEmpty && !(pair.extraSections.isEmpty && pair.movedSections.isEmpty)
    let lists = isOutlineNew ? movedLists(pair) : []
    for index in found.indices where isMovedText(found[index]) {
      guard let reference = found[index].reference else { continue }
      let places = (pair.target.section(at: found[index].target), pair.reference.section(at: reference))
      if !targets.contains(places.0) || !references.contains(places.1) || lists.contains(found[index].target.start) {
        found[index].severity = .note
      }
    }
  }

  /// So many items that follow one another on both sides are a list.
  private static let leastOfList = 3

  /// Where the first items begin of lists that moved to another section as they are: their items are in order.
  private static func movedLists(_ pair: AlignedPair) -> Set<Int> {
    let references = Dictionary(pair.blocks.map { ($0.target, $0.reference) }) { first, _ in first }
    let sections = Set(pair.sections)
    return Set(
      pair.movedBlocks.filter { match in
        let (own, other) = (pair.target.blocks[match.target], pair.reference.blocks[match.reference])
        guard own.isListItem, !sections.contains(.init(target: Int(own.section), reference: Int(other.section))) else {
          return false
        }
        let items = pair.target.sections[Int(own.section)].blocks.filter { pair.target.blocks[$0].list == own.list }
        let places = items.compactMap { references[$0] }.filter { pair.reference.blocks[$0].list == other.list }
        return places.count >= leastOfList && zip(places, places.dropFirst()).allSatisfy { $0 < $1 }
      }.map { pair.target.extent($0.target).start })
  }

  private static func isMovedText(_ drift: Drift) -> Bool {
    drift.change == .moved && drift.severity > .note && drift.rule.subject != .section
  }
}
