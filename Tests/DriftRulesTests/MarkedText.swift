import ParallelText

/// A text of a test without its markers, and the range that stood between `⟦` and `⟧`.
struct MarkedText {
  let text: String
  /// In bytes of `text`; empty for `⟦⟧`, nil if nothing is marked.
  let range: SourceRange?

  init(_ marked: String) {
    let parts = marked.split(separator: "⟦", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      (text, range) = (marked, nil)
      return
    }
    let rest = parts[1].split(separator: "⟧", maxSplits: 1, omittingEmptySubsequences: false)
    precondition(rest.count == 2, "⟦ without ⟧")
    text = "\(parts[0])\(rest[0])\(rest[1])"
    range = SourceRange(parts[0].utf8.count, parts[0].utf8.count + rest[0].utf8.count)
  }
}
