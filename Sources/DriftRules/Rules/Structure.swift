import ParallelText

/// Elements that one side lacks, has alone, or has elsewhere.
enum Structure {
  private struct Element {
    var name: String
    var subject: String
    var missing: Severity
    var extra: Severity
    var moved: Severity
    /// For the summaries: `a section`, and what it is known by.
    var description: String
  }

  private static let elements = [
    Element(
      name: "section", subject: "section", missing: .error, extra: .warning, moved: .warning, description: "a section"),
    Element(
      name: "step", subject: "step", missing: .error, extra: .warning, moved: .error,
      description: "an item of a numbered list"),
    Element(
      name: "item", subject: "item", missing: .warning, extra: .warning, moved: .warning,
      description: "an item of a bulleted list"),
    Element(
      name: "paragraph", subject: "paragraph", missing: .warning, extra: .warning, moved: .warning,
      description: "a paragraph or an alert"),
    Element(
      name: "code", subject: "code block", missing: .error, extra: .warning, moved: .warning,
      description: "a code block"),
    Element(
      name: "row", subject: "table row", missing: .warning, extra: .warning, moved: .warning,
      description: "a row of a table"),
    Element(
      name: "image", subject: "image", missing: .warning, extra: .warning, moved: .warning, description: "an image"),
  ]

  static let family = RuleFamily(
    rules: elements.flatMap { element in
      [
        RuleDescriptor(
          RuleID("missing-\(element.name)"), element.missing,
          "\(element.description) that the reference has and this translation lacks"),
        RuleDescriptor(
          RuleID("extra-\(element.name)"), element.extra, "\(element.description) that only this translation has"),
        RuleDescriptor(
          RuleID("moved-\(element.name)"), element.moved,
          "\(element.description) that stands elsewhere than in the reference"),
      ]
    },
    check: check)

  private static func check(_ pair: AlignedPair) -> [Drift] {
    var found: [Drift] = []
    lazy var matchedSections = (
      target: Set(pair.sections.map(\.target)), reference: Set(pair.sections.map(\.reference))
    )
    lazy var matchedBlocks = (target: Set(pair.blocks.map(\.target)), reference: Set(pair.blocks.map(\.reference)))
    for gap in pair.missingSections {
      found.append(
        drift(
          "section", .missing, 0.95, .empty(at: gap.place),
          pair.joinedReferences.contains(gap.element)
            ? pair.reference.heading(of: gap.element)!.range
            : extent(gap.element, pair.reference, matchedSections.reference)))
    }
    for gap in pair.extraSections {
      found.append(
        drift(
          "section", .extra, 0.9,
          pair.joinedTargets.contains(gap.element)
            ? pair.target.heading(of: gap.element)!.range
            : extent(gap.element, pair.target, matchedSections.target),
          .empty(at: gap.place)))
    }
    for match in pair.movedSections {
      found.append(
        drift(
          "section", .moved, 0.9, pair.target.sections[match.target].range,
          pair.reference.sections[match.reference].range))
    }
    // Markup without text is for the renderer.
    for gap in pair.missingBlocks where !isMarkup(gap.element, pair.reference) {
      if let mark = lostMark(gap.element, of: pair.reference, matchedBlocks.reference) {
        found.append(
          Drift(
            "alert-mismatch", .warning, 0.9, .missing, "mark of an alert", target: .empty(at: gap.place),
            reference: mark))
        continue
      }
      let name = name(of: pair.reference.blocks[gap.element].kind)
      found.append(
        drift(
          name, .missing, confidence(gap.element, in: pair.reference), .empty(at: gap.place),
          pair.reference.extent(gap.element)))
    }
    for gap in pair.extraBlocks where !isMarkup(gap.element, pair.target) {
      if let mark = lostMark(gap.element, of: pair.target, matchedBlocks.target) {
        found.append(
          Drift(
            "alert-mismatch", .warning, 0.9, .extra, "mark of an alert", target: mark, reference: .empty(at: gap.place))
        )
        continue
      }
      let name = name(of: pair.target.blocks[gap.element].kind)
      found.append(
        drift(
          name, .extra, confidence(gap.element, in: pair.target), pair.target.extent(gap.element), .empty(at: gap.place)
        ))
    }
    for match in pair.movedBlocks where !isMarkup(match.target, pair.target) {
      // Code that moved and changed is reported as changed.
      if pair.target.blocks[match.target].kind == .code,
        pair.target.blocks[match.target].key != pair.reference.blocks[match.reference].key
      {
        continue
      }
      let name = name(of: pair.target.blocks[match.target].kind)
      found.append(drift(name, .moved, 0.85, pair.target.extent(match.target), pair.reference.extent(match.reference)))
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

  /// The type of an alert whose text the other side has, but not as an alert.
  private static func lostMark(_ block: Int, of article: Article, _ matched: Set<Int>) -> SourceRange? {
    guard article.blocks[block].kind == .alert, article.subtree(block).dropFirst().contains(where: matched.contains)
    else { return nil }
    return article.blocks[block].label
  }

  private static func isMarkup(_ block: Int, _ article: Article) -> Bool {
    article.blocks[block].kind == .html && article.blocks[block].textLength == 0
      && article.blocks[block].literalIndexes.isEmpty
  }

  private static func drift(
    _ name: String, _ change: Drift.Change, _ confidence: Double, _ target: SourceRange, _ reference: SourceRange
  ) -> Drift {
    let element = elements.first { $0.name == name }!
    let (prefix, severity) =
      switch change {
      case .missing: ("missing", element.missing)
      case .extra: ("extra", element.extra)
      default: ("moved", element.moved)
      }
    return Drift(
      RuleID("\(prefix)-\(name)"), severity, confidence, change, element.subject, target: target, reference: reference)
  }

  private static func name(of kind: BlockKind) -> String {
    switch kind {
    case .step: "step"
    case .item: "item"
    case .code: "code"
    case .row: "row"
    case .image: "image"
    case .heading, .paragraph, .alert, .html: "paragraph"
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
