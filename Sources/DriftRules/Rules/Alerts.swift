import ParallelText

/// The type of an alert.
enum Alerts {
  static let family = RuleFamily(
    rules: [RuleDescriptor("alert-mismatch", .warning, "a note that became a warning, and so on")],
    check: { pair in
      pair.blocks.compactMap { match in
        let target = pair.target.blocks[match.target]
        let reference = pair.reference.blocks[match.reference]
        guard target.kind == .alert, reference.kind == .alert, target.key != reference.key else { return nil }
        return Drift(
          "alert-mismatch", .warning, 0.95, .differs, "alert", target: target.label, reference: reference.label)
      }
    })
}
