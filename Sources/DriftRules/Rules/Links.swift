import ParallelText

/// Targets of links, and what leads to them.
enum Links {
  static func check(_ comparison: Comparison) -> [Drift] {
    targets(comparison) + LinkTexts.emptyLinks(comparison.pair) + Footnotes.drifts(comparison.pair)
  }

  private static func targets(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    let differences = LiteralDifferences(comparison, [.link, .url]) { LinkKeys.keys(of: $0, pair) }
    if differences.blocks.isEmpty { return [] }
    let isCut = isCut(pair)
    lazy var missingFragments = fragments(ofMissingSectionsOf: pair)
    lazy var counts = (target: counts(pair.target), reference: counts(pair.reference))
    var found: [Drift] = []
    var missingDefinitions = Set<SourceRange>()
    let kinship = LinkKinship(pair.target.locale, pair.reference.locale)
    lazy var tags = Dictionary(grouping: pair.reference.tags) { $0.block }
    for block in differences.blocks {
      let kin = kin(of: block, kinship, pair)
      let taken = Set(kin.values)
      var references = ClosestTexts(block.reference.filter { !taken.contains($0) })
      for target in block.target {
        let text = pair.target.targetBytes(target)
        guard let reference = kin[target] ?? references.take(closestTo: text, pair.reference.targetBytes) else {
          if let tags = tags[block.match.reference],
            RenderedTags.isRendered(target, of: pair.target, by: tags, pair.reference)
          {
            continue
          }
          found.append(
            Drift(
              .extraLink, .note, 0.6, .extra, "link", target: pair.target.literals[target].range,
              reference: .empty(at: pair.reference.blocks[block.match.reference].range.end)))
          continue
        }
        let other = pair.reference.targetBytes(reference)
        // The name of a tab leads nowhere: `ContainerData` compares it.
        if text.starts(with: "#tab/".utf8), other.starts(with: "#tab/".utf8) { continue }
        let isHarmless = kinship.kind(text, other).map { $0 != .samePage } ?? false
        found.append(
          Drift(
            .linkMismatch, isHarmless ? .note : .warning, isHarmless ? 0.5 : 0.85, .differs, "link",
            target: pair.target.literals[target].range, reference: pair.reference.literals[reference].range,
            values: .init(text, other)))
      }
      var missing: [Drift] = []
      for reference in references.left where !(isCut && isByReference(reference, pair)) {
        // What stands in the translation as often went elsewhere, with its text.
        let key = pair.reference.literals[reference].key
        if counts.target[key, default: 0] >= counts.reference[key, default: 0] { continue }
        if isWritten(reference, in: block.match.target, pair) { continue }
        // Links by reference that all lost their label lost the one definition that they share.
        if let definition = pair.reference.linkDefinitions[pair.reference.literals[reference].range],
          !missingDefinitions.insert(definition).inserted
        {
          continue
        }
        if missingFragments.contains(
          String(decoding: pair.reference.targetBytes(reference), as: UTF8.self).lowercased())
        {
          continue
        }
        missing.append(
          Drift(
            .missingLink, .warning, 0.75, .missing, "link", target: pair.endOfTarget(block.match.target),
            reference: pair.reference.literals[reference].range,
            values: .init([], pair.reference.targetBytes(reference))))
      }
      // Links that one text lacks went with the sentence that they stood in.
      if var first = missing.first {
        first.others = missing.count - 1
        found.append(first)
      }
    }
    return found
  }

  /// For links of a block those of the reference that have a page or a document in common with them, in the order of the text.
  private static func kin(of block: LiteralDifferences.InBlock, _ kinship: LinkKinship, _ pair: AlignedPair) -> [Int:
    Int]
  {
    if block.target.isEmpty || block.reference.isEmpty { return [:] }
    var table = AgreementTable(count: block.reference.count)
    for (place, reference) in block.reference.enumerated().reversed() {
      for key in kinship.keys(of: pair.reference.targetBytes(reference)) { table.add(key, at: place) }
    }
    var kin: [Int: Int] = [:]
    for target in block.target {
      let place = table.take(kinship.keys(of: pair.target.targetBytes(target)))
      if let place { kin[target] = block.reference[place] }
    }
    return kin
  }

  /// How often each link stands in an article.
  private static func counts(_ article: Article) -> [UInt64: Int] {
    article.literals.reduce(into: [:]) { counts, literal in
      if literal.kind == .link || literal.kind == .url { counts[literal.key, default: 0] += 1 }
    }
  }

  /// Whether an address that stands in the reference's text is code in the translation.
  private static func isWritten(_ reference: Int, in block: Int, _ pair: AlignedPair) -> Bool {
    let literal = pair.reference.literals[reference]
    return literal.kind == .url
      && pair.target.plainText(pair.target.blocks[block]).contains(pair.reference.text(literal.range))
  }

  /// Whether the text ends early: definitions stand at the end, and a link by reference whose own went with it is explained.
  private static func isCut(_ pair: AlignedPair) -> Bool {
    pair.truncation != nil
      || pair.missingSections.contains {
        pair.reference.subsections($0.element).upperBound == pair.reference.sections.count
      }
  }

  /// The fragments of sections of the reference that the target lacks: what leads to them is told with them.
  private static func fragments(ofMissingSectionsOf pair: AlignedPair) -> Set<String> {
    Set(
      pair.missingSections.flatMap { gap in
        pair.reference.subsections(gap.element).map { "#" + pair.reference.sections[$0].anchor.lowercased() }
      })
  }

  private static func isByReference(_ literal: Int, _ pair: AlignedPair) -> Bool {
    let start = pair.reference.literals[literal].range.start
    return start > 0 && pair.reference.source.bytes[start - 1] == UInt8(ascii: "[")
  }
}
