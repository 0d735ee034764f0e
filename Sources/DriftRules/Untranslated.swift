import LanguageData
import ParallelText

/// Text left in the reference's language.
enum Untranslated {
  static let family = RuleFamily(
    rules: [RuleDescriptor("untranslated", .warning, "text left in the source language, or in a wrong one")],
    check: { pair in
      guard pair.target.locale.language != pair.reference.locale.language else { return [] }
      return pair.blocks.compactMap { check($0, pair) }
    })

  private static func check(_ match: AlignedPair.Match, _ pair: AlignedPair) -> Drift? {
    let target = pair.target.blocks[match.target]
    let reference = pair.reference.blocks[match.reference]
    guard target.isProse, target.kind != .row, target.textLength >= 40, target.wordIndexes.count >= 6 else { return nil }
    let words = pair.target.words[target.wordIndexes]
    // Function words tell a sentence from a list of names.
    let foreign = LanguageGuess.functionWords(words, of: pair.reference.locale)
    let own = LanguageGuess.functionWords(words, of: pair.target.locale)
    let isSame = share(words, of: pair.reference.words[reference.wordIndexes]) > 0.85
    let drift = Drift("untranslated", .warning, isSame ? 0.95 : 0.8, .differs, "text in the language of", target: target.range, reference: reference.range)
    if isSame ? foreign >= 2 && foreign > own : foreign >= 4 && foreign > 3 * own { return drift }
    // The same text on both sides, in the target's language: then the reference is the one that was not translated.
    if isSame, own >= 2, own > foreign { return drift.swapped() }
    return nil
  }

  /// The share of the first words that the second have as well.
  private static func share(_ first: ArraySlice<UInt32>, of second: ArraySlice<UInt32>) -> Double {
    let known = Set(second)
    return Double(first.count { known.contains($0) }) / Double(max(1, max(first.count, second.count)))
  }
}
