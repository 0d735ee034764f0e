import ParallelText

/// The type of an alert.
enum Alerts {
  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    return pair.blocks.compactMap { match in
      let target = pair.target.blocks[match.target]
      let reference = pair.reference.blocks[match.reference]
      guard target.kind == .alert, reference.kind == .alert, target.key != reference.key else { return nil }
      return Drift(
        .alertMismatch, .warning, 0.95, .differs, "alert", target: target.label, reference: reference.label)
    }
  }
}
