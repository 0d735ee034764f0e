import LanguageData
import ParallelText

/// How to apply the rules of `rules.txt`.
public enum RuleBook {
  /// Reads what the rules know of some languages, for which the first articles would otherwise wait.
  public static func prepare(for locales: some Sequence<LocaleTag>) {
    for locale in locales.sorted() {
      _ = OppositeWords.of(locale)
      _ = SpeltNumbers.of(locale)
      _ = SentenceWords.of(locale)
      _ = LanguageGuess.vocabulary(of: locale)
    }
  }

  /// Everything that has drifted between the two sides of a pair. The order is that of the rules.
  ///
  /// - Parameter terms: Names that stay as they are in every language.
  public static func check(_ pair: AlignedPair, terms: Terms = .none) -> [Drift] {
    check(pair, ArticleFacts(pair.target), ArticleFacts(pair.reference), terms: terms)
  }

  /// - Parameters:
  ///   - target: What is known of the pair's target; kept by the caller if it is compared with others as well.
  ///   - reference: Likewise of the reference.
  ///   - terms: Names that stay as they are in every language.
  ///   - isSource: Whether the reference is what the target was translated from, not another translation.
  public static func check(
    _ pair: AlignedPair, _ target: ArticleFacts, _ reference: ArticleFacts, terms: Terms, isSource: Bool = true
  ) -> [Drift] {
    let comparison = Comparison(pair, target, reference, terms, isSource: isSource)
    var found: [Drift] = []
    for check in RuleTables.checks {
      let drifts = check(comparison)
      if !drifts.isEmpty { found += drifts }
    }
    return found.isEmpty ? [] : OneCause.keep(found, pair)
  }
}
