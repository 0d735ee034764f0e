import ParallelText

/// What is said of two blocks of code that differ.
struct CodeDrifts {
  private(set) var found: [Drift] = []
  let block: ComparedCode
  let code: CodePair
  let target: CodeBlock
  let reference: CodeBlock

  /// The runs of lines with a text that was translated.
  let translated: Set<Int>
  /// Those in which texts stand elsewhere among the same program, as another language puts a name before what is said of it.
  let reordered: Set<Int>
  let moved: Set<Int>

  enum Verdict { case fine, style, differs }

  init(_ block: ComparedCode, _ code: CodePair) {
    self.block = block
    self.code = code
    target = block.target
    reference = block.reference
    translated = Set(
      zip(block.texts, block.textPairs).compactMap { diff, pair in
        let token = block.target.tokens[pair.target]
        let isDrift = code.evidence.isDrift(diff, token, block.target.source, block.reference.source)
        return diff.isSame || isDrift ? nil : pair.hunk
      })
    reordered = Self.reordered(block, code.evidence)
    moved = Self.moved(block, translated)
    let places = withoutBrackets(told())
    if block.isRewritten, !places.isEmpty {
      found = [wholeBlock]
      return
    }
    found += textDrifts()
    addPlaces(places)
    addStyle()
    if let line = block.movedLines?.first { found.append(movedLine(line)) }
    // A block that was rewritten is one finding, not one a line.
    let errors = found.indices.filter { found[$0].severity == .error && found[$0].change != .intrinsic }
    if errors.count > max(3, reference.lines.count / 4) {
      found = [wholeBlock]
    } else if let first = errors.first, errors.count > 1 {
      found[first].others = errors.count - 1
      found = found.enumerated().filter { $0.offset == first || !errors.contains($0.offset) }.map(\.element)
    }
  }

  private var wholeBlock: Drift {
    Drift(
      .codeMismatch, .error, 0.85, .differs, "code block", target: code.pair.target.blocks[block.match.target].range,
      reference: code.pair.reference.blocks[block.match.reference].range)
  }

  // MARK: Places

  /// The places that are told, those of one line that stand close together as one.
  private mutating func told() -> [ComparedCode.Place] {
    var told: [ComparedCode.Place] = []
    var substitutions = Set<UInt64>()
    for place in block.places {
      switch verdict(place) {
      case .fine: continue
      case .style: found.append(restyled(place))
      case .differs:
        if let last = told.last, last.hunk == place.hunk, place.target.lowerBound - last.target.upperBound < 2,
          place.reference.lowerBound - last.reference.upperBound < 2, isOnOneLine(last, place)
        {
          told[told.count - 1].target = last.target.lowerBound..<place.target.upperBound
          told[told.count - 1].reference = last.reference.lowerBound..<place.reference.upperBound
        } else if substitutions.insert(substitution(place)).inserted || place.target.isEmpty || place.reference.isEmpty
        {
          told.append(place)
        }
      }
    }
    return told
  }

  /// Lines with nothing but brackets are part of what else differs.
  private func withoutBrackets(_ places: [ComparedCode.Place]) -> [ComparedCode.Place] {
    func isBracket(_ tokens: Range<Int>, _ code: CodeBlock) -> Bool {
      code.tokens[tokens].allSatisfy { code.bytes($0).allSatisfy { "{}[]();,".utf8.contains($0) } }
    }
    let others = places.filter { !isBracket($0.target, target) || !isBracket($0.reference, reference) }
    return others.isEmpty ? places : others
  }

  /// What stands for what: told once in a block.
  private func substitution(_ place: ComparedCode.Place) -> UInt64 {
    var hash = Hash64()
    for token in target.tokens[place.target] { hash.combine(token.hash) }
    hash.combine(UInt8(0xFF))
    for token in reference.tokens[place.reference] { hash.combine(token.hash) }
    return hash.value
  }

  private func isOnOneLine(_ first: ComparedCode.Place, _ second: ComparedCode.Place) -> Bool {
    func line(_ index: Int, _ block: CodeBlock) -> Int32? {
      index < block.tokens.count ? block.tokens[index].line : nil
    }
    return line(first.target.lowerBound, target) == line(second.target.lowerBound, target)
      || line(first.reference.lowerBound, reference) == line(second.reference.lowerBound, reference)
  }

  /// The runs of lines in which what differs stands elsewhere among the same text, as words do in another language.
  private static func moved(_ block: ComparedCode, _ translated: Set<Int>) -> Set<Int> {
    let hunks = Dictionary(grouping: block.places.filter { translated.contains($0.hunk) }, by: \.hunk)
    return Set(hunks.filter { _, places in places.count > 1 && haveSameProgram(places, block) }.keys)
  }

  private static func reordered(_ block: ComparedCode, _ evidence: CodeEvidence) -> Set<Int> {
    func texts(_ tokens: Range<Int>, _ code: CodeBlock) -> [CodeToken] {
      code.tokens[tokens].filter { token in
        token.kind == .text
          && code.source[token.range].contains { ASCII.isLetter($0) || $0 >= 0x80 }
      }
    }
    guard block.target.language.scan != .text, block.target.language.scan != .data else { return [] }
    let differing = Dictionary(
      grouping: zip(block.texts, block.textPairs).filter { !$0.0.isSame }, by: \.1.hunk)
    let hunks = Dictionary(grouping: block.places, by: \.hunk)
    return Set(
      hunks.filter { hunk, places in
        let pairs = differing[hunk] ?? []
        let own =
          places.flatMap { texts($0.target, block.target) }
          + pairs.filter { !$0.0.targetWords.isEmpty }.map { block.target.tokens[$0.1.target] }
        let hasOther =
          places.contains { !texts($0.reference, block.reference).isEmpty }
          || pairs.contains { !$0.0.referenceWords.isEmpty }
        return !own.isEmpty && hasOther && !evidence.areLeft(own, block.target.source)
          && haveSameProgram(places, block, butPunctuation: true)
      }.keys)
  }

  /// Whether places have the same tokens, but for texts, in whatever order.
  private static func haveSameProgram(
    _ places: [ComparedCode.Place], _ block: ComparedCode, butPunctuation: Bool = false
  ) -> Bool {
    func hashes(_ tokens: Range<Int>, _ code: CodeBlock) -> [UInt64] {
      code.tokens[tokens].filter { token in
        !token.isText && !(butPunctuation && code.bytes(token).allSatisfy { ".,:;!?".utf8.contains($0) })
      }.map(\.hash)
    }
    return places.flatMap { hashes($0.target, block.target) }.sorted()
      == places.flatMap { hashes($0.reference, block.reference) }.sorted()
  }

  // MARK: Drifts

  private mutating func addPlaces(_ places: [ComparedCode.Place]) {
    var start = 0
    while start < places.count {
      var end = start + 1
      while end < places.count, places[end].hunk == places[start].hunk { end += 1 }
      if end - start > 2 {
        let (first, last) = (places[start], places[end - 1])
        add(
          ComparedCode.Place(
            target: first.target.lowerBound..<last.target.upperBound,
            reference: first.reference.lowerBound..<last.reference.upperBound, hunk: first.hunk))
      } else {
        for place in places[start..<end] { add(place) }
      }
      start = end
    }
  }

  private func restyled(_ place: ComparedCode.Place) -> Drift {
    var place = place
    // What one side writes without a mark is shown with what stands around it.
    if isOptionValue(place) {
      place.target = (place.target.lowerBound - 1)..<(place.target.upperBound + 1)
      place.reference = (place.reference.lowerBound - 1)..<(place.reference.upperBound + 1)
    }
    return Drift(
      .codeMismatch, .note, 0.9, .differs, "case or spacing of code", target: targetRange(place),
      reference: referenceRange(place))
  }

  /// A line of data that stands elsewhere, for all that do.
  private func movedLine(_ line: (target: Int, reference: Int)) -> Drift {
    Drift(
      .codeMismatch, .note, 0.9, .moved, "line of code", target: target.lines[line.target],
      reference: reference.lines[line.reference])
  }

  private mutating func add(_ place: ComparedCode.Place) {
    if let string = dividedString(place) {
      found.append(
        Drift(
          .codeMismatch, .error, 0.9, .differs, "code", target: string.target, reference: string.reference))
    } else if place.target.isEmpty, reference.areWholeLines(place.reference) {
      let isComment = reference.tokens[place.reference].allSatisfy { $0.kind == .comment }
      found.append(
        Drift(
          .codeMismatch, isComment ? .warning : .error, 0.95, .missing, "line of code",
          target: endOfLine(before: place.target.lowerBound, target, code.pair.target, block.match.target),
          reference: reference.linesRange(place.reference)))
    } else if place.reference.isEmpty, target.areWholeLines(place.target) {
      found.append(
        Drift(
          .codeMismatch, .error, 0.9, .extra, "line of code", target: target.linesRange(place.target),
          reference: endOfLine(
            before: place.reference.lowerBound, reference, code.pair.reference, block.match.reference)))
    } else {
      found.append(
        Drift(
          .codeMismatch, .error, 0.95, .differs, "code", target: targetRange(place), reference: referenceRange(place)))
    }
  }

  private func endOfLine(before token: Int, _ code: CodeBlock, _ article: Article, _ block: Int) -> SourceRange {
    guard token > 0 else { return .empty(at: article.blocks[block].range.start) }
    return .empty(at: code.linesRange((token - 1)..<token).end)
  }

  private func targetRange(_ place: ComparedCode.Place) -> SourceRange { range(place.target, target) }
  private func referenceRange(_ place: ComparedCode.Place) -> SourceRange { range(place.reference, reference) }

  private func range(_ tokens: Range<Int>, _ code: CodeBlock) -> SourceRange {
    if tokens.isEmpty {
      return .empty(
        at: tokens.lowerBound > 0 ? code.tokens[tokens.lowerBound - 1].range.end : code.lines.first?.start ?? 0)
    }
    return SourceRange(code.tokens[tokens.lowerBound].range.start, code.tokens[tokens.upperBound - 1].range.end)
  }

  // MARK: Style

  /// A text that differs in nothing but case and marks.
  private var restyledText: (target: SourceRange, reference: SourceRange)? {
    zip(block.texts, block.textPairs).first { diff, pair in
      diff.change == nil && diff.literals.isEmpty && target.tokens[pair.target].kind != .comment
    }.map { (target.tokens[$1.target].range, reference.tokens[$1.reference].range) }
  }

  private mutating func addStyle() {
    for line in block.joined {
      found.append(
        Drift(
          .malformedCode, .error, 0.95, .intrinsic, "two lines of code are joined", target: target.lines[line.target],
          reference: SourceRange(reference.lines[line.reference].start, reference.lines[line.reference + 1].end)))
    }
    if let pair = block.folded.first {
      let (own, other) = (target.tokens[pair.target], reference.tokens[pair.reference])
      let isQuotes = own.hash == other.hash
      found.append(
        Drift(
          .codeMismatch, .note, 0.9, .differs, isQuotes ? "quotes around code" : "case or spacing of code",
          target: own.range, reference: other.range))
    } else if found.isEmpty, let restyled = block.restyled ?? restyledText {
      found.append(
        Drift(
          .codeMismatch, .note, 0.9, .differs, "code style", target: restyled.target,
          reference: restyled.reference))
    }
  }
}
