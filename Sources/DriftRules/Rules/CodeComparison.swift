import ParallelText

/// The program in code blocks: what is written for people in them may be translated.
enum CodeComparison {
  static func check(_ comparison: Comparison) -> [Drift] {
    let code = comparison.code
    var found = CodeNames.check(code)
    for block in code.blocks {
      found += CodeDrifts(block, code).found
    }
    if let name = code.renames.first {
      found.append(
        Drift(
          .codeMismatch, .note, 0.9, .differs, "name used throughout the article", target: name.target,
          reference: name.reference))
    }
    return found
  }
}
