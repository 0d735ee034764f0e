import ParallelText

/// The language that a fence names.
enum CodeLanguages {
  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    return pair.blocks.compactMap { match in
      let target = pair.target.blocks[match.target]
      let reference = pair.reference.blocks[match.reference]
      guard target.kind == .code, reference.kind == .code,
        pair.target.source[target.label] != pair.reference.source[reference.label],
        let first = language(target, pair.target),
        let second = language(reference, pair.reference), first != second
      else { return nil }
      return Drift(
        .codeLanguageMismatch, .note, 0.9, .differs, "code language", target: target.label,
        reference: reference.label)
    }
  }

  /// A block without a language is a matter of style: indented code cannot name one.
  private static func language(_ block: Block, _ article: Article) -> String? {
    let name = article.text(block.label).lowercased()
    return name.isEmpty || notLanguages.contains(name) ? nil : name
  }

  /// What fences of programs' output are marked with.
  private static let notLanguages: Set<String> = ["console", "none", "output", "plain", "plaintext", "text", "txt"]
}
