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
    let gaps = TagGaps(pair)
    var rendered = RenderedTags(pair)
    var firstOfList: [Int32: Int] = [:]
    for tag in matches.missing where gaps.isOpen(pair.reference.tags[tag], of: .reference) {
      if rendered.take(pair.reference.tags[tag], in: gaps.block(of: pair.reference.tags[tag], in: .target)) { continue }
      guard let drift = missing(pair.reference.tags[tag], gaps, pair) else { continue }
      // A list of tags in place of which stands another list is one finding.
      if let list = list(of: pair.reference.tags[tag], pair.reference) {
        if let first = firstOfList[list], found[first].severity >= drift.severity {
          found[first].others += 1
          found[first].othersAreBehind = true
          continue
        }
        firstOfList[list] = found.count
      }
      found.append(drift)
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
    let isCall = own.form == .variable && own.hasName != theirs.hasName
    if !isCall,
      !own.hasName || own.form != theirs.form
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

  private static func missing(_ tag: TemplateTag, _ gaps: TagGaps, _ pair: AlignedPair) -> Drift? {
    var severity: Severity = isDispensable(tag, pair.reference) ? .note : .warning
    if !tag.standsAlone, let block = gaps.block(of: tag, in: .target) {
      let text = BlockText(pair.target, block)
      // What a call shows may be said in words.
      if tag.form == .variable, arguments(of: tag, pair.reference).contains(where: { text.place(of: $0) != nil }) {
        severity = .note
      }
      // As code, or with backslashes, it is there.
      if isWritten(tag, text, pair) { return nil }
      let name = pair.reference.source[SourceRange(tag.name.start, tag.arguments.end)]
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
    if tag.standsAlone || !tag.hasName || tag.form == .variable { return false }
    // In a heading the text may stand that a tag gives it in every language, and in a line the text that is an argument.
    return tag.block >= 0 && article.blocks[tag.block].kind == .heading
      || article.source.withBytes { bytes in
        TagArguments(bytes, tag.arguments.start..<tag.arguments.end).contains {
          $0.isQuoted && TagArguments.meaning(of: $0, bytes, isVariable: false) == .text
        }
      }
  }

  /// The arguments in quotes of a call.
  private static func arguments(of tag: TemplateTag, _ article: Article) -> [ArraySlice<UInt8>] {
    guard tag.hasName else { return [] }
    return article.source.withBytes { bytes in
      TagArguments(bytes, tag.arguments.start..<tag.arguments.end).filter(\.isQuoted).map(\.value)
    }.map { article.source[SourceRange($0)] }
  }

  /// The list of an item that is nothing but the tag; nil if there is more to it.
  private static func list(of tag: TemplateTag, _ article: Article) -> Int32? {
    guard !tag.standsAlone, tag.block >= 0, article.blocks[tag.block].isListItem else { return nil }
    let lines = article.lines[article.blocks[tag.block].lineIndexes]
    return lines.count == 1 && lines.first == tag.range ? article.blocks[tag.block].list : nil
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
