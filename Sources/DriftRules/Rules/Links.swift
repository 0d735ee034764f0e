import ParallelText

/// Targets of links.
enum Links {
  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    let differences = LiteralDifferences(comparison, [.link, .url]) { LinkKeys.keys(of: $0, pair) }
    if differences.blocks.isEmpty { return [] }
    let isCut = isCut(pair)
    var found: [Drift] = []
    var missingDefinitions = Set<SourceRange>()
    for block in differences.blocks {
      var references = ClosestTexts(block.reference)
      for target in block.target {
        let text = pair.target.targetBytes(target)
        guard let reference = references.take(closestTo: text, pair.reference.targetBytes) else {
          found.append(
            Drift(
              .extraLink, .note, 0.6, .extra, "link", target: pair.target.literals[target].range,
              reference: .empty(at: pair.reference.blocks[block.match.reference].range.end)))
          continue
        }
        found.append(
          Drift(
            .linkMismatch, .warning, 0.85, .differs, "link", target: pair.target.literals[target].range,
            reference: pair.reference.literals[reference].range,
            values: .init(pair.target.targetBytes(target), pair.reference.targetBytes(reference))))
      }
      for reference in references.left where !(isCut && isByReference(reference, pair)) {
        // Links by reference that all lost their label lost the one definition that they share.
        if let definition = pair.reference.linkDefinitions[pair.reference.literals[reference].range],
          !missingDefinitions.insert(definition).inserted
        {
          continue
        }
        found.append(
          Drift(
            .missingLink, .warning, 0.75, .missing, "link", target: pair.endOfTarget(block.match.target),
            reference: pair.reference.literals[reference].range,
            values: .init([], pair.reference.targetBytes(reference))))
      }
    }
    return found
  }

  /// Whether the text ends early: definitions stand at the end, and a link by reference whose own went with it is explained.
  private static func isCut(_ pair: AlignedPair) -> Bool {
    pair.truncation != nil
      || pair.missingSections.contains {
        pair.reference.subsections($0.element).upperBound == pair.reference.sections.count
      }
  }

  private static func isByReference(_ literal: Int, _ pair: AlignedPair) -> Bool {
    let start = pair.reference.literals[literal].range.start
    return start > 0 && pair.reference.source.bytes[start - 1] == UInt8(ascii: "[")
  }
}
