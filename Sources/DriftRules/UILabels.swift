import ParallelText

/// Names of buttons and menus that one side left in another script.
enum UILabels {
  static let family = RuleFamily(
    rules: [RuleDescriptor("ui-label-mismatch", .warning, "names of buttons and menus left in another language")],
    check: check)

  private static func check(_ pair: AlignedPair) -> [Drift] {
    let targetIsLatin = isMostlyASCII(pair.target)
    let referenceIsLatin = isMostlyASCII(pair.reference)
    guard targetIsLatin != referenceIsLatin else { return [] }
    var found: [Drift] = []
    for match in pair.blocks {
      let targets = labels(pair.target, match.target)
      let references = labels(pair.reference, match.reference)
      guard targets.count == references.count else { continue }
      for (target, reference) in zip(targets, references) {
        let first = pair.target.bytes(target)
        let second = pair.reference.bytes(reference)
        // In a text of another script, a Latin label that the other language translates has been left as it was.
        let suspect = targetIsLatin ? second : first
        let translated = targetIsLatin ? first : second
        guard isPhrase(suspect), translated.contains(where: { $0 >= 0x80 }), editDistance(suspect, translated) > 3,
          // A name that the other side has as well, be it in another place of the sentence, is meant to stay.
          (targetIsLatin ? pair.target : pair.reference).count(of: suspect) == 0
        else { continue }
        // Capitals throughout are a product's as often as a button's.
        let isName = isCapitalized(suspect)
        let drift = Drift(
          "ui-label-mismatch", isName ? .note : .warning, isName ? 0.5 : 0.8, .differs, "label",
          target: pair.target.literals[target].range,
          reference: pair.reference.literals[reference].range)
        found.append(targetIsLatin ? drift.swapped() : drift)
      }
    }
    return found
  }

  private static func labels(_ article: Article, _ block: Int) -> [Int] {
    article.blocks[block].literalIndexes.filter { article.literals[$0].kind == .uiLabel }
  }

  /// Two words or more of plain Latin: a single one is likely a name or a command.
  private static func isPhrase(_ label: ArraySlice<UInt8>) -> Bool {
    label.allSatisfy { $0 < 0x80 } && label.contains(0x20) && label.contains { (0x61...0x7A).contains($0) }
      && !label.contains { "`\"=/$%@|".utf8.contains($0) }
      && label.firstRange(of: Array(":\\".utf8)) == nil
  }

  private static func isCapitalized(_ label: ArraySlice<UInt8>) -> Bool {
    label.split(separator: 0x20).allSatisfy { !(0x61...0x7A).contains($0[$0.startIndex]) }
  }

  private static func isMostlyASCII(_ article: Article) -> Bool {
    let sample = article.source.bytes.prefix(20_000)
    return sample.count { $0 >= 0x80 } * 5 < sample.count
  }
}
