import ParallelText

/// What may differ between two pieces of a program, and what may not.
extension CodeDrifts {
  func verdict(_ place: ComparedCode.Place) -> Verdict {
    if reordered.contains(place.hunk) { return .fine }
    if isDocumentMark(place) { return .style }
    let own = target.tokens[place.target].filter { $0.kind != .comment }
    let other = reference.tokens[place.reference].filter { $0.kind != .comment }
    if isOptionValue(place) { return .style }
    if own.isEmpty, other.isEmpty {
      if block.movedLines != nil, haveAsManyComments { return .fine }
      // A comment may be wrapped otherwise in a translation, or come in addition, but not vanish.
      return place.target.isEmpty && reference.areWholeLines(place.reference) ? .differs : .fine
    }
    if own.allSatisfy(\.isText), other.allSatisfy(\.isText) { return textVerdict(place, own, other) }
    let (mine, theirs) = (own.flatMap(target.bytes), other.flatMap(reference.bytes))
    if mine.elementsEqual(theirs, by: ASCII.areSame) { return .style }
    if own.isEmpty || other.isEmpty { return moved.contains(place.hunk) ? .style : .differs }
    if own.contains(where: \.isText) || other.contains(where: \.isText) {
      return isLoose(own, target) && isLoose(other, reference) ? .fine : .differs
    }
    if own.count == 1, other.count == 1, isRename(mine[...], theirs[...]) { return .fine }
    return isStandIn(own, other) || isProse(place, own, other) ? .fine : moved.contains(place.hunk) ? .style : .differs
  }

  /// Whether it is the mark between an option and its value, where the other side has a space: `-o=wide`.
  func isOptionValue(_ place: ComparedCode.Place) -> Bool {
    func isMark(_ tokens: Range<Int>, _ code: CodeBlock) -> Bool {
      guard tokens.count == 1, tokens.lowerBound > 0, tokens.upperBound < code.tokens.count,
        code.bytes(code.tokens[tokens.lowerBound]).elementsEqual("=".utf8)
      else { return false }
      let (before, behind) = (code.tokens[tokens.lowerBound - 1], code.tokens[tokens.upperBound])
      // A quote may stand before the value.
      return isOption(before, code) && before.range.end == code.tokens[tokens.lowerBound].range.start
        && behind.range.start - code.tokens[tokens.lowerBound].range.end < 2
        && !ASCII.isSpace(code.source.bytes[behind.range.start - 1])
    }
    func isGap(_ tokens: Range<Int>, _ code: CodeBlock) -> Bool {
      guard tokens.isEmpty, tokens.lowerBound > 0, tokens.upperBound < code.tokens.count else { return false }
      let (before, behind) = (code.tokens[tokens.lowerBound - 1], code.tokens[tokens.upperBound])
      return isOption(before, code) && before.line == behind.line && before.range.end < behind.range.start
        && ASCII.isBlank(code.source.bytes[before.range.end])
    }
    func isOption(_ token: CodeToken, _ code: CodeBlock) -> Bool {
      token.traits.contains(.fixed) && code.source.bytes[token.range.start] == UInt8(ascii: "-")
    }
    // In PowerShell it is none.
    guard target.language.scan == .shell, target.language.escape != UInt8(ascii: "`") else { return false }
    return isMark(place.target, target) && isGap(place.reference, reference)
      || isGap(place.target, target) && isMark(place.reference, reference)
  }

  /// Whether comments that are alone on one side may be those that are alone on the other.
  private var haveAsManyComments: Bool {
    target.tokens.count { $0.kind == .comment } == reference.tokens.count { $0.kind == .comment }
  }

  private func textVerdict(_ place: ComparedCode.Place, _ own: [CodeToken], _ other: [CodeToken]) -> Verdict {
    if !own.isEmpty, !other.isEmpty { return code.evidence.areLeft(own, target.source) ? .differs : .fine }
    // Where more is translated, a text may be divided otherwise.
    return translated.contains(place.hunk) ? .fine : .differs
  }

  /// Whether all tokens are texts, words or marks.
  private func isLoose(_ tokens: [CodeToken], _ block: CodeBlock) -> Bool {
    tokens.allSatisfy { token in
      token.isText || token.traits.contains(.plain) && target.language.flags.contains(.other)
        || !block.bytes(token).contains { ASCII.isLetterOrDigit($0) || $0 >= 0x80 }
        || token.traits.contains(.plain) && block.bytes(token).contains { $0 >= 0x80 }
    }
  }

  /// An argument in another script stands for what the reader puts in.
  private func isStandIn(_ own: [CodeToken], _ other: [CodeToken]) -> Bool {
    guard target.language.scan == .shell, own.count == other.count else { return false }
    return zip(own, other).allSatisfy { mine, theirs in
      mine.traits.contains(.name) && theirs.traits.contains(.name) && mine.traits.isDisjoint(with: [.command, .fixed])
        && theirs.traits.isDisjoint(with: [.command, .fixed])
        && target.bytes(mine).contains { $0 >= 0x80 }
    }
  }

  /// Words of a text in a block of which nothing is known.
  private func isProse(_ place: ComparedCode.Place, _ own: [CodeToken], _ other: [CodeToken]) -> Bool {
    guard target.language.flags.contains(.other), own.allSatisfy({ $0.traits.contains(.plain) }),
      other.allSatisfy({ $0.traits.contains(.plain) }), let first = own.first, let second = other.first
    else { return false }
    let (line, otherLine) = (
      target.source[target.lines[Int(first.line)]], reference.source[reference.lines[Int(second.line)]]
    )
    return !otherLine.contains { "=;$|\\/".utf8.contains($0) } && code.evidence.isTranslation(line, otherLine)
  }

  /// Whether it is the mark at the beginning of a document in YAML, which says nothing: `---`.
  private func isDocumentMark(_ place: ComparedCode.Place) -> Bool {
    func isMark(_ tokens: Range<Int>, _ code: CodeBlock) -> Bool {
      tokens.lowerBound == 0 && !tokens.isEmpty && code.areWholeLines(tokens)
        && code.tokens[tokens].allSatisfy { code.bytes($0).allSatisfy { $0 == UInt8(ascii: "-") } }
    }
    return place.target.isEmpty && isMark(place.reference, reference)
      || place.reference.isEmpty && isMark(place.target, target)
  }

  func isRename(_ target: ArraySlice<UInt8>, _ reference: ArraySlice<UInt8>) -> Bool {
    code.renames.contains(target, for: reference) || code.evidence.isTranslation(target, reference)
  }
}
