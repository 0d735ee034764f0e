import ParallelText

/// The language that a fence names.
enum CodeLanguages {
  static let family = RuleFamily(
    rules: [RuleDescriptor("code-language-mismatch", .note, "a code block whose fence names another language")],
    check: { pair in
      pair.blocks.compactMap { match in
        let target = pair.target.blocks[match.target]
        let reference = pair.reference.blocks[match.reference]
        // A block that names no language is a matter of style: indented code cannot name one.
        guard target.kind == .code, reference.kind == .code, !reference.label.isEmpty, !target.label.isEmpty,
          pair.target.text(target.label).lowercased() != pair.reference.text(reference.label).lowercased()
        else { return nil }
        return Drift(
          "code-language-mismatch", .note, 0.9, .differs, "language of the code", target: target.label,
          reference: reference.label)
      }
    })
}
