import ParallelText

/// Elements that one side lacks, has alone, or has elsewhere.
enum Structure {
  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    var found: [Drift] = []
    lazy var matchedSections = (
      target: Set(pair.sections.map(\.target)), reference: Set(pair.sections.map(\.reference))
    )
    lazy var referenceOfTarget = Dictionary(pair.blocks.map { ($0.target, $0.reference) }) { first, _ in first }
    lazy var targetOfReference = Dictionary(pair.blocks.map { ($0.reference, $0.target) }) { first, _ in first }
    for gap in pair.missingSections where !LoneSections.isStamp(gap.element, pair.reference) {
      let isHeading = pair.joinedReferences.contains(gap.element) || pair.lostHeadings[gap.element] != nil
      let range =
        isHeading
        ? pair.reference.heading(of: gap.element)!.range
        : extent(gap.element, pair.reference, matchedSections.reference)
      let place =
        pair.lostHeadings[gap.element].map { pair.target.blocks[$0].range.start }
        ?? (isHeading ? start(ofSection: gap.element, pair, targetOfReference) : nil)
        ?? startOfPart(ofSection: gap.element, pair, matchedSections.reference) ?? gap.place
      found.append(drift(.missing, .section, 0.95, .empty(at: place), range))
      let replacement = LoneSections.replacement(of: gap, pair)
      if let replacement, LoneSections.isOutdated(gap.element, by: replacement, pair) {
        found[found.count - 1].severity = .note
      } else if isHeading || place != gap.place || replacement != nil {
        found[found.count - 1].severity = .warning
      }
    }
    var lastExtra: AlignedPair.Gap?
    for gap in pair.extraSections where !LoneSections.isStamp(gap.element, pair.target) {
      let isHeading = pair.joinedTargets.contains(gap.element)
      let range =
        isHeading
        ? pair.target.heading(of: gap.element)!.range : extent(gap.element, pair.target, matchedSections.target)
      // Neighbours that only the target has are one finding.
      if !isHeading, let last = lastExtra, last.place == gap.place,
        pair.target.subsections(last.element).upperBound == gap.element,
        pair.target.sections[last.element].level == pair.target.sections[gap.element].level
      {
        found[found.count - 1].target.upper = range.upper
        found[found.count - 1].others += 1
        found[found.count - 1].othersAreBehind = true
        lastExtra = gap
        continue
      }
      lastExtra = isHeading ? nil : gap
      found.append(drift(.extra, .section, 0.9, range, .empty(at: gap.place)))
      // A heading over what the reference has as well helps readers.
      if isHeading || pair.repeatedTargets.contains(gap.element) { found[found.count - 1].severity = .note }
    }
    for match in pair.movedSections {
      found.append(
        drift(
          .moved, .section, 0.9, pair.target.sections[match.target].range,
          pair.reference.sections[match.reference].range))
    }
    // Markup without text is for the renderer, and a part of code that is divided otherwise is no gap.
    let divided = comparison.code.divided
    var alone: [AlignedPair.Gap] = []
    for gap in pair.missingBlocks
    where !isMarkup(gap.element, pair.reference) && !divided.referenceParts.contains(gap.element) {
      if let (mark, text) = lostMark(gap.element, of: pair.reference, targetOfReference) {
        found +=
          Alerts.lost(mark, of: pair.reference, alert: gap.element, on: text, of: pair.target) ?? [
            Drift(
              .alertMismatch, .warning, 0.9, .missing, "alert mark", target: .empty(at: gap.place),
              reference: mark)
          ]
      } else if !isGlued(gap, pair) {
        alone.append(gap)
      }
    }
    for run in GapRuns(pair.reference).of(alone) {
      found.append(drift(.missing, run, of: pair.reference))
    }
    alone = []
    for gap in pair.extraBlocks
    where !isMarkup(gap.element, pair.target) && !divided.targetParts.contains(gap.element) {
      if let (mark, text) = lostMark(gap.element, of: pair.target, referenceOfTarget) {
        let told = Alerts.lost(mark, of: pair.target, alert: gap.element, on: text, of: pair.reference)
        found +=
          told?.map {
            Drift($0.rule, $0.severity, $0.confidence, $0.change, $0.subject, target: mark, reference: $0.target)
          }
          ?? [
            Drift(
              .alertMismatch, .warning, 0.9, .extra, "alert mark", target: mark,
              reference: .empty(at: gap.place))
          ]
      } else {
        alone.append(gap)
      }
    }
    for run in GapRuns(pair.target).of(alone) where !isBesideItsOriginal(run, pair, referenceOfTarget) {
      var extra = leftInSource(run, pair) ?? drift(.extra, run, of: pair.target)
      if LocalAdditions.areFramed(run.elements, pair.target, without: pair.reference) { extra.severity = .note }
      found.append(extra)
    }
    ListsAsCode.settle(&found, pair)
    RewrittenText.demote(&found, pair)
    var movedInList: [Int32: Int] = [:]
    let order = ListOrder(pair)
    for match in pair.movedBlocks where !isMarkup(match.target, pair.target) {
      let block = pair.target.blocks[match.target]
      // Code that moved and changed is reported as changed.
      if block.kind == .code, block.key != pair.reference.blocks[match.reference].key { continue }
      // A list that is sorted otherwise is one finding.
      if block.isListItem || block.kind == .row {
        if order.isKept(inListOf: match) { continue }
        if let first = movedInList[block.list] {
          found[first].others += 1
          found[first].othersAreBehind = true
          continue
        }
        movedInList[block.list] = found.count
      }
      found.append(
        drift(
          .moved, subject(of: match.target, in: pair.target), 0.85, pair.target.extent(match.target),
          pair.reference.extent(match.reference)))
      if SortedLists.contain(match.reference, pair.reference) { found[found.count - 1].severity = .note }
    }
    ContentsDrifts.settle(&found, pair)
    Rearrangement.demote(&found, pair)
    JoinedText.demote(&found, pair)
    KeptCode.demote(&found, pair)
    return found
  }

  /// Where what stands under a heading of the reference begins in the target, nil if nothing of it is there.
  private static func start(ofSection section: Int, _ pair: AlignedPair, _ targets: [Int: Int]) -> Int? {
    let blocks = pair.reference.sections[section].blocks.dropFirst()
    guard let first = blocks.lazy.compactMap({ targets[$0] }).first else { return nil }
    return pair.target.blocks[first].range.start
  }

  /// Where the first section begins in the target that stands in one of the reference which it lacks: only the outline differs
  /// there. Nil if it lacks them all.
  private static func startOfPart(ofSection section: Int, _ pair: AlignedPair, _ matched: Set<Int>) -> Int? {
    guard let part = pair.reference.subsections(section).dropFirst().first(where: matched.contains),
      pair.reference.sections[part].parent == section,
      let match = pair.sections.first(where: { $0.reference == part })
    else { return nil }
    return pair.target.sections[match.target].range.start
  }

  /// Blocks that are missing or extra together.
  private static func drift(_ change: Drift.Change, _ run: GapRuns.Run, of article: Article) -> Drift {
    let ranges = run.elements.map { article.extent($0) }
    let range = SourceRange(ranges[0].start, ranges[ranges.count - 1].end)
    let subject = subject(of: run.elements[run.elements.count - 1], in: article)
    let isLedTo = Self.subject(of: run.elements[0], in: article) != subject
    let sure = run.elements.map { confidence($0, in: article) }.max()!
    let place = SourceRange.empty(at: run.place)
    var whole = drift(
      change, subject, sure, change == .missing ? place : range, change == .missing ? range : place)
    let count = run.elements.count { Self.subject(of: $0, in: article) == subject }
    // It is quoted by the words that lead to it.
    if isLedTo {
      whole.subject =
        switch subject {
        case .item, .step:
          count == 1 ? "paragraph and \(noun(subject))" : "paragraph and list of \(count) \(noun(subject))s"
        case .row: "paragraph and table of \(count.counted("row"))"
        default: "paragraph and \(noun(subject))"
        }
    } else {
      whole.others = count - 1
      whole.othersAreBehind = true
      if article.isContentsEntry(run.elements[0]) { whole.subject = "table of contents entry" }
    }
    if run.elements.count == 1, article.isScrap(run.elements[0]) { whole.severity = .note }
    if change == .extra, LocalAdditions.are(run.elements, article) { whole.severity = .note }
    return whole
  }

  /// A paragraph of the reference that stands as it is beside its translation.
  private static func leftInSource(_ run: GapRuns.Run, _ pair: AlignedPair) -> Drift? {
    let block = pair.target.blocks[run.elements[0]]
    let words = pair.target.words[block.wordIndexes]
    guard run.elements.count == 1, block.kind == .paragraph, words.count > 3,
      pair.target.locale.language != pair.reference.locale.language,
      let section = pair.sections.first(where: { $0.target == Int(block.section) })
    else { return nil }
    // In a long section it would take long to look, and tell little.
    let blocks = pair.reference.sections[section.reference].blocks.prefix(200)
    let same = blocks.first {
      pair.reference.blocks[$0].kind == .paragraph
        && pair.reference.words[pair.reference.blocks[$0].wordIndexes] == words
    }
    return same.map {
      Drift(
        .untranslated, .warning, 0.9, .differs, pair.reference.locale.description, target: block.range,
        reference: pair.reference.blocks[$0].range)
    }
  }

  /// Whether a text stands beside the reference's own, which was left there: that is told of the original.
  private static func isBesideItsOriginal(_ run: GapRuns.Run, _ pair: AlignedPair, _ matches: [Int: Int]) -> Bool {
    let article = pair.target
    guard run.elements.count == 1, article.locale.language != pair.reference.locale.language else { return false }
    let own = article.subtree(run.elements[0])
    let next = own.upperBound
    let neighbours = [own.lowerBound - 1, next].filter { article.blocks.indices.contains($0) }.map { block in
      block < own.lowerBound ? article.topmost(block) : block
    }
    return neighbours.contains { neighbour in
      guard article.blocks[neighbour].kind == article.blocks[own.lowerBound].kind, let other = matches[neighbour]
      else { return false }
      let words = article.subtree(neighbour).flatMap { article.words[article.blocks[$0].wordIndexes] }
      let others = pair.reference.subtree(other).flatMap { pair.reference.words[pair.reference.blocks[$0].wordIndexes] }
      return words.count > 5 && words == others
    }
  }

  /// Whether a missing step stands at its place with the text of the one before it, as the space behind its number is not
  /// there: `4.Restart`.
  private static func isGlued(_ gap: AlignedPair.Gap, _ pair: AlignedPair) -> Bool {
    guard pair.reference.blocks[gap.element].kind == .step else { return false }
    let number = Array("\(pair.reference.blocks[gap.element].number).".utf8)
    let bytes = pair.target.source.bytes
    // The text that the place is the end of, and what follows it right away.
    var start = gap.place
    while start > 0, gap.place - start < 2_000, !(bytes[start - 1] == 0x0A && start > 1 && bytes[start - 2] == 0x0A) {
      start -= 1
    }
    let text = bytes[start..<min(bytes.count, gap.place + 200)]
    return text.indices.contains { index in
      text[index...].starts(with: number)
        && (index == text.startIndex || ASCII.isBlank(bytes[index - 1]) || bytes[index - 1] == 0x0A)
        && index + number.count < text.endIndex
        && ASCII.isLetterLike(bytes[index + number.count])
    }
  }

  /// A section with its subsections, up to the first one that the other side has.
  private static func extent(_ section: Int, _ article: Article, _ matched: Set<Int>) -> SourceRange {
    var range = article.sections[section].range
    for child in article.subsections(section).dropFirst() {
      if matched.contains(child) { break }
      range.upper = max(range.upper, article.sections[child].range.upper)
    }
    return range
  }

  /// The type of an alert whose text the other side has, but not as an alert, and that text there.
  private static func lostMark(
    _ block: Int, of article: Article, _ matches: [Int: Int]
  ) -> (mark: SourceRange, text: Int)? {
    guard article.blocks[block].kind == .alert,
      let text = article.subtree(block).dropFirst().lazy.compactMap({ matches[$0] }).first
    else { return nil }
    return (article.blocks[block].label, text)
  }

  private static func isMarkup(_ block: Int, _ article: Article) -> Bool {
    article.blocks[block].kind == .html && article.blocks[block].textLength == 0
      && article.blocks[block].literalIndexes.isEmpty
  }

  private static func drift(
    _ change: Drift.Change, _ subject: RuleID.Subject, _ confidence: Double, _ target: SourceRange,
    _ reference: SourceRange
  ) -> Drift {
    let rule = RuleID(change, subject)
    return Drift(rule, rule.severity, confidence, change, noun(subject), target: target, reference: reference)
  }

  private static func subject(of block: Int, in article: Article) -> RuleID.Subject {
    switch article.blocks[block].kind {
    case .step: article.isContentsEntry(block) ? .item : .step
    case .item: .item
    case .code: .code
    case .row: .row
    case .image: .image
    case .heading, .paragraph, .alert, .html: .paragraph
    }
  }

  /// As messages name it.
  private static func noun(_ subject: RuleID.Subject) -> String {
    switch subject {
    case .code: "code block"
    case .row: "table row"
    default: subject.rawValue
    }
  }

  /// A short text is easily part of a neighbour in a translation.
  private static func confidence(_ block: Int, in article: Article) -> Double {
    switch article.blocks[block].kind {
    case .paragraph, .html: article.blocks[block].textLength < 40 ? 0.6 : 0.85
    default: 0.9
    }
  }
}
