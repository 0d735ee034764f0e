import ParallelText

/// Placeholders: they may be translated, but not vanish.
enum Placeholders {
  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    let differences = LiteralDifferences(comparison, [.placeholder])
    return differences.blocks.flatMap { block -> [Drift] in
      let lacking = block.reference.dropFirst(block.target.count)
      if lacking.isEmpty { return [] }
      let names = PhraseSearch(
        lacking.map { pair.reference.bytes($0).dropFirst().dropLast() }, ignoringCase: true)
      let written = pair.target.occurrences(of: names, in: block.match.target)
      let missing = lacking.filter {
        names.phrase(pair.reference.bytes($0).dropFirst().dropLast()).map { written[$0] == nil } ?? true
      }
      return missing.map {
        Drift(
          .placeholderMismatch, .warning, 0.8, .missing, "placeholder",
          target: pair.endOfTarget(block.match.target), reference: pair.reference.literals[$0].range)
      }
    }
  }
}
