import ParallelText

/// The lines of code blocks.
enum CodeComparison {
  static func check(_ comparison: Comparison) -> [Drift] {
    comparison.pair.blocks.filter { isChanged($0, comparison.pair) }.flatMap { match in
      compare(
        comparison.target.codeLines(of: match.target), comparison.reference.codeLines(of: match.reference),
        comparison.pair, match)
    }
  }

  private static func isChanged(_ match: AlignedPair.Match, _ pair: AlignedPair) -> Bool {
    let target = pair.target.blocks[match.target]
    let reference = pair.reference.blocks[match.reference]
    return target.kind == .code && reference.kind == .code && target.key != reference.key
  }

  private static func compare(
    _ target: CodeLines, _ reference: CodeLines, _ pair: AlignedPair, _ match: AlignedPair.Match
  ) -> [Drift] {
    var found: [Drift] = []
    for hunk in JoinedLines.take(from: LineDiff.hunks(target, reference), target, reference, &found) {
      var missing: SourceRange?
      var extra: SourceRange?
      // A comment may be wrapped differently in a translation, but not vanish.
      let comments =
        hunk.pairs.allSatisfy { $0.0 != nil || $0.1.map(reference.isComment) ?? true }
        && hunk.pairs.contains { $0.0 != nil }
      // The lines behind which a missing or an extra one belongs.
      var lastTarget = hunk.targetStart - 1
      var lastReference = hunk.referenceStart - 1
      var targetPlace: Int?
      var referencePlace: Int?
      for (first, second) in hunk.pairs {
        defer {
          lastTarget = first ?? lastTarget
          lastReference = second ?? lastReference
        }
        switch (first, second) {
        case (let first?, let second?):
          if let drift = CodeLine.compare(target.tokens(first), reference.tokens(second), target, reference) {
            found.append(drift)
          }
        case (nil, let second?):
          if reference.isComment(second), comments { continue }
          let line = reference.lines[second]
          missing = missing.map { SourceRange($0.start, line.end) } ?? line
          targetPlace = targetPlace ?? lastTarget
        case (let first?, nil):
          if target.isComment(first) { continue }
          let line = target.lines[first]
          extra = extra.map { SourceRange($0.start, line.end) } ?? line
          referencePlace = referencePlace ?? lastReference
        default: break
        }
      }
      if let missing, let extra {
        found.append(Drift(.codeMismatch, .error, 0.9, .differs, "code", target: extra, reference: missing))
      } else if let missing {
        let isComment = hunk.pairs.allSatisfy { $0.1.map(reference.isComment) ?? true }
        found.append(
          Drift(
            .codeMismatch, isComment ? .warning : .error, 0.95, .missing, "line of code",
            target: target.end(of: targetPlace) ?? .empty(at: pair.target.blocks[match.target].range.start),
            reference: missing))
      } else if let extra {
        found.append(
          Drift(
            .codeMismatch, .error, 0.9, .extra, "line of code", target: extra,
            reference: reference.end(of: referencePlace)
              ?? .empty(at: pair.reference.blocks[match.reference].range.start)))
      }
    }
    // A block that was rewritten is one finding, not one a line.
    if found.count(where: { $0.severity == .error }) > max(3, reference.lines.count / 4) {
      return [
        Drift(
          .codeMismatch, .error, 0.85, .differs, "code block", target: pair.target.blocks[match.target].range,
          reference: pair.reference.blocks[match.reference].range)
      ]
    }
    return found
  }
}
