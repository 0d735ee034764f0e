import ParallelText

/// A translation that stops in the middle.
enum Truncation {
  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    guard let truncation = pair.truncation else { return [] }
    return [
      Drift(
        .truncated, .error, 0.9, .missing, "rest of the article", target: .empty(at: truncation.place),
        reference: truncation.missing)
    ]
  }
}
