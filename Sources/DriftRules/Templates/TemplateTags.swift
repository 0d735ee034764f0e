import ParallelText

/// Variables, includes, shortcodes and components: what the site puts in their place must be the same in every language.
enum TemplateTags {
  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    if pair.target.tags.isEmpty && pair.reference.tags.isEmpty { return [] }
    let matches = TagMatches(pair)
    var found = matches.pairs.flatMap { differences($0.target, $0.reference, pair) }
    // Most pairs have all of their tags.
    if matches.missing.isEmpty, matches.extra.isEmpty { return oneForEachPlace(found) }
    let gaps = Gaps(pair)
    for tag in matches.missing where gaps.isOpen(pair.reference.tags[tag], of: .reference) {
      if let drift = missing(pair.reference.tags[tag], gaps, pair) { found.append(drift) }
    }
    for tag in matches.extra where gaps.isOpen(pair.target.tags[tag], of: .target) {
      let tag = pair.target.tags[tag]
      // A variable may say what is a word in the reference.
      guard tag.standsAlone || tag.form != .variable else { continue }
      found.append(
        Drift(
          .literalMismatch, comparison.isSource || tag.isPaired ? .note : .warning, 0.6, .extra, subject(tag.form),
          target: tag.range, reference: .empty(at: gaps.place(of: tag, in: .reference)), literal: .template))
    }
    return oneForEachPlace(found)
  }

  /// What a tag is called in messages.
  private static func subject(_ form: TemplateTag.Form) -> String {
    switch form {
    case .variable: "variable"
    case .tag: "template tag"
    case .shortcode: "shortcode"
    case .component: "component"
    case .embed: "embed"
    }
  }

  // MARK: Tags that both sides have

  private static func differences(_ target: Int, _ reference: Int, _ pair: AlignedPair) -> [Drift] {
    let (own, theirs) = (pair.target.tags[target], pair.reference.tags[reference])
    var found = numbers(own, theirs, pair)
    if own.key == theirs.key { return found }
    func drift(_ severity: Severity, _ target: SourceRange, _ reference: SourceRange) -> Drift {
      Drift(
        .literalMismatch, severity, 0.85, .differs, subject(own.form), target: target, reference: reference,
        literal: .template)
    }
    if !own.hasName || own.form != theirs.form
      || !pair.target.name(of: own).elementsEqual(pair.reference.name(of: theirs))
    {
      return [drift(.warning, own.range, theirs.range)]
    }
    let difference = pair.target.source.withBytes { targetBytes in
      pair.reference.source.withBytes {
        TagDifference.of(own, targetBytes, theirs, $0, locales: (pair.target.locale, pair.reference.locale))
      }
    }
    if let difference {
      var drift = drift(difference.severity, difference.target, difference.reference)
      drift.subject += " argument"
      found.append(drift)
    }
    return found
  }

  /// The numbers in what readers see of a tag that stands alone.
  private static func numbers(_ own: TemplateTag, _ theirs: TemplateTag, _ pair: AlignedPair) -> [Drift] {
    guard own.standsAlone, theirs.standsAlone, !own.numbers.isEmpty, own.numbers.count == theirs.numbers.count else {
      return []
    }
    let targets = own.numbers.filter { number in !theirs.numbers.contains { $0.agrees(with: number) } }
    let references = theirs.numbers.filter { number in !own.numbers.contains { $0.agrees(with: number) } }
    guard targets.count == references.count else { return [] }
    return zip(targets, references).map { target, reference in
      let rule: RuleID =
        switch reference.kind {
        case .port: .portMismatch
        case .version: .versionMismatch
        default: .numberMismatch
        }
      return Drift(
        rule, rule.severity, 0.85, .differs, reference.kind.name, target: target.range, reference: reference.range,
        literal: reference.kind)
    }
  }

  // MARK: Tags that one side lacks

  private static func missing(_ tag: TemplateTag, _ gaps: Gaps, _ pair: AlignedPair) -> Drift? {
    let severity: Severity = isDispensable(tag, pair.reference) ? .note : .warning
    if !tag.standsAlone, let block = gaps.block(of: tag, in: .target) {
      let text = BlockText(pair.target, block)
      // As code, or with backslashes, it is there.
      if isWritten(tag, text, pair) { return nil }
      let name = pair.reference.source[tag.arguments]
      // Without its braces it is text.
      if tag.form == .variable, name.count > 2, let place = text.place(of: name), !text.range(place).isEmpty {
        return Drift(
          .literalMismatch, severity, 0.85, .differs, subject(tag.form), target: text.range(place),
          reference: tag.range, literal: .template)
      }
    }
    return Drift(
      .literalMismatch, severity, 0.75, .missing, subject(tag.form),
      target: .empty(at: gaps.place(of: tag, in: .target)), reference: tag.range, literal: .template)
  }

  /// Whether readers may see the same without the tag.
  private static func isDispensable(_ tag: TemplateTag, _ article: Article) -> Bool {
    // Tags around a text that is there are the layout's, but for those that tell who is to see it.
    if tag.isPaired { return !isCondition(tag, article) }
    if tag.standsAlone || !tag.hasName { return false }
    // In a heading the text may stand that a tag gives it in every language, and in a line the text that is an argument.
    return tag.block >= 0 && article.blocks[tag.block].kind == .heading
      || article.source.withBytes { bytes in
        TagArguments(bytes, tag.arguments.start..<tag.arguments.end).contains {
          $0.isQuoted && TagArguments.meaning(of: $0, bytes, isVariable: false) == .text
        }
      }
  }

  private static func isWritten(_ tag: TemplateTag, _ text: BlockText, _ pair: AlignedPair) -> Bool {
    func plain(_ bytes: some Sequence<UInt8>) -> [UInt8] {
      bytes.filter { !ASCII.isSpace($0) && $0 != UInt8(ascii: "\\") }
    }
    return plain(text.bytes).firstRange(of: plain(pair.reference.source[tag.range])) != nil
  }

  /// `if`, `ifversion`, `unless`.
  private static func isCondition(_ tag: TemplateTag, _ article: Article) -> Bool {
    let name = article.source[tag.name]
    return tag.form == .tag && (name.starts(with: "if".utf8) || name.elementsEqual("unless".utf8))
  }

  /// What is missing at one place is one finding.
  private static func oneForEachPlace(_ drifts: [Drift]) -> [Drift] {
    var places: [Int: Int] = [:]
    var kept: [Drift] = []
    for drift in drifts {
      guard drift.change == .missing, drift.severity > .note else {
        kept.append(drift)
        continue
      }
      if let first = places[drift.target.start] {
        kept[first].others += 1
        kept[first].othersAreInArticle = false
      } else {
        places[drift.target.start] = kept.count
        kept.append(drift)
      }
    }
    return kept
  }
}

/// Where on the other side a tag should stand that it lacks.
private struct Gaps {
  enum Side { case target, reference }

  private let pair: AlignedPair
  private let referenceOfTarget: [Int: Int]
  private let targetOfReference: [Int: Int]
  private let sections: (target: Set<Int>, reference: Set<Int>)

  init(_ pair: AlignedPair) {
    self.pair = pair
    referenceOfTarget = Dictionary(pair.blocksAndHeadings.map { ($0.target, $0.reference) }) { first, _ in first }
    targetOfReference = Dictionary(pair.blocksAndHeadings.map { ($0.reference, $0.target) }) { first, _ in first }
    sections = (Set(pair.sections.map(\.target)), Set(pair.sections.map(\.reference)))
  }

  /// Whether what holds the tag stands on both sides: what a missing section or step holds is part of that finding.
  func isOpen(_ tag: TemplateTag, of side: Side) -> Bool {
    let (article, blocks) = side == .target ? (pair.target, referenceOfTarget) : (pair.reference, targetOfReference)
    guard (side == .target ? sections.target : sections.reference).contains(tag.section) || tag.section == 0 else {
      return false
    }
    if side == .reference, let cut = pair.truncation, tag.range.start >= cut.missing.start { return false }
    if !tag.standsAlone { return tag.block < 0 || blocks[tag.block] != nil }
    // Behind a block that is missing it is part of what is missing, if it stands as far to the right.
    guard tag.block >= 0, blocks[tag.block] == nil, article.blocks[tag.block].isProse else { return true }
    return column(tag.range.start, article) <= column(article.blocks[tag.block].range.start, article)
  }

  private func column(_ offset: Int, _ article: Article) -> Int {
    offset - article.source.line(article.source.lineIndex(at: offset)).start
  }

  /// The other side's block for the one that a tag stands in.
  func block(of tag: TemplateTag, in side: Side) -> Int? {
    (side == .target ? targetOfReference : referenceOfTarget)[tag.block]
  }

  /// The end of the nearest element before the tag that the other side has too.
  func place(of tag: TemplateTag, in side: Side) -> Int {
    let (article, blocks) = side == .target ? (pair.target, targetOfReference) : (pair.reference, referenceOfTarget)
    var block = tag.block
    while block >= 0 {
      if let other = blocks[block] { return article.blocks[other].range.end }
      block -= 1
    }
    return article.sections.first?.range.start ?? 0
  }
}
