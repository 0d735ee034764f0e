import ParallelText

/// A count that one side has where the other has no number at all: it stayed when the other was rewritten, or went lost.
enum LoneCounts {
  /// What is left over of a block whose other side has nothing left.
  static func drifts(
    _ targets: [Int], _ references: [Int], _ words: (target: NumberWords, reference: NumberWords),
    _ match: AlignedPair.Match, _ comparison: Comparison
  ) -> [Drift] {
    let pair = comparison.pair
    // The numbers of headings are those of steps.
    if pair.target.blocks[match.target].kind == .heading { return [] }
    if targets.count == 1, references.isEmpty,
      isCount(targets[0], match.target, pair.target, besides: comparison.reference),
      hasNone(match.reference, pair.reference, words.reference)
    {
      return [
        Drift(
          .numberMismatch, .warning, 0.7, .extra, "number", target: pair.target.literals[targets[0]].range,
          reference: .empty(at: pair.reference.blocks[match.reference].range.end), literal: .number)
      ]
    }
    if references.count == 1, targets.isEmpty,
      isCount(references[0], match.reference, pair.reference, besides: comparison.target),
      hasNone(match.target, pair.target, words.target)
    {
      return [
        Drift(
          .numberMismatch, .warning, 0.7, .missing, "number", target: pair.endOfTarget(match.target),
          reference: pair.reference.literals[references[0]].range, literal: .number)
      ]
    }
    return []
  }

  /// What languages say without a number: a pair, octal, hexadecimal, a dozen, half an hour, a day, a year.
  private static let saidInWords: Set<Int> = [0, 1, 2, 7, 8, 10, 12, 15, 16, 24, 30, 50, 60, 90, 100, 365, 1_000]

  /// Whether a number counts something: it stands free behind a word that is no name, and before one.
  ///
  /// - Parameter other: The other side. Small numbers are written in words, which some languages give endings.
  private static func isCount(_ literal: Int, _ block: Int, _ article: Article, besides other: ArticleFacts) -> Bool {
    let number = article.literals[literal]
    let values = Dates.values(article, literal)
    guard number.kind == .number, values.count == 1, !saidInWords.contains(values[0]),
      !(1900...2199).contains(values[0]),
      values[0] > 12 || other.numbers?.knowsAllForms ?? false,
      let line = article.lines[article.blocks[block].lineIndexes].first(where: { $0.contains(number.range) })
    else { return false }
    let before = article.source[SourceRange(line.start, number.range.start)]
    let behind = article.source[SourceRange(number.range.end, line.end)]
    // `base-64`, `3rd`, `6.x` are names.
    guard let last = before.last, last == 0x20 || last >= 0x80, let next = behind.first,
      next == 0x20 && (behind.dropFirst().first.map { ASCII.isLetter($0) || $0 >= 0x80 } ?? false) || next >= 0x80
    else { return false }
    let word = before.dropLast().reversed().prefix { ASCII.isWord($0) || $0 >= 0x80 }
    // `SHA 256`, `PowerShell 101`.
    return word.last.map(isSmallLetter) ?? false
  }

  private static func isSmallLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || byte >= 0x80 }

  /// Whether a block has no number in words, and no digit anywhere.
  private static func hasNone(_ block: Int, _ article: Article, _ words: NumberWords) -> Bool {
    words.words.isEmpty && !article.source[article.blocks[block].range].contains(where: ASCII.isDigit)
      && !article.blocks[block].literalIndexes.contains { Numbers.kinds.contains(article.literals[$0].kind) }
  }
}
