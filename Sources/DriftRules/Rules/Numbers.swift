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
    for block in differences.blocks(
      andThoseOf: pair, where: { comparison.reference.hasTellingNumberWords($0.reference) })
    {
      // The ordinal of a heading is the matter of ordinal-mismatch.
      if pair.target.blocks[block.match.target].kind == .heading, Ordinals.differ(pair, block.match) { continue }
      var words = (
        target: comparison.target.numberWords(of: block.match.target),
        reference: comparison.reference.numberWords(of: block.match.reference)
      )
      if block.target.isEmpty, block.reference.isEmpty, words.target.words.isEmpty { continue }
      var block = block
      Dates.cancel(&block.target, pair.target, &block.reference, pair.reference)
      Dates.cancel(&block.reference, pair.reference, &block.target, pair.target)
      NumberWords.cancel(&words.target, &words.reference)
      words.target.cancel(&block.reference, pair.reference, block.match.reference)
      words.reference.cancel(&block.target, pair.target, block.match.target)
      // Of one value, but of two units: both stand in both texts, and differ all the same.
      let otherUnits = Set(block.target.map { pair.target.literals[$0].key })
        .intersection(block.reference.map { pair.reference.literals[$0].key })
      // The other side may have a number in another dress: as inline code, in a name, in a link's text.
      let texts = block.target.map(pair.target.bytes) + block.reference.map(pair.reference.bytes)
      let shared = SharedTexts(texts.filter { $0.count > 1 }, in: block.match, pair)
      var queue = LiteralQueue(
        block.reference.filter { literal in
          let text = pair.reference.bytes(literal)
          let counts = shared.counts(of: text)
          return otherUnits.contains(pair.reference.literals[literal].key) || text.count < 2
            || counts.target < counts.reference
        }, of: pair.reference)
      var targets = block.target.filter { literal in
        let text = pair.target.bytes(literal)
        let counts = shared.counts(of: text)
        return otherUnits.contains(pair.target.literals[literal].key) || text.count < 2
          || counts.reference < counts.target
      }
      let isSure = targets.count == block.reference.count
      var paired = 0
      for target in targets {
        // The one that it most likely stands for: of the same kind, the first.
        guard let reference = queue.take(pair.target.literals[target].kind) ?? queue.take() else { break }
        paired += 1
        let kind = kind(pair.target.literals[target].kind, pair.reference.literals[reference].kind)
        let (rule, severity, subject): (RuleID, Severity, String) =
          switch kind {
          case .port: (.portMismatch, .error, "port")
          case .version: (.versionMismatch, .warning, "version")
          case .date: (.numberMismatch, .warning, "date")
          default: (.numberMismatch, .warning, "number")
          }
        let differInUnit = pair.target.literals[target].key == pair.reference.literals[reference].key
        found.append(
          Drift(
            rule, severity, isSure ? 0.95 : 0.75, .differs, subject,
            target: range(target, pair.target, withUnit: differInUnit),
            reference: range(reference, pair.reference, withUnit: differInUnit), literal: kind))
        if kind == .port {
          ports.append(
            SelfContradiction.Mismatch(
              target: target, reference: reference, section: pair.target.blocks[block.match.target].section))
        }
      }
      targets.removeFirst(paired)
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
    for kind in [SpeltNumbers.Kind.month, .cardinal, .ordinal] {
      let first = target.evidence(kind)
      let second = reference.evidence(kind)
      if first.count == 1, second.count == 1 {
        let differInUnit = first[0].value == second[0].value
        return (range(first[0], withUnit: differInUnit), range(second[0], withUnit: differInUnit))
      }
      if kind == .ordinal { break }
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

  /// A whole number that people might write in words.
  private static func isPlain(_ literal: Int, _ article: Article) -> Bool {
    let number = article.literals[literal]
    return number.kind == .number && number.range.count <= 2 * 3 && (2...100).contains { number.isNumber($0) }
  }

  /// Where a number stands, with its unit if that is what differs.
  private static func range(_ literal: Int, _ article: Article, withUnit: Bool) -> SourceRange {
    var range = article.literals[literal].range
    if withUnit { range.upper += Int32(article.literals[literal].unitLength) }
    return range
  }

  private static func range(_ word: NumberWords.Word, withUnit: Bool) -> SourceRange {
    SourceRange(word.range.start, word.range.end + (withUnit ? word.unitLength : 0))
  }

  private static func kind(_ first: LiteralKind, _ second: LiteralKind) -> LiteralKind {
    for kind in [LiteralKind.port, .version, .date] where first == kind || second == kind { return kind }
    return .number
  }
}
