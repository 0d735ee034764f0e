import ParallelText

/// A label of the source that a translation calls by two names: a button has one.
enum TwoTranslations {
  /// A label and its translation.
  private struct Use {
    var target: SourceRange
    var reference: SourceRange
    var stems: Set<[UInt32]> = []
  }

  static func check(_ comparison: Comparison) -> [Drift] {
    // Another translation may have one word for two.
    if !comparison.isSource { return [] }
    let pair = comparison.pair
    var uses: [[UInt8]: [Use]] = [:]
    for use in candidates(pair) {
      let name = text(pair.reference, use.reference)
      if isLabel(name) { uses[name.utf8.map(ASCII.lowercased), default: []].append(use) }
    }
    return uses.values.filter { $0.count > 1 }.compactMap { uses in
      let uses = uses.map {
        Use(target: $0.target, reference: $0.reference, stems: stems(text(pair.target, $0.target)))
      }
      return drift(uses, pair)
    }.sorted { $0.target.lower < $1.target.lower }
  }

  /// What may be labels of several words, of which several begin with the same word: most are used once.
  private static func candidates(_ pair: AlignedPair) -> [Use] {
    var uses: [(firstWord: UInt64, use: Use)] = []
    for match in pair.blocks {
      // Where a block has one label alone it is sure what its translation is.
      guard let other = only(pair.reference, match.reference) else { continue }
      let name = pair.reference.source[other]
      guard let space = name.firstIndex(of: 0x20), let label = only(pair.target, match.target) else { continue }
      uses.append((Hash64.ofFolded(name[..<space]), Use(target: label, reference: other)))
    }
    if uses.count < 2 { return [] }
    var counts: [UInt64: Int] = [:]
    for use in uses { counts[use.firstWord, default: 0] += 1 }
    return uses.compactMap { counts[$0.firstWord]! > 1 ? $0.use : nil }
  }

  private static func drift(_ uses: [Use], _ pair: AlignedPair) -> Drift? {
    guard uses.count > 1, let first = uses.first else { return nil }
    guard let other = uses.first(where: { !$0.stems.isEmpty && $0.stems.isDisjoint(with: first.stems) }),
      !first.stems.isEmpty,
      // Where every one is another, it is no label but a word.
      uses.allSatisfy({ !$0.stems.isDisjoint(with: first.stems) || !$0.stems.isDisjoint(with: other.stems) })
    else { return nil }
    let line = pair.target.source.position(at: first.target.start).line
    return Drift(
      .uiLabelMismatch, .warning, 0.7, .intrinsic,
      "UI label \(text(pair.reference, other.reference)) is written in two ways: \(text(pair.target, other.target)), and "
        + "\(text(pair.target, first.target)) at line \(line)",
      target: other.target, reference: other.reference)
  }

  private static func only(_ article: Article, _ block: Int) -> SourceRange? {
    var only: SourceRange?
    for literal in article.literals[article.blocks[block].literalIndexes] where literal.kind == .uiLabel {
      if only != nil { return nil }
      only = literal.range
    }
    return only
  }

  private static func text(_ article: Article, _ range: SourceRange) -> String {
    String(article.text(range).trimmingSuffix { $0.isPunctuation || $0.isWhitespace })
  }

  /// Two words or three: one alone may be stressed, and more are a sentence.
  private static func isLabel(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    return (2...3).contains(words.count) && text.first?.isUppercase ?? false
      && text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == " " }
  }

  /// What is left of words whatever their endings; of text without spaces each two characters.
  private static func stems(_ text: String) -> Set<[UInt32]> {
    var stems = Set<[UInt32]>()
    for word in text.lowercased().split(whereSeparator: { !$0.isLetter }) {
      let scalars = word.unicodeScalars.map(\.value)
      if scalars.contains(where: { $0 > 0x2E80 }) {
        for (first, second) in zip(scalars, scalars.dropFirst()) { stems.insert([first, second]) }
      } else if scalars.count > 3 {
        stems.insert(Array(scalars.prefix(4)))
      }
    }
    return stems
  }
}
