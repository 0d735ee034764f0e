import Foundation
import IndexStore
import LanguageData
import ParallelText
import TextAnalysis

/// Tells the language of a query by its words, and that of whoever asks by the environment.
struct QueryLanguage {
  /// How much likelier a language must be than the next one: three times.
  private static let leastMargin = 1.1
  /// What a function word of a language, and of no other of the index, says for it.
  private static let functionWord = 2.0
  private static let mostWords = 8

  /// Of the index; sorted.
  private let locales: [LocaleTag]
  private let index: IndexReader
  private let analyzer: TextAnalyzer

  init(_ index: IndexReader, _ locales: [LocaleTag], _ analyzer: TextAnalyzer) {
    self.index = index
    self.locales = locales
    self.analyzer = analyzer
  }

  /// A locale of the index, the first of its language; nil if the words do not tell.
  func locale(of query: String) throws -> LocaleTag? {
    let words = query.prefix(1_000).split { !$0.isLetter && !$0.isNumber }
    let prose = words.filter { word in !word.contains(where: \.isNumber) }.map { $0.lowercased() }
    var scores = try index.likelihoods(of: Array(distinct(prose).prefix(Self.mostWords)), analyzer)
    var languages: [Substring: Double] = [:]
    for locale in locales where languages[locale.language] == nil || scores[locale] ?? 0 > languages[locale.language]! {
      languages[locale.language] = scores[locale] ?? 0
    }
    let hashes = prose.map { WordHash.of($0.utf8) }
    let vocabularies = languages.keys.compactMap { language in
      LocaleTag(String(language)).flatMap { LanguageGuess.vocabulary(of: $0) }.map { (language, $0) }
    }
    for (language, vocabulary) in vocabularies {
      let own = hashes.count { hash in
        vocabulary.contains(hash) && !vocabularies.contains { $0.0 != language && $0.1.contains(hash) }
      }
      languages[language]! += Double(own) * Self.functionWord
      if own > 0, let locale = locales.first(where: { $0.language == language }) { scores[locale, default: 0] += 1 }
    }
    if scores.isEmpty { return nil }
    let ranked = languages.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    guard ranked.count == 1 || ranked[0].value >= ranked[1].value + Self.leastMargin else { return nil }
    return locales.first { $0.language == ranked[0].key }
  }

  private func distinct(_ words: [String]) -> [String] {
    var seen = Set<String>()
    return words.filter { seen.insert($0).inserted }
  }

  /// The locale of messages, as POSIX has it (XBD 8.2): `de_DE.UTF-8` is de-DE; nil of `C` and `POSIX`.
  static func locale(of environment: [String: String]) -> LocaleTag? {
    let told = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    guard let name = told?.prefix(while: { $0 != "." && $0 != "@" }), name != "C", name != "POSIX" else { return nil }
    return LocaleTag(name.replacing("_", with: "-"))
  }
}
