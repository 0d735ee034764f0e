import ParallelText

/// A translation that stops in the middle.
enum Truncation {
  static let family = RuleFamily(
    rules: [RuleDescriptor("truncated", .error, "a text that ends early: everything behind one place is missing")],
    check: { pair in
      guard let truncation = pair.truncation else { return [] }
      return [
        Drift(
          "truncated", .error, 0.9, .missing, "rest of the article", target: .empty(at: truncation.place),
          reference: truncation.missing)
      ]
    })
}
