import LanguageData
import ParallelText
import TextAnalysis

/// Words that say little of what is asked for, since every text has them: of a language that has few articles in an index, they
/// would seem to be rare.
struct FunctionWords {
  /// What one says, as a share of what its rarity does.
  static let share = 0.2

  private let vocabularies: [(language: Substring, LanguageGuess.Vocabulary)]

  /// Of the languages of some locales.
  init(of locales: [LocaleTag]) {
    var languages: [Substring] = []
    for locale in locales where !languages.contains(locale.language) { languages.append(locale.language) }
    vocabularies = languages.compactMap { language in
      LocaleTag(String(language)).flatMap { LanguageGuess.vocabulary(of: $0) }.map { (language, $0) }
    }
  }

  /// Whether any of the languages has a word among its most frequent ones.
  func contains(_ word: TextAnalyzer.Word) -> Bool {
    let hash = WordHash.of(word.text.utf8)
    return vocabularies.contains { $0.1.contains(hash) }
  }

  /// The terms of those in a text in one language. Complexity: O(bytes).
  func terms(in text: String, _ locale: LocaleTag, _ analyzer: TextAnalyzer) -> Set<String> {
    guard let own = vocabularies.first(where: { $0.language == locale.language }) else { return [] }
    let words = analyzer.words(of: text, for: [locale], limit: Int.max)
    return Set(words.filter { own.1.contains(WordHash.of($0.text.utf8)) }.flatMap(\.terms))
  }
}
