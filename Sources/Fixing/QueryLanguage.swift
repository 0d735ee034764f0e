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
  /// What speaks against a language that is not written in a script of the query.
  private static let otherScript = 5.0
  private static let mostWords = 6

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
    let text = String(query.prefix(1_000))
    let words = analyzer.words(of: text, for: locales, limit: 64).map(\.text)
    let prose = words.filter { word in !word.contains(where: \.isNumber) }
    let scores = try index.likelihoods(of: Array(prose.prefix(Self.mostWords)), analyzer)
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
      // Latin letters are in names of every language, others are not.
      if Self.hasLetters(outside: vocabulary.scripts, text) { languages[language]! -= Self.otherScript }
    }
    if Set(languages.values).count < 2, languages.count > 1 { return nil }
    let ranked = languages.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    guard ranked.count == 1 || ranked[0].value >= ranked[1].value + Self.leastMargin else { return nil }
    return locales.first { $0.language == ranked[0].key }
  }

  private static func hasLetters(outside scripts: ScriptSet, _ text: String) -> Bool {
    Array(text.utf8).withBytes { bytes in
      bytes.indices.contains { index in
        guard bytes[index] >= 0xC0 else { return false }
        let script = Script.of(bytes, at: index)
        return ![.none, .latin, .other].contains(script) && !scripts.contains(script)
      }
    }
  }

  /// The locale of messages, as POSIX has it (XBD 8.2): `de_DE.UTF-8` is de-DE; nil of `C` and `POSIX`.
  static func locale(of environment: [String: String]) -> LocaleTag? {
    let told = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    guard let name = told?.prefix(while: { $0 != "." && $0 != "@" }), name != "C", name != "POSIX" else { return nil }
    return LocaleTag(name.replacing("_", with: "-"))
  }
}
