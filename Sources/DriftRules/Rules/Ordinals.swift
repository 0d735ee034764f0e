import ParallelText

/// Numbers of steps, in headings and in lists.
enum Ordinals {
  static func check(_ comparison: Comparison) -> [Drift] {
    headings(comparison.pair)
      + lists(
        comparison.pair, inTarget: comparison.target.misnumberedSteps,
        inReference: comparison.reference.misnumberedSteps)
  }

  // MARK: Headings

  /// Whether the numbers of two headings differ, or only one has one.
  static func differ(_ pair: AlignedPair, _ match: AlignedPair.Match) -> Bool {
    switch (ordinal(pair.target, match.target), ordinal(pair.reference, match.reference)) {
    case (let first?, let second?): return pair.target.literals[first].key != pair.reference.literals[second].key
    // Languages put the number elsewhere (`第 3 步`) or in words: only a heading that repeats another is wrong.
    case (let first?, nil):
      return !has(pair.target.literals[first].key, pair.reference, match.reference)
        && repeats(pair.target, match.target)
    case (nil, let second?):
      return !has(pair.reference.literals[second].key, pair.target, match.target)
        && repeats(pair.reference, match.reference)
    case (nil, nil): return false
    }
  }

  private static func has(_ key: UInt64, _ article: Article, _ block: Int) -> Bool {
    article.blocks[block].literalIndexes.contains { article.literals[$0].key == key }
  }

  private static func repeats(_ article: Article, _ heading: Int) -> Bool {
    twin(of: Int(article.blocks[heading].section), in: article) != nil && !isCounted(heading, in: article)
  }

  /// Whether a heading beside it has the number before or after its own: two procedures may begin alike.
  private static func isCounted(_ heading: Int, in article: Article) -> Bool {
    func number(_ block: Int) -> Int? {
      ordinal(article, block).flatMap { Int(article.text(article.literals[$0].range)) }
    }
    guard let own = number(heading) else { return false }
    let section = article.sections[Int(article.blocks[heading].section)]
    return article.sections.contains { other in
      other.level == section.level && other.parent == section.parent && other.level > 0
        && number(other.blocks.lowerBound).map { abs($0 - own) == 1 } ?? false
    }
  }

  /// The number of a heading such as `Step 3: …` or `3. …`: at its beginning, behind at most one word, and before a
  /// mark that ends it.
  @inline(__always) private static func ordinal(_ article: Article, _ block: Int) -> Int? {
    // Most headings have none, and are not worth a call, for which the article would be copied.
    guard let literal = article.blocks[block].literalIndexes.first, article.literals[literal].kind == .number else {
      return nil
    }
    return isOrdinal(literal, article, block) ? literal : nil
  }

  private static func isOrdinal(_ literal: Int, _ article: Article, _ block: Int) -> Bool {
    guard let line = article.blocks[block].lineIndexes.first else { return false }
    let text = article.lines[line]
    let range = article.literals[literal].range
    guard range.end < text.end else { return false }
    let before = article.source.trimmed(SourceRange(textStart(article, text), range.start))
    guard before.count <= 40, !article.source[before].contains(0x20), range.count <= 3 else { return false }
    var end = range.end
    while end < text.end, [0x20, 0xC2, 0xA0].contains(article.source.bytes[end]) { end += 1 }
    let rest = article.source.bytes[end..<text.end]
    return ordinalEnds.contains { rest.starts(with: $0) }
  }

  /// Whether a text begins with what makes an ordinal of the number before it, in East Asia.
  static func isMark(_ text: some Collection<UInt8>) -> Bool { marks.contains { text.starts(with: $0) } }

  private static let marks = ["番目", "回目", "번째"].map { Array($0.utf8) }

  private static let ordinalEnds = [":", ".", ")", "-", "–", "—", "：", "、", "．", "|", "/"].map { Array($0.utf8) }

  /// Where the words of a heading start, behind its anchors.
  private static func textStart(_ article: Article, _ line: SourceRange) -> Int {
    let bytes = article.source.bytes
    var start = line.start
    while start < line.end, bytes[start] == UInt8(ascii: "<"),
      let close = bytes[start..<line.end].firstIndex(of: UInt8(ascii: ">"))
    {
      start = close + 1
    }
    return start
  }

  private static func words(_ article: Article, _ block: Int) -> SourceRange {
    guard let line = article.blocks[block].lineIndexes.first else { return article.blocks[block].range }
    let text = SourceRange(textStart(article, article.lines[line]), article.lines[line].end)
    // An anchor at the end is none of them: `{#id}`.
    let bytes = article.source[text]
    guard bytes.last == UInt8(ascii: "}"), let open = bytes.lastIndex(of: UInt8(ascii: "{")), open > bytes.startIndex
    else { return text }
    return article.source.trimmed(SourceRange(text.start, open))
  }

  private static func headings(_ pair: AlignedPair) -> [Drift] {
    var found: [Drift] = []
    for match in pair.sections
    where pair.target.sections[match.target].level > 0 && pair.reference.sections[match.reference].level > 0 {
      let target = pair.target.sections[match.target].blocks.lowerBound
      let reference = pair.reference.sections[match.reference].blocks.lowerBound
      guard differ(pair, .init(target: target, reference: reference)) else { continue }
      let targetRange = words(pair.target, target)
      let referenceRange = words(pair.reference, reference)
      let drift = Drift(
        .ordinalMismatch, .warning, 0.85, .differs, "heading", target: targetRange, reference: referenceRange)
      // The side whose heading repeats another's number or text is the one that is wrong.
      let targetTwin = twin(of: match.target, in: pair.target)
      let referenceTwin = twin(of: match.reference, in: pair.reference)
      if targetTwin == nil, referenceTwin != nil { found.append(drift.swapped()) } else { found.append(drift) }
    }
    return found
  }

  /// A section with the same number, or the same words, under the same parent's level.
  private static func twin(of section: Int, in article: Article) -> Int? {
    let heading = article.blocks[article.sections[section].blocks.lowerBound]
    return article.sections.indices.first { other in
      guard other != section, article.sections[other].level == article.sections[section].level else { return false }
      let block = article.blocks[article.sections[other].blocks.lowerBound]
      return article.words[block.wordIndexes].elementsEqual(article.words[heading.wordIndexes])
        && !heading.wordIndexes.isEmpty
        && article.sections[other].anchorKeys.prefix(1) != article.sections[section].anchorKeys.prefix(1)
    }
  }

  // MARK: Lists

  struct Misnumbered {
    var step: Int
    var message: String
  }

  private static func lists(
    _ pair: AlignedPair, inTarget: [Misnumbered], inReference: [Misnumbered]
  ) -> [Drift] {
    var found: [Drift] = []
    let own = Set(inTarget.map(\.step))
    let matches =
      inReference.isEmpty
      ? [:] : Dictionary(grouping: pair.blocks.filter { own.contains($0.target) }, by: \.reference)
    for item in inReference {
      // Numbers that all translations have are a matter of the source, which renders them anew.
      let isInBoth = (matches[item.step] ?? []).contains {
        pair.target.blocks[$0.target].number == pair.reference.blocks[item.step].number
      }
      found.append(
        Drift(
          .ordinalMismatch, isInBoth ? .note : .warning, 0.7, .intrinsic, item.message,
          target: marker(item.step, pair.reference),
          reference: nil, isSwapped: true))
    }
    for item in inTarget {
      // What the reference does as well is reported there; the gap of a missing or moved step belongs to that.
      guard let match = pair.blocks.first(where: { $0.target == item.step }) else { continue }
      if inReference.contains(where: {
        $0.step == match.reference || pair.reference.blocks[$0.step].list == pair.reference.blocks[match.reference].list
      }) {
        continue
      }
      if isExplained(item.step, pair) { continue }
      found.append(
        Drift(
          .ordinalMismatch, .warning, 0.8, .intrinsic, item.message, target: marker(item.step, pair.target),
          reference: nil))
    }
    return found
  }

  private static func isExplained(_ step: Int, _ pair: AlignedPair) -> Bool {
    let section = pair.target.blocks[step].section
    return pair.missingBlocks.contains { gap in
      pair.reference.blocks[gap.element].kind == .step
        && pair.sections.contains(
          .init(target: Int(section), reference: Int(pair.reference.blocks[gap.element].section)))
    } || pair.movedBlocks.contains { pair.target.blocks[$0.target].section == section }
  }

  private static func marker(_ step: Int, _ article: Article) -> SourceRange {
    let start = article.blocks[step].range.start
    let end = article.source.bytes[start...].firstIndex { !ASCII.isDigit($0) } ?? start
    return SourceRange(start, end)
  }

  /// The first step of each list whose number is not the one that counting gives. Lists that repeat one number
  /// throughout leave the counting to the renderer.
  static func misnumbered(_ article: Article) -> [Misnumbered] {
    // Steps whose numbers are those that counting gives are nothing to look at.
    let uncounted = Set(article.blocks.lazy.filter { $0.kind == .step && $0.number != $0.ordinal }.map(\.list))
    if uncounted.isEmpty { return [] }
    var lists: [Int32: [Int]] = [:]
    for (index, block) in article.blocks.enumerated() where block.kind == .step && uncounted.contains(block.list) {
      lists[block.list, default: []].append(index)
    }
    return lists.keys.sorted().compactMap { list in
      let steps = lists[list]!
      let numbers = steps.map { article.blocks[$0].number }
      guard Set(numbers).count > 1,
        let bad = steps.first(where: { article.blocks[$0].number != article.blocks[$0].ordinal })
      else { return nil }
      // `1. 1. 2.` and the like are a renderer's business as well, unless the numbers count.
      guard numbers.count > 1, numbers[1] != numbers[0] else { return nil }
      let block = article.blocks[bad]
      let repeats = numbers.count { $0 == block.number } > 1
      return Misnumbered(
        step: bad,
        message: repeats
          ? "step number \(block.number) is repeated (expected: \(block.ordinal))"
          : "step number \(block.number) follows \(block.ordinal - 1) (expected: \(block.ordinal))")
    }
  }
}
