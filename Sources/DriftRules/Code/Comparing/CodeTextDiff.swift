import LanguageData
import ParallelText

/// How a text within code differs from another.
struct CodeTextDiff {
  struct Difference {
    var target: SourceRange
    var reference: SourceRange
    var isName = false
  }

  /// Placeholders, numbers and the like that are others.
  private(set) var literals: [Difference] = []
  /// From the first word that differs to the last; nil if all are the same.
  private(set) var change: Difference?
  /// The words in it, and those around it.
  private(set) var targetWords: [SourceRange] = []
  private(set) var referenceWords: [SourceRange] = []
  private(set) var unchanged: [SourceRange] = []
  /// Whether it is the placeholders and the like alone that one side has more of.
  private(set) var isAddition = false

  /// Whether all words are the same.
  var isSame: Bool { change == nil || isAddition }
  /// Whether one word stands for one.
  var isOneWord: Bool { targetWords.count == 1 && referenceWords.count == 1 }

  /// - Parameters:
  ///   - own: A token of the target.
  ///   - other: One of the reference.
  init(_ own: Int, _ targetCode: CodeBlock, _ other: Int, _ referenceCode: CodeBlock) {
    let (target, reference) = (targetCode.tokens[own], referenceCode.tokens[other])
    let (targetSource, referenceSource) = (targetCode.source, referenceCode.source)
    let hasPlaceholders = target.kind == .text && !target.traits.contains(.printed)
    let own = CodeTextWords(targetCode.texts(own), hasPlaceholders: hasPlaceholders)
    let other = CodeTextWords(referenceCode.texts(other), hasPlaceholders: hasPlaceholders)
    if target.kind != .standIn, reference.kind != .standIn {
      literals = Self.literals(own.literals, other.literals, targetSource, referenceSource)
    }
    compareWords(own.words, targetSource, other.words, referenceSource)
    if change == nil, literals.isEmpty { addAddition(own.literals, target.range, other.literals, reference.range) }
  }

  // MARK: Literals

  private static func literals(
    _ targets: [CodeTextWords.Literal], _ references: [CodeTextWords.Literal], _ targetSource: SourceText,
    _ referenceSource: SourceText
  ) -> [Difference] {
    var (own, other) = (targets, references)
    if own.count == other.count, zip(own, other).allSatisfy({ $0.key == $1.key }) { return [] }
    var counts: [UInt64: Int] = [:]
    for literal in other { counts[literal.key, default: 0] += 1 }
    own.removeAll { literal in
      guard let count = counts[literal.key], count > 0 else { return false }
      counts[literal.key] = count - 1
      return true
    }
    counts = [:]
    for literal in targets { counts[literal.key, default: 0] += 1 }
    other.removeAll { literal in
      guard let count = counts[literal.key], count > 0 else { return false }
      counts[literal.key] = count - 1
      return true
    }
    var found: [Difference] = []
    for kind in [CodeTextWords.Class.placeholder, .number, .option, .path, .name] {
      let mine = own.filter { $0.kind == kind }
      let theirs = other.filter { $0.kind == kind }
      // A number may be written with other marks, and in words; other texts lead elsewhere and say things otherwise.
      if mine.isEmpty || theirs.isEmpty { continue }
      if kind == .number, digits(mine, targetSource) == digits(theirs, referenceSource) { continue }
      if kind == .name || kind == .path, mine.count != theirs.count { continue }
      for (target, reference) in zip(mine, theirs) {
        found.append(
          Difference(target: target.range, reference: reference.range, isName: kind == .name || kind == .placeholder))
      }
    }
    return found
  }

  /// The digits of several numbers, sorted: `1,000` is `1 000`, and a date may be written in another order.
  private static func digits(_ literals: [CodeTextWords.Literal], _ source: SourceText) -> [UInt8] {
    let digits = literals.flatMap { source[$0.range].filter(ASCII.isDigit) }
    return literals.count > 1 || literals.contains { source[$0.range].contains { "/.:- ,".utf8.contains($0) } }
      ? digits.sorted() : digits
  }

  // MARK: Words

  private mutating func compareWords(
    _ targets: [SourceRange], _ first: SourceText, _ references: [SourceRange], _ second: SourceText
  ) {
    func same(_ a: SourceRange, _ b: SourceRange) -> Bool { first[a].elementsEqual(second[b], by: ASCII.areSame) }
    var start = 0
    while start < targets.count, start < references.count, same(targets[start], references[start]) { start += 1 }
    var (targetEnd, referenceEnd) = (targets.count, references.count)
    while targetEnd > start, referenceEnd > start, same(targets[targetEnd - 1], references[referenceEnd - 1]) {
      targetEnd -= 1
      referenceEnd -= 1
    }
    unchanged = Array(targets[..<start] + targets[targetEnd...])
    if start == targetEnd, start == referenceEnd { return }
    targetWords = Array(targets[start..<targetEnd])
    referenceWords = Array(references[start..<referenceEnd])
    change = Difference(
      target: Self.range(targetWords, after: targets[..<start], targets.first),
      reference: Self.range(referenceWords, after: references[..<start], references.first))
  }

  private static func range(
    _ words: [SourceRange], after before: ArraySlice<SourceRange>, _ first: SourceRange?
  ) -> SourceRange {
    if let start = words.first?.start, let end = words.last?.end { return SourceRange(start, end) }
    return .empty(at: before.last?.end ?? first?.start ?? 0)
  }

  /// What is a program's in one text alone, while the words are the same.
  private mutating func addAddition(
    _ targets: [CodeTextWords.Literal], _ target: SourceRange, _ references: [CodeTextWords.Literal],
    _ reference: SourceRange
  ) {
    func rest(_ literals: [CodeTextWords.Literal], without others: [CodeTextWords.Literal]) -> [SourceRange] {
      var counts = Dictionary(others.map { ($0.key, 1) }, uniquingKeysWith: +)
      return literals.filter { literal in
        counts[literal.key, default: 0] -= 1
        return counts[literal.key]! < 0
      }.map(\.range)
    }
    let lacking = rest(references, without: targets)
    let more = rest(targets, without: references)
    guard lacking.isEmpty != more.isEmpty, unchanged.count + min(targets.count, references.count) > 0 else { return }
    isAddition = true
    change = Difference(
      target: more.isEmpty ? .empty(at: target.end) : SourceRange(more[0].start, more[more.count - 1].end),
      reference: lacking.isEmpty
        ? .empty(at: reference.end) : SourceRange(lacking[0].start, lacking[lacking.count - 1].end))
  }
}
