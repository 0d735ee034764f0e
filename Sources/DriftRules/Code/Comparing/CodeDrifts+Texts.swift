import ParallelText

/// What is said of texts within code: strings, comments.
extension CodeDrifts {
  func textDrifts() -> [Drift] {
    var found: [Drift] = []
    for (diff, tokens) in zip(block.texts, block.textPairs) {
      let token = target.tokens[tokens.target]
      let severity = token.kind == .comment ? Severity.warning : .error
      for literal in diff.literals {
        if literal.isName,
          areSameBesideEmphasis(literal) || isRename(target.source[literal.target], reference.source[literal.reference])
        {
          continue
        }
        found.append(
          Drift(
            .codeMismatch, severity, 0.85, .differs, "code", target: literal.target, reference: literal.reference))
      }
      if let change = diff.change, code.evidence.isDrift(diff, token, target.source, reference.source),
        !(diff.isAddition && block.places.contains { isDivided(diff, tokens, by: $0) })
      {
        found.append(
          Drift(.codeMismatch, severity, 0.85, .differs, "code", target: change.target, reference: change.reference))
      }
    }
    return found
  }

  /// Whether two names differ in nothing but marks of emphasis around them, as comments have: `_name_`.
  private func areSameBesideEmphasis(_ literal: CodeTextDiff.Difference) -> Bool {
    func bare(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      var name = name
      while let first = name.first, "_*".utf8.contains(first) { name = name.dropFirst() }
      while let last = name.last, "_*".utf8.contains(last) { name = name.dropLast() }
      return name
    }
    let (own, other) = (bare(target.source[literal.target]), bare(reference.source[literal.reference]))
    return !own.isEmpty && own == other
  }

  // MARK: Divided strings

  /// A string with what the other side has of it in tokens of their own: `'tool -v'` and `'tool', ['-v']`.
  func dividedString(_ place: ComparedCode.Place) -> (target: SourceRange, reference: SourceRange)? {
    guard place.target.isEmpty || place.reference.isEmpty,
      let index = block.texts.indices.first(where: {
        block.texts[$0].isAddition && isDivided(block.texts[$0], block.textPairs[$0], by: place)
      })
    else { return nil }
    func range(_ token: Int, _ tokens: Range<Int>, _ code: CodeBlock) -> SourceRange {
      let (first, last) = (min(token, tokens.first ?? token), max(token, tokens.last ?? token))
      return SourceRange(code.tokens[first].range.start, code.tokens[last].range.end)
    }
    let pair = block.textPairs[index]
    return (range(pair.target, place.target, target), range(pair.reference, place.reference, reference))
  }

  /// Whether all that a string lacks stands beside it, where the other side has nothing.
  private func isDivided(
    _ diff: CodeTextDiff, _ pair: (target: Int, reference: Int, hunk: Int), by place: ComparedCode.Place
  ) -> Bool {
    guard pair.hunk == place.hunk, let change = diff.change else { return false }
    return change.target.isEmpty
      ? has(reference.source[change.reference], place.target, target, on: target.tokens[pair.target].line)
      : has(target.source[change.target], place.reference, reference, on: reference.tokens[pair.reference].line)
  }

  private func has(_ words: ArraySlice<UInt8>, _ tokens: Range<Int>, _ code: CodeBlock, on line: Int32) -> Bool {
    words.split(whereSeparator: ASCII.isSpace).allSatisfy { word in
      code.tokens[tokens].contains { $0.line == line && code.bytes($0) == word }
    }
  }
}
