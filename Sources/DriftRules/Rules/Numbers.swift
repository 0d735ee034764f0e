import LanguageData
import ParallelText

/// Numbers in prose: ports, versions, and all others, compared by value.
enum Numbers {
  static let family = RuleFamily(
    rules: [
      RuleDescriptor("port-mismatch", .error, "network ports that differ"),
      RuleDescriptor("version-mismatch", .warning, "version numbers that differ"),
      RuleDescriptor("number-mismatch", .warning, "other numbers that differ: dates, years, sizes, limits"),
      RuleDescriptor("self-contradiction", .error, "two values for one thing within one article"),
    ], comparing: check)

  private static let kinds: LiteralKinds = [.number, .port, .version, .date]

  private struct Mismatch {
    var target: Int
    var reference: Int
    var section: Int32
  }

  private static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    let differences = LiteralDifferences(comparison, kinds)
    var found: [Drift] = []
    var ports: [Mismatch] = []
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
          case .port: ("port-mismatch", .error, "port")
          case .version: ("version-mismatch", .warning, "version")
          case .date: ("number-mismatch", .warning, "date")
          default: ("number-mismatch", .warning, "number")
          }
        let differInUnit = pair.target.literals[target].key == pair.reference.literals[reference].key
        found.append(
          Drift(
            rule, severity, isSure ? 0.95 : 0.75, .differs, subject,
            target: range(target, pair.target, withUnit: differInUnit),
            reference: range(reference, pair.reference, withUnit: differInUnit)))
        if kind == .port {
          ports.append(
            Mismatch(target: target, reference: reference, section: pair.target.blocks[block.match.target].section))
        }
      }
      targets.removeFirst(paired)
      if let (target, reference) = differentWords(words.target, targets, words.reference, queue.left, pair) {
        found.append(
          Drift("number-mismatch", .warning, 0.75, .differs, "number", target: target, reference: reference))
      }
    }
    return found + contradictions(ports, pair)
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

  /// A section that gives a port one value several times, and elsewhere the value that the reference has everywhere.
  private static func contradictions(_ mismatches: [Mismatch], _ pair: AlignedPair) -> [Drift] {
    struct Case: Hashable {
      var section: Int32
      var wrong: UInt64
      var right: UInt64
    }
    let cases = mismatches.map {
      Case(
        section: $0.section, wrong: pair.target.literals[$0.target].key,
        right: pair.reference.literals[$0.reference].key)
    }
    let counts = cases.reduce(into: [Case: Int]()) { $0[$1, default: 0] += 1 }
    var found: [Drift] = []
    var seen = Set<Case>()
    /// By their keys the first numbers of the sections that were asked for.
    var numbers: [Int32: [UInt64: Int]] = [:]
    for (mismatch, same) in zip(mismatches, cases) where counts[same]! > 1 && seen.insert(same).inserted {
      let wrong = pair.target.literals[mismatch.target]
      if numbers[same.section] == nil { numbers[same.section] = firstNumbers(Int(same.section), pair.target) }
      guard let other = numbers[same.section]![same.right] else { continue }
      let place = pair.target.source.position(at: pair.target.literals[other].range.start)
      found.append(
        Drift(
          "self-contradiction", .error, 0.9, .intrinsic,
          "port \(pair.target.text(wrong.range)) here, \(pair.target.text(pair.target.literals[other].range)) in line \(place.line) of the same section",
          target: wrong.range, reference: nil))
    }
    return found
  }

  /// By its key the first literal of each number in a section.
  private static func firstNumbers(_ section: Int, _ article: Article) -> [UInt64: Int] {
    var first: [UInt64: Int] = [:]
    for literal in article.sections[section].blocks.lazy.flatMap({ article.blocks[$0].literalIndexes })
    where kinds.contains(article.literals[literal].kind) && first[article.literals[literal].key] == nil {
      first[article.literals[literal].key] = literal
    }
    return first
  }
}

/// Dates and times that two languages write in different ways.
enum Dates {
  /// Drops a date in digits (`22.10.2018`) together with the other side's numbers of the same day and year, where the
  /// month stands in words, and hours that differ by half a day.
  static func cancel(_ first: inout [Int], _ article: Article, _ second: inout [Int], _ other: Article) {
    if first.isEmpty || second.isEmpty { return }
    /// Of those that are one whole number, by that number, where they stand in `second`, the first one last.
    var places: [Int: [Int]] = [:]
    for (place, literal) in second.enumerated().reversed() {
      let value = values(other, literal)
      if value.count == 1 { places[value[0], default: []].append(place) }
    }
    var dropped = Set<Int>()
    let literals = second
    first.removeAll { literal in
      let parts = values(article, literal)
      if article.literals[literal].kind == .date {
        let same = Set(parts).compactMap { places.removeValue(forKey: $0) }.joined()
        dropped.formUnion(same)
        return !same.isEmpty
      }
      guard let hour = parts.first, parts.count == 1, hour > 12, hour < 24, let place = places[hour - 12]?.last,
        isFollowedByDayHalf(other, literals[place])
      else { return false }
      places[hour - 12]!.removeLast()
      dropped.insert(place)
      return true
    }
    if !dropped.isEmpty { second = second.indices.filter { !dropped.contains($0) }.map { second[$0] } }
  }

  /// The whole numbers that a literal is made of.
  static func values(_ article: Article, _ literal: Int) -> [Int] {
    article.text(article.literals[literal].range).split { !$0.isNumber }.compactMap { Int($0) }
  }

  /// `3 PM`, `3:00 p.m.`
  private static func isFollowedByDayHalf(_ article: Article, _ literal: Int) -> Bool {
    let end = article.literals[literal].range.end
    let rest = article.source.bytes[end..<min(end + 10, article.source.bytes.count)].map { $0 | 0x20 }
    let letters = rest.drop {
      $0 == 0x20 || $0 == UInt8(ascii: ":") || (0x30...0x39).contains($0) || $0 == 0xC2 || $0 == 0xA0
    }
    return letters.starts(with: "pm".utf8) || letters.starts(with: "p.m".utf8)
  }
}
