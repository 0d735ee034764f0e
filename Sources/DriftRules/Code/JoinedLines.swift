import ParallelText

/// Two lines of code that stand on one line in the translation.
enum JoinedLines {
  /// Reports lines that ran together, and returns what else differs.
  static func take(
    from hunks: [LineDiff.Hunk], _ target: CodeLines, _ reference: CodeLines, _ found: inout [Drift]
  ) -> [LineDiff.Hunk] {
    guard target.lines.count < reference.lines.count else { return hunks }
    var rest: [LineDiff.Hunk] = []
    for hunk in hunks {
      let targets = hunk.targetStart..<(hunk.targetStart + hunk.pairs.count { $0.0 != nil })
      let references = hunk.referenceStart..<(hunk.referenceStart + hunk.pairs.count { $0.1 != nil })
      guard let (line, first) = joined(targets, references, target, reference) else {
        rest.append(hunk)
        continue
      }
      let lines = SourceRange(reference.lines[first].start, reference.lines[first + 1].end)
      found.append(
        reference.goesOn(first)
          ? Drift(.codeMismatch, .note, 0.9, .differs, "spacing", target: target.lines[line], reference: lines)
          : Drift(
            .malformedCode, .error, 0.95, .intrinsic, "two lines ran together", target: target.lines[line],
            reference: lines))
      for (own, other) in [
        (targets.lowerBound..<line, references.lowerBound..<first),
        ((line + 1)..<targets.upperBound, (first + 2)..<references.upperBound),
      ] where !own.isEmpty || !other.isEmpty {
        rest.append(LineDiff.hunk(own, other, target, reference))
      }
    }
    return rest
  }

  /// The first of the target's lines that is two neighbours of the reference, and the first of these.
  private static func joined(
    _ targets: Range<Int>, _ references: Range<Int>, _ target: CodeLines, _ reference: CodeLines
  ) -> (Int, Int)? {
    for line in targets where !target.isComment(line) {
      let words = target.tokens(line).map { target.source[$0] }
      for first in references.dropLast() where !reference.isComment(first) && !reference.isComment(first + 1) {
        let pair = [first, first + 1].map { reference.tokens($0).map { reference.source[$0] } }
        if !pair[0].isEmpty, !pair[1].isEmpty, pair[0].count + pair[1].count == words.count, pair[0] + pair[1] == words
        {
          return (line, first)
        }
      }
    }
    return nil
  }
}

extension CodeLines {
  /// Whether the next line is the rest of this one: it is indented more, or this one ends in a mark that says so.
  fileprivate func goesOn(_ line: Int) -> Bool {
    // `lines` are trimmed; what stands before them in the file is not.
    func indentation(_ line: Int) -> Int {
      lines[line].start - source.line(source.lineIndex(at: lines[line].start)).start
    }
    return indentation(line + 1) > indentation(line)
      || source[lines[line]].last.map { "\\`|,({[&".utf8.contains($0) } ?? false
  }
}
