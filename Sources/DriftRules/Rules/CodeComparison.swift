import ParallelText

/// The program in code blocks: what is written for people in them may be translated.
enum CodeComparison {
  static func check(_ comparison: Comparison) -> [Drift] {
    let code = comparison.code
    var found = CodeNames.check(code) + code.divided.drifts
    let rewritten = sectionsOfLoneCode(comparison.pair, code.divided)
    for block in code.blocks {
      var drifts = CodeDrifts(block, code).found
      let section = Int(comparison.pair.reference.blocks[block.match.reference].section)
      if block.isRewritten, rewritten.contains(section) {
        for index in drifts.indices { drifts[index].severity = .note }
      }
      found += drifts
    }
    if let name = code.renames.first {
      found.append(
        Drift(
          .codeMismatch, .note, 0.9, .differs, "name in code", target: name.target,
          reference: name.reference))
    }
    return found
  }

  /// The sections of the reference that were rewritten, as one side has more code there: what else stands in its place may be other code.
  private static func sectionsOfLoneCode(_ pair: AlignedPair, _ divided: DividedCode) -> Set<Int> {
    var sections = Set<Int>()
    for gap in pair.missingBlocks
    where pair.reference.blocks[gap.element].kind == .code && !divided.referenceParts.contains(gap.element) {
      sections.insert(Int(pair.reference.blocks[gap.element].section))
    }
    let extra = pair.extraBlocks.filter {
      pair.target.blocks[$0.element].kind == .code && !divided.targetParts.contains($0.element)
    }
    if extra.isEmpty { return sections }
    let references = Dictionary(pair.sections.map { ($0.target, $0.reference) }) { first, _ in first }
    return extra.reduce(into: sections) { all, gap in
      if let section = references[Int(pair.target.blocks[gap.element].section)] { all.insert(section) }
    }
  }
}
