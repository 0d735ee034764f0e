import ParallelText

/// A block of code against another: which tokens belong together, and where they differ.
struct ComparedCode {
  /// Tokens of one side, or both, that the other side has not, with none between them that it has.
  struct Place {
    var target: Range<Int>
    var reference: Range<Int>
    /// Which run of lines that differ it lies in.
    var hunk: Int
  }

  /// Lines of the reference that stand on one line of the target.
  struct JoinedLine {
    var target: Int
    var reference: Int
  }

  let match: AlignedPair.Match
  let target: CodeBlock
  let reference: CodeBlock
  private(set) var places: [Place] = []
  /// Texts that belong together, and differ.
  private(set) var texts: [CodeTextDiff] = []
  /// The tokens of `texts`, with the runs of lines that they lie in.
  private(set) var textPairs: [(target: Int, reference: Int, hunk: Int)] = []
  /// Tokens that differ in nothing but case, or whether they stand in quotes.
  private(set) var folded: [(target: Int, reference: Int)] = []
  private(set) var joined: [JoinedLine] = []
  /// Lines with the same program that are written otherwise.
  private(set) var restyled: (target: SourceRange, reference: SourceRange)?
  /// Lines of data that stand elsewhere in the block, nil if none do.
  private(set) var movedLines: MovedLines?
  /// How many tokens of the program are the same.
  private(set) var sameTokens = 0

  init(_ match: AlignedPair.Match, _ target: CodeBlock, _ reference: CodeBlock) {
    self.match = match
    self.target = target
    self.reference = reference
    var hunks = LineDiff.hunks(target, reference)
    if let moved = MovedLines(target, reference, hunks) {
      movedLines = moved
      hunks = moved.rest(of: hunks)
      sameTokens = moved.targets.reduce(0) { count, line in
        count + target.tokens[target.tokensOfLines[line]].count { !$0.isText }
      }
    }
    for (index, hunk) in hunks.enumerated() { add(hunk, index) }
    texts = textPairs.map {
      CodeTextDiff($0.target, target, $0.reference, reference)
    }
  }

  private mutating func add(_ hunk: LineDiff.Hunk, _ index: Int) {
    let (target, reference) = (self.target, self.reference)
    let steps = TokenDiff.steps(
      target.tokens, target.tokens(of: hunk.target), reference.tokens, reference.tokens(of: hunk.reference)
    ) { target.bytes($0).elementsEqual(reference.bytes($1), by: ASCII.areSame) }
    var place: Place?
    var previous: (target: Int, reference: Int)?
    let (before, textsBefore) = (places.count, textPairs.count)
    var next = (
      target: target.tokens(of: hunk.target).lowerBound, reference: reference.tokens(of: hunk.reference).lowerBound
    )
    for step in steps {
      guard let own = step.target, let other = step.reference else {
        var current =
          place ?? Place(target: next.target..<next.target, reference: next.reference..<next.reference, hunk: index)
        if let own = step.target {
          current.target = current.target.lowerBound..<(own + 1)
          next.target = own + 1
        }
        if let other = step.reference {
          current.reference = current.reference.lowerBound..<(other + 1)
          next.reference = other + 1
        }
        place = current
        continue
      }
      if let found = place { places.append(found) }
      place = nil
      next = (own + 1, other + 1)
      pair(own, other, index)
      if let last = previous, last.target + 1 == own, last.reference + 1 == other { noteBreak(before: own, other) }
      previous = (own, other)
    }
    if let found = place { places.append(found) }
    if places.count == before, textPairs.count == textsBefore, restyled == nil { noteStyle(hunk) }
  }

  private mutating func pair(_ own: Int, _ other: Int, _ hunk: Int) {
    let (first, second) = (target.tokens[own], reference.tokens[other])
    if first.isText {
      if first.hash != second.hash { textPairs.append((own, other, hunk)) }
      return
    }
    sameTokens += 1
    if first.hash != second.hash || isQuoteTelling && first.traits.contains(.quoted) != second.traits.contains(.quoted)
    {
      folded.append((own, other))
    }
  }

  /// Whether a word in quotes is another thing than the word.
  private var isQuoteTelling: Bool { target.language.scan == .code }

  /// Where the reference begins a line, and the target does not.
  private mutating func noteBreak(before own: Int, _ other: Int) {
    let (first, second) = (target.tokens[own], reference.tokens[other])
    guard target.language.flags.contains(.lines) || target.language.flags.contains(.other), second.isFirst,
      !first.isFirst,
      !first.isText, !target.tokens[own - 1].isText, target.tokens[own - 1].line == first.line
    else { return }
    let line = Int(reference.tokens[other - 1].line)
    if line + 1 < reference.lines.count, second.traits.isDisjoint(with: [.mark, .fixed]), !reference.goesOn(line),
      areJoined(Int(first.line), line)
    {
      joined.append(JoinedLine(target: Int(first.line), reference: line))
    }
  }

  /// Whether a line of the target is two neighbours of the reference, and nothing else.
  private func areJoined(_ line: Int, _ other: Int) -> Bool {
    let own = target.tokens[target.tokensOfLines[line]]
    let both = reference.tokens[reference.tokens(of: other..<(other + 2))]
    return own.count == both.count && zip(own, both).allSatisfy { $0.hash == $1.hash }
  }

  private mutating func noteStyle(_ hunk: LineDiff.Hunk) {
    guard let own = hunk.target.first, let ownLast = hunk.target.last, let other = hunk.reference.first,
      let otherLast = hunk.reference.last
    else { return }
    let isSame =
      hunk.target.count == hunk.reference.count
      && zip(hunk.target, hunk.reference).allSatisfy {
        target.source[target.lines[$0]] == reference.source[reference.lines[$1]]
      }
    // A comment that is wrapped otherwise is none of it.
    guard !isSame, target.tokens[target.tokens(of: hunk.target)].contains(where: { !$0.isText }) else { return }
    restyled = (
      SourceRange(target.lines[own].start, target.lines[ownLast].end),
      SourceRange(reference.lines[other].start, reference.lines[otherLast].end)
    )
  }

  /// Whether next to nothing is the same.
  var isRewritten: Bool {
    let count = max(target.tokens.count { !$0.isText }, reference.tokens.count { !$0.isText })
    return reference.lines.count > 2 && sameTokens * 4 < count
  }

  // MARK: Evidence

  func testify(_ evidence: inout CodeEvidence) {
    for (diff, tokens) in zip(texts, textPairs) where reference.tokens[tokens.reference].kind != .standIn {
      evidence.add(diff, reference.tokens[tokens.reference], target.source, reference.source)
    }
    let changed = Set(textPairs.map(\.reference))
    var place = 0
    for (index, token) in reference.tokens.enumerated() where token.isText && !changed.contains(index) {
      while place < places.count, places[place].reference.upperBound <= index { place += 1 }
      if place == places.count || index < places[place].reference.lowerBound {
        evidence.addUnchanged(reference.bytes(token))
      }
    }
  }
}
