import ParallelText

extension OneCause {
  /// Links that are told for the reason that their texts stand elsewhere.
  static func linksOfOtherTexts(_ drifts: [Drift], _ pair: AlignedPair) -> [Drift] {
    guard drifts.contains(where: { $0.rule == .linkMismatch || $0.rule == .missingLink }) else { return drifts }
    return demotingLinksOfMissing(withoutLinksOfExtras(drifts, pair), pair)
  }

  /// A link that a text lacks is there if what the target has more of right behind that text leads to the same page.
  private static func withoutLinksOfExtras(_ drifts: [Drift], _ pair: AlignedPair) -> [Drift] {
    let extras = drifts.filter { $0.change == .extra && !$0.isSwapped && isText($0) }.map(\.target)
    if extras.isEmpty { return drifts }
    let pages = Set(
      links(in: extras, of: pair.target).map {
        page(pair.target.source[pair.target.linkTarget(pair.target.literals[$0])])
      })
    return drifts.filter { drift in
      guard drift.rule == .missingLink, !drift.isSwapped, let reference = drift.reference else { return true }
      let own = page(pair.reference.source[reference])
      return own.isEmpty || !pages.contains(own)
    }
  }

  /// A link that stands in place of another one, and is that of a text which is told as missing, belongs to that text: the two
  /// blocks that were held against each other are not each other's.
  private static func demotingLinksOfMissing(_ drifts: [Drift], _ pair: AlignedPair) -> [Drift] {
    let missing = drifts.filter { $0.change == .missing && !$0.isSwapped && isText($0) }.compactMap(\.reference)
    if missing.isEmpty { return drifts }
    let keys = Set(links(in: missing, of: pair.reference).map { pair.reference.literals[$0].key })
    return drifts.map { drift in
      guard drift.rule == .linkMismatch, !drift.isSwapped, drift.severity > .note,
        let link = links(in: [drift.target], of: pair.target).first, keys.contains(pair.target.literals[link].key)
      else { return drift }
      var note = drift
      note.severity = .note
      return note
    }
  }

  /// Sentences that were left in the source's language one behind the other are told once, and their translation beside them is
  /// nothing that the target has more of.
  static func joiningUntranslated(_ drifts: [Drift], _ pair: AlignedPair) -> [Drift] {
    func block(_ drift: Drift) -> Int? { pair.target.block(at: drift.target.start) }
    let left = drifts.indices.filter { drifts[$0].rule == .untranslated && !drifts[$0].isSwapped }
    let extra = drifts.indices.filter {
      drifts[$0].rule.subject == .sentence && drifts[$0].change == .extra && !drifts[$0].isSwapped
    }
    guard left.count > 1 || !extra.isEmpty else { return drifts }
    var drifts = drifts
    var dropped = Set<Int>()
    var last: Int?
    for index in left.sorted(by: { drifts[$0].target.start < drifts[$1].target.start }) {
      if let last, drifts[last].reference == drifts[index].reference, block(drifts[last]) == block(drifts[index]),
        !hasText(from: drifts[last].target.end, to: drifts[index].target.start, pair.target)
      {
        drifts[last].target.upper = max(drifts[last].target.upper, drifts[index].target.upper)
        dropped.insert(index)
      } else {
        last = index
      }
    }
    let blocks = Set(left.compactMap { block(drifts[$0]) })
    for index in extra {
      guard let block = block(drifts[index]) else { continue }
      if blocks.contains(block) {
        dropped.insert(index)
      } else if let original = original(inBlock: block, pair) {
        drifts[index] = original
      }
    }
    return drifts.indices.filter { !dropped.contains($0) }.map { drifts[$0] }
  }

  private static func hasText(from start: Int, to end: Int, _ article: Article) -> Bool {
    start < end && article.source[SourceRange(start, end)].contains { ASCII.isWord($0) || $0 >= 0x80 }
  }

  /// With fewer words a block has those of the other language by chance.
  private static let leastWords = 8

  /// That a block has the words of its counterpart in the other language, with a translation beside them; nil if it has not.
  private static func original(inBlock block: Int, _ pair: AlignedPair) -> Drift? {
    guard pair.target.locale.language != pair.reference.locale.language,
      let counterpart = pair.blocks.first(where: { $0.target == block })?.reference
    else { return nil }
    let words = pair.reference.words[pair.reference.blocks[counterpart].wordIndexes]
    let own = Set(pair.target.words[pair.target.blocks[block].wordIndexes])
    guard words.count >= leastWords, words.count(where: own.contains) * 100 >= words.count * 85 else { return nil }
    return Drift(
      .untranslated, .warning, 0.85, .differs, pair.reference.locale.description,
      target: pair.target.blocks[block].range, reference: pair.reference.blocks[counterpart].range)
  }

  /// An image that a step lacks, and another one that it has alone, wherever they stand in it: one was put for the other.
  static func replacingImages(_ drifts: [Drift], _ pair: AlignedPair) -> [Drift] {
    func item(_ drift: Drift, _ rule: RuleID, _ range: SourceRange?, _ article: Article) -> Int? {
      guard drift.rule == rule, !drift.isSwapped, drift.others == 0, drift.severity > .note,
        let block = range.flatMap({ article.block(at: $0.start) })
      else { return nil }
      let top = article.topmost(block)
      return article.blocks[top].isListItem ? top : nil
    }
    var missing: [Int: [Int]] = [:]
    for index in drifts.indices {
      if let item = item(drifts[index], .missingImage, drifts[index].reference, pair.reference) {
        missing[item, default: []].append(index)
      }
    }
    if missing.isEmpty { return drifts }
    let counterparts = Dictionary(pair.blocks.map { ($0.target, $0.reference) }) { first, _ in first }
    var extra: [Int: [Int]] = [:]
    for index in drifts.indices {
      if let item = item(drifts[index], .extraImage, drifts[index].target, pair.target),
        let counterpart = counterparts[item]
      {
        extra[counterpart, default: []].append(index)
      }
    }
    var drifts = drifts
    var dropped = Set<Int>()
    for (item, own) in extra {
      guard own.count == 1, let others = missing[item], others.count == 1 else { continue }
      drifts[own[0]] = Drift(
        .imageMismatch, .warning, 0.7, .differs, "image", target: drifts[own[0]].target,
        reference: drifts[others[0]].reference)
      dropped.insert(others[0])
    }
    return drifts.indices.filter { !dropped.contains($0) }.map { drifts[$0] }
  }

  private static func isText(_ drift: Drift) -> Bool {
    switch drift.rule.subject {
    case .paragraph, .step, .item: true
    default: false
    }
  }

  /// The links that stand in some ranges. Complexity: O(links found), and O(log n) for each range.
  private static func links(in ranges: [SourceRange], of article: Article) -> [Int] {
    let literals = article.literals
    return ranges.flatMap { range in
      let first = literals.partitioningIndex { $0.range.lower >= range.lower }
      return literals[first...].indices.prefix { literals[$0].range.lower < range.upper }.filter {
        literals[$0].kind == .link && range.contains(literals[$0].range)
      }
    }
  }

  /// Without the place in the page.
  private static func page(_ target: ArraySlice<UInt8>) -> [UInt8] {
    Array(target.prefix { $0 != UInt8(ascii: "#") })
  }
}
