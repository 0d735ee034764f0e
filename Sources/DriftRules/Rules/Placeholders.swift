import ParallelText

/// Placeholders: they may be translated, but not vanish.
enum Placeholders {
  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    let differences = LiteralDifferences(comparison, [.placeholder]) {
      pair.target.literals[$0].key == pair.reference.literals[$1].key
    }
    return differences.blocks.flatMap { block -> [Drift] in
      let missing = block.reference.dropFirst(block.target.count).filter {
        pair.target.occurrences(of: pair.reference.bytes($0).dropFirst().dropLast(), in: block.match.target) == 0
      }
      return missing.map {
        Drift(
          .placeholderMismatch, .warning, 0.8, .missing, "placeholder",
          target: pair.endOfTarget(block.match.target), reference: pair.reference.literals[$0].range)
      }
    }
  }
}
