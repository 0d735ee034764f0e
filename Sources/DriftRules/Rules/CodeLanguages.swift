import ParallelText

/// The language that a fence names.
enum CodeLanguages {
  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    var found: [Drift] = []
    for match in pair.blocks
    where pair.target.blocks[match.target].kind == .code && pair.reference.blocks[match.reference].kind == .code {
      let (own, other) = (pair.target.blocks[match.target].label, pair.reference.blocks[match.reference].label)
      guard pair.target.source[own] != pair.reference.source[other], let first = language(own, pair.target),
        let second = language(other, pair.reference), first != second
      else { continue }
      found.append(
        Drift(.codeLanguageMismatch, .note, 0.9, .differs, "code language", target: own, reference: other))
    }
    return found
  }

  /// A block without a language is a matter of style: indented code cannot name one.
  private static func language(_ label: SourceRange, _ article: Article) -> String? {
    let name = article.text(label).lowercased()
    return name.isEmpty || notLanguages.contains(name) ? nil : name
  }

  /// What fences of programs' output are marked with.
  private static let notLanguages: Set<String> = ["console", "none", "output", "plain", "plaintext", "text", "txt"]
}
