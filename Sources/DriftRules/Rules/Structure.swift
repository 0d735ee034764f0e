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
    for gap in pair.missingSections {
      let range =
        pair.joinedReferences.contains(gap.element)
        ? pair.reference.heading(of: gap.element)!.range
        : extent(gap.element, pair.reference, matchedSections.reference)
      found.append(drift(.missing, .section, 0.95, .empty(at: gap.place), range))
      if isStamp(gap.element, pair.reference) { found[found.count - 1].severity = .note }
    }
    for gap in pair.extraSections {
      let range =
        pair.joinedTargets.contains(gap.element)
        ? pair.target.heading(of: gap.element)!.range : extent(gap.element, pair.target, matchedSections.target)
      found.append(drift(.extra, .section, 0.9, range, .empty(at: gap.place)))
      if isStamp(gap.element, pair.target) { found[found.count - 1].severity = .note }
    }
    for match in pair.movedSections {
      found.append(
        drift(
          .moved, .section, 0.9, pair.target.sections[match.target].range,
          pair.reference.sections[match.reference].range))
    }
    // Markup without text is for the renderer.
    for gap in pair.missingBlocks where !isMarkup(gap.element, pair.reference) {
      if let (mark, text) = lostMark(gap.element, of: pair.reference, targetOfReference) {
        found +=
          Alerts.lost(mark, of: pair.reference, alert: gap.element, on: text, of: pair.target) ?? [
            Drift(
              .alertMismatch, .warning, 0.9, .missing, "mark of an alert", target: .empty(at: gap.place),
              reference: mark)
          ]
        continue
      }
      let subject = subject(of: pair.reference.blocks[gap.element].kind)
      found.append(
        drift(
          .missing, subject, confidence(gap.element, in: pair.reference), .empty(at: gap.place),
          pair.reference.extent(gap.element)))
    }
    for gap in pair.extraBlocks where !isMarkup(gap.element, pair.target) {
      if let (mark, text) = lostMark(gap.element, of: pair.target, referenceOfTarget) {
        let told = Alerts.lost(mark, of: pair.target, alert: gap.element, on: text, of: pair.reference)
        found +=
          told?.map {
            Drift($0.rule, $0.severity, $0.confidence, $0.change, $0.subject, target: mark, reference: $0.target)
          }
          ?? [
            Drift(
              .alertMismatch, .warning, 0.9, .extra, "mark of an alert", target: mark,
              reference: .empty(at: gap.place))
          ]
        continue
      }
      let subject = subject(of: pair.target.blocks[gap.element].kind)
      found.append(
        drift(
          .extra, subject, confidence(gap.element, in: pair.target), pair.target.extent(gap.element),
          .empty(at: gap.place)
        ))
    }
    for match in pair.movedBlocks where !isMarkup(match.target, pair.target) {
      // Code that moved and changed is reported as changed.
      if pair.target.blocks[match.target].kind == .code,
        pair.target.blocks[match.target].key != pair.reference.blocks[match.reference].key
      {
        continue
      }
      let subject = subject(of: pair.target.blocks[match.target].kind)
      found.append(
        drift(.moved, subject, 0.85, pair.target.extent(match.target), pair.reference.extent(match.reference)))
    }
    return found
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

  /// Whether a section is a mere line with a date at the end of a file: when it was made, or by what.
  private static func isStamp(_ section: Int, _ article: Article) -> Bool {
    guard section == article.sections.count - 1, article.sections[section].blocks.count == 1,
      let heading = article.heading(of: section)
    else { return false }
    return article.literals[heading.literalIndexes].contains { literal in
      literal.kind == .date
        || literal.kind == .number && article.source[literal.range].count == 4
          && article.source[literal.range].starts(with: "20".utf8)
    }
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

  private static func subject(of kind: BlockKind) -> RuleID.Subject {
    switch kind {
    case .step: .step
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
