import LanguageData
import ParallelText

/// Numbers in prose: ports, versions, and all others, compared by value.
enum Numbers {
  static let kinds: LiteralKinds = [.number, .port, .version, .date]

  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    let differences = LiteralDifferences(comparison, kinds)
    var found: [Drift] = []
    var ports: [SelfContradiction.Mismatch] = []
    // Numbers in words are the same or not where the digits agree as well.
    let reference = comparison.reference
    let mayHaveWords = reference.mayHaveNumberWords
    for block in differences.blocks(
      andThoseOf: pair,
      where: { mayHaveWords[$0.reference] && !reference.numberWords(of: $0.reference).isEmpty })
    {
      // The ordinal of a heading is the matter of ordinal-mismatch.
      if pair.target.blocks[block.match.target].kind == .heading, Ordinals.differ(pair, block.match) { continue }
      var words = (
        target: comparison.target.numberWords(of: block.match.target, beside: comparison.reference),
        reference: comparison.reference.numberWords(of: block.match.reference, beside: comparison.target)
      )
      if block.target.isEmpty, block.reference.isEmpty, words.target.isEmpty, words.reference.halves.isEmpty {
        continue
      }
      if Stamps.isStamp(block.match.target, pair.target, block.match.reference, pair.reference) { continue }
      var block = block
      let times = (
        target: ClockTimes(pair.target, block.match.target, words.target),
        reference: ClockTimes(pair.reference, block.match.reference, words.reference)
      )
      ClockTimes.cancel(times, &block.target, &block.reference)
      if let (target, reference) = ClockTimes.difference(times, words, block.match, pair) {
        found.append(
          Drift(
            .numberMismatch, .warning, 0.85, .differs, "number", target: target, reference: reference, literal: .number)
        )
      }
      Dates.cancel(&block.target, pair.target, &block.reference, pair.reference)
      Dates.cancel(&block.reference, pair.reference, &block.target, pair.target)
      Dates.cancelYears(&block.target, pair.target, &block.reference, pair.reference)
      Dates.cancelDecades(&block.target, pair.target, &block.reference, pair.reference)
      NumberWords.cancel(&words.target, &words.reference)
      words.target.cancel(&block.reference, pair.reference, block.match.reference)
      words.reference.cancel(&block.target, pair.target, block.match.target)
      NumberRests.settle(&block, pair)
      // Of one value, but of two units or signs: both stand in both texts, and differ all the same.
      let otherTraits = Set(block.target.map { pair.target.literals[$0].key })
        .intersection(block.reference.map { pair.reference.literals[$0].key })
      // The other side may have a number in another dress: as inline code, in a name, in a link's text. Its own side has it at
      // least once, though not as a whole word: `v2.0`, `50GB`.
      let texts = block.target.map(pair.target.bytes) + block.reference.map(pair.reference.bytes)
      let shared = SharedTexts(texts.filter { $0.count > 1 }, in: block.match, pair)
      var queue = LiteralQueue(
        block.reference.filter { literal in
          let text = pair.reference.bytes(literal)
          let counts = shared.counts(of: text)
          return otherTraits.contains(pair.reference.literals[literal].key) || text.count < 2
            || counts.target < max(1, counts.reference)
        }, of: pair.reference)
      var targets = block.target.filter { literal in
        let text = pair.target.bytes(literal)
        let counts = shared.counts(of: text)
        return otherTraits.contains(pair.target.literals[literal].key) || text.count < 2
          || counts.reference < max(1, counts.target)
      }
      let isSure = targets.count == block.reference.count
      var paired = 0
      for target in targets {
        // The one that it most likely stands for: of the same kind, the first.
        guard let reference = queue.take(pair.target.literals[target].kind) ?? queue.take() else { break }
        paired += 1
        let kind = kind(pair.target.literals[target].kind, pair.reference.literals[reference].kind)
        var (rule, severity, subject): (RuleID, Severity, String) =
          switch kind {
          case .port: (.portMismatch, .error, "port")
          case .version: (.versionMismatch, .warning, "version")
          case .date: (.numberMismatch, .warning, "date")
          default: (.numberMismatch, .warning, "number")
          }
        if isConverted(pair.target.literals[target], pair.reference.literals[reference]) { severity = .note }
        let differInTraits = pair.target.literals[target].key == pair.reference.literals[reference].key
        found.append(
          Drift(
            rule, severity, isSure ? 0.95 : 0.75, .differs, subject,
            target: pair.target.range(ofNumber: target, in: block.match.target, withTraits: differInTraits),
            reference: pair.reference.range(
              ofNumber: reference, in: block.match.reference, withTraits: differInTraits), literal: kind))
        if kind == .port {
          ports.append(
            SelfContradiction.Mismatch(
              target: target, reference: reference, section: pair.target.blocks[block.match.target].section))
        }
      }
      targets.removeFirst(paired)
      if paired == 0 { found += LoneCounts.drifts(targets, queue.left, words, block.match, comparison) }
      if let (target, reference) = differentWords(words.target, targets, words.reference, queue.left, pair) {
        found.append(
          Drift(
            .numberMismatch, .warning, 0.75, .differs, "number", target: target, reference: reference,
            literal: .number))
      }
    }
    return found + SelfContradiction.drifts(ports, pair)
  }

  /// The places of a number in words and of the one that the other side has in its stead, in words or in digits: of
  /// all that is left over, there is one of a kind on each side.
  private static func differentWords(
    _ target: NumberWords, _ targetDigits: [Int], _ reference: NumberWords, _ referenceDigits: [Int],
    _ pair: AlignedPair
  ) -> (SourceRange, SourceRange)? {
    for kind in [SpeltNumbers.Kind.month, .weekday, .cardinal, .ordinal] {
      var first = target.evidence(kind)
      var second = reference.evidence(kind)
      if kind == .ordinal, first.count != 1 || second.count != 1 {
        // The first for the second, where there are no others.
        first = target.evidence(kind, isTelling: false)
        second = reference.evidence(kind, isTelling: false)
      }
      if first.count == 1, second.count == 1 {
        let differInTraits = first[0].value == second[0].value
        return (range(first[0], withUnit: differInTraits), range(second[0], withUnit: differInTraits))
      }
      if kind == .ordinal {
        first = target.evidence(kind, isTelling: false)
        second = reference.evidence(kind, isTelling: false)
        if first.isEmpty, second.count == 1, targetDigits.count == 1, isOrdinal(targetDigits[0], pair.target) {
          return (pair.target.literals[targetDigits[0]].range, second[0].range)
        }
        if second.isEmpty, first.count == 1, referenceDigits.count == 1, isOrdinal(referenceDigits[0], pair.reference) {
          return (first[0].range, pair.reference.literals[referenceDigits[0]].range)
        }
      }
      if kind != .month, kind != .cardinal { continue }
      if first.count == 1, second.isEmpty, referenceDigits.count == 1, targetDigits.isEmpty,
        isPlain(referenceDigits[0], pair.reference)
      {
        return (first[0].range, pair.reference.literals[referenceDigits[0]].range)
      }
      if second.count == 1, first.isEmpty, targetDigits.count == 1, referenceDigits.isEmpty,
        isPlain(targetDigits[0], pair.target)
      {
        return (pair.target.literals[targetDigits[0]].range, second[0].range)
      }
    }
    return nil
  }

  /// Another number of another unit: 10 miles may be 16 kilometers.
  private static func isConverted(_ target: Literal, _ reference: Literal) -> Bool {
    target.unit != 0 && reference.unit != 0 && target.unit & reference.unit == 0
      && target.key != reference.key
  }

  /// Whether a number in digits has an ending that makes an ordinal of it: `2nd`, `2e`, `2-й`, `2 番目`.
  private static func isOrdinal(_ literal: Int, _ article: Article) -> Bool {
    let number = article.literals[literal]
    guard number.kind == .number, number.unit == 0, number.range.count <= 2 else { return false }
    let rest = article.source.bytes[number.range.end...].prefix(16)
    if Ordinals.isMark(rest.drop { $0 == 0x20 }) { return true }
    let ending = rest.drop { $0 == UInt8(ascii: "-") }.prefix {
      ASCII.isLetter($0) || (0xC3...0xDF).contains($0) || $0 & 0xC0 == 0x80
    }
    return (1...6).contains(ending.count) && ending.first! < 0xE0
  }

  /// A whole number that people might write in words.
  private static func isPlain(_ literal: Int, _ article: Article) -> Bool {
    let number = article.literals[literal]
    return number.kind == .number && number.range.count <= 2 * 3 && (2...100).contains { number.isNumber($0) }
  }

  private static func range(_ word: NumberWords.Word, withUnit: Bool) -> SourceRange {
    SourceRange(word.range.start, word.range.end + (withUnit ? word.unitLength : 0))
  }

  private static func kind(_ first: LiteralKind, _ second: LiteralKind) -> LiteralKind {
    for kind in [LiteralKind.port, .version, .date] where first == kind || second == kind { return kind }
    return .number
  }
}
