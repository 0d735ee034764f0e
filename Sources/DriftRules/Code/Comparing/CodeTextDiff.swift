import LanguageData
import ParallelText

/// What differs in a text within code beside its language.
struct CodeTextDiff {
  /// A difference that is none of the language.
  struct Difference {
    var target: SourceRange
    var reference: SourceRange
    var isName: Bool
  }

  /// What is told of literals that differ.
  private(set) var literals: [Difference] = []
  /// A word of the one that stands for a word of the other, while all others are the same; nil if more differ, or none.
  private(set) var word: Difference?
  /// The words that are the same beside it.
  private(set) var unchanged: [SourceRange] = []
  /// Whether more than a word differs, or a word is of another script.
  private(set) var isTranslated = false
  private(set) var isSame = false
  /// What one side has of it in addition, while all else is the same; its place on the other side is empty.
  private(set) var addition: Difference?

  init(_ target: CodeToken, _ targetSource: SourceText, _ reference: CodeToken, _ referenceSource: SourceText) {
    let hasPlaceholders = target.kind == .text && !target.traits.contains(.printed)
    let own = CodeTextWords(targetSource[target.range], hasPlaceholders: hasPlaceholders)
    let other = CodeTextWords(referenceSource[reference.range], hasPlaceholders: hasPlaceholders)
    if target.kind != .standIn, reference.kind != .standIn {
      literals = Self.literals(own.literals, other.literals, targetSource, referenceSource)
    }
    compareWords(own.words, targetSource, other.words, referenceSource)
    if isSame, literals.isEmpty, unchanged.count > 1 {
      addition = Self.addition(own.literals, target.range, other.literals, reference.range)
    }
  }

  /// What is a program's in one text alone.
  private static func addition(
    _ targets: [CodeTextWords.Literal], _ target: SourceRange, _ references: [CodeTextWords.Literal],
    _ reference: SourceRange
  ) -> Difference? {
    let (own, other) = (Set(targets.map(\.key)), Set(references.map(\.key)))
    let lacking = references.filter { !own.contains($0.key) }
    let more = targets.filter { !other.contains($0.key) }
    if let first = lacking.first, let last = lacking.last, more.isEmpty {
      return Difference(
        target: .empty(at: target.end), reference: SourceRange(first.range.start, last.range.end), isName: false)
    }
    if let first = more.first, let last = more.last, lacking.isEmpty {
      return Difference(
        target: SourceRange(first.range.start, last.range.end), reference: .empty(at: reference.end), isName: false)
    }
    return nil
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
    if start == targetEnd, start == referenceEnd {
      isSame = true
      return
    }
    if unchanged.count > 2 {
      if start == targetEnd {
        let end = start > 0 ? targets[start - 1].end : targets.first?.start ?? 0
        addition = Difference(
          target: .empty(at: end), reference: SourceRange(references[start].start, references[referenceEnd - 1].end),
          isName: false)
      } else if start == referenceEnd {
        let end = start > 0 ? references[start - 1].end : references.first?.start ?? 0
        addition = Difference(
          target: SourceRange(targets[start].start, targets[targetEnd - 1].end), reference: .empty(at: end),
          isName: false)
      }
    }
    guard targetEnd == start + 1, referenceEnd == start + 1 else {
      isTranslated = targetEnd > start && referenceEnd > start
      return
    }
    let (own, other) = (first[targets[start]], second[references[start]])
    if own.contains(where: { $0 >= 0x80 }) != other.contains(where: { $0 >= 0x80 }) {
      isTranslated = true
      return
    }
    word = Difference(target: targets[start], reference: references[start], isName: false)
    // Two words that have little in common are no slip of the pen.
    isTranslated = editDistance(own, other, limit: 3) > 2 && unchanged.isEmpty
  }
}
