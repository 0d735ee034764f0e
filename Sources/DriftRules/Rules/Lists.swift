import ParallelText

/// What lists are: numbered or bulleted, and which of their tasks are done.
enum Lists {
  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    var found: [Drift] = []
    var isMixed = false
    for match in pair.blocks {
      let (target, reference) = (pair.target.blocks[match.target], pair.reference.blocks[match.reference])
      guard target.isListItem, reference.isListItem else { continue }
      if target.kind != reference.kind { isMixed = true }
      if let drift = tasks(target, reference, pair) { found.append(drift) }
    }
    return isMixed ? found + kinds(pair) : found
  }

  // MARK: Numbers and bullets

  /// Lists of several items, all of which are numbered on one side and bulleted on the other: one finding a list.
  private static func kinds(_ pair: AlignedPair) -> [Drift] {
    struct Found {
      var first: AlignedPair.Match
      var reference: Int32
      var count = 1
      var isWhole = true
    }
    var lists: [Int32: Found] = [:]
    for match in pair.blocks {
      let (target, reference) = (pair.target.blocks[match.target], pair.reference.blocks[match.reference])
      guard target.isListItem, reference.isListItem else { continue }
      if lists[target.list] == nil {
        lists[target.list] = Found(first: match, reference: reference.list, isWhole: target.kind != reference.kind)
      } else {
        lists[target.list]!.count += 1
        if target.kind == reference.kind || lists[target.list]!.reference != reference.list {
          lists[target.list]!.isWhole = false
        }
      }
    }
    return lists.values.filter { $0.isWhole && $0.count > 1 }.sorted { $0.first.reference < $1.first.reference }.map {
      let target = pair.target.blocks[$0.first.target]
      // The order counts where somebody wrote numbers; numbers too many do no harm.
      let severity = target.kind == .item ? RuleID.listMismatch.severity : .note
      return Drift(
        .listMismatch, severity, severity == .note ? 0.7 : 0.9, .differs, "list marker",
        target: marker(target, pair.target),
        reference: marker(pair.reference.blocks[$0.first.reference], pair.reference))
    }
  }

  private static func marker(_ item: Block, _ article: Article) -> SourceRange {
    let text = article.source[item.range]
    return SourceRange(item.range.start, text.firstIndex(where: ASCII.isSpace) ?? item.range.end)
  }

  // MARK: Tasks

  private static func tasks(_ target: Block, _ reference: Block, _ pair: AlignedPair) -> Drift? {
    let (own, other) = (task(target, pair.target), task(reference, pair.reference))
    if own == nil, other == nil { return nil }
    if let own, let other, isDone(own, pair.target) == isDone(other, pair.reference) { return nil }
    return Drift(
      .listMismatch, RuleID.listMismatch.severity, 0.85, .differs, "task",
      target: own ?? .empty(at: marker(target, pair.target).end),
      reference: other ?? .empty(at: marker(reference, pair.reference).end))
  }

  /// `[ ]` or `[x]` at the beginning of an item (GFM 5.3).
  private static func task(_ item: Block, _ article: Article) -> SourceRange? {
    guard let line = item.lineIndexes.first else { return nil }
    let start = article.lines[line].start
    let bytes = article.source.bytes
    guard article.lines[line].end > start + 3, bytes[start] == UInt8(ascii: "["), bytes[start + 2] == UInt8(ascii: "]"),
      ASCII.isSpace(bytes[start + 3]), bytes[start + 1] == 0x20 || bytes[start + 1] | 0x20 == UInt8(ascii: "x")
    else { return nil }
    return SourceRange(start, start + 3)
  }

  private static func isDone(_ task: SourceRange, _ article: Article) -> Bool {
    article.source.bytes[task.start + 1] != 0x20
  }
}
