import GRDB
import LanguageData
import ParallelText
import TextAnalysis

/// Finds the name that a word in another script writes as it sounds: `пропс` for `props`, `роутер` for `router`.
struct Loanwords {
  /// Names with fewer consonants sound like too many others.
  private static let fewestConsonants = 3
  private static let mostTerms = 2
  /// How many words of a query are looked at.
  private static let mostWords = 4
  /// How many letters more or less a name may have, where each letter is one sound.
  private static let mostMore = 3

  private let lexicon: Lexicon
  private var rest = Loanwords.mostWords

  init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// Words of the names of articles, those of the same length first, then the most frequent; none for words in Latin letters.
  ///
  /// - Complexity: O(words of names that begin with a like sound).
  mutating func terms(soundingLike word: TextAnalyzer.Word) throws -> [SearchQuery.Term] {
    guard rest > 0 else { return [] }
    rest -= 1
    // Its ending belongs to the language that has borrowed it.
    for form in word.terms + [word.text] {
      let found = try terms(soundingLike: Array(form.unicodeScalars))
      if !found.isEmpty { return found }
    }
    return []
  }

  private func terms(soundingLike scalars: [Unicode.Scalar]) throws -> [SearchQuery.Term] {
    guard let first = scalars.first, !first.isASCII, scalars.allSatisfy(\.properties.isAlphabetic) else { return [] }
    let text = String(String.UnicodeScalarView(scalars))
    let sounds = Romanization.skeleton(Array(text.utf8)[...], isExact: true)
    guard sounds.count >= Self.fewestConsonants else { return [] }
    // The s of a plural is borrowed, too, and no part of a stem.
    let singular = sounds.count > Self.fewestConsonants && sounds.last == Romanization.s ? Array(sounds.dropLast()) : []
    let isAlphabet = first.value < 0x3040
    var found: [(term: SearchQuery.Term, more: Int)] = []
    for letter in Romanization.letters(of: sounds[0]) {
      let next = Unicode.Scalar(letter.value + 1)!
      let rows = try Row.fetchCursor(
        lexicon.database.cachedStatement(sql: "SELECT term FROM source_words WHERE term >= ? AND term < ?"),
        arguments: [String(Character(letter)), String(Character(next))])
      while let row = try rows.next() {
        let term: String = row[0]
        let own = Romanization.skeleton(Array(term.utf8)[...], isExact: true)
        guard own == sounds || own == singular, !own.isEmpty else { continue }
        let more = isAlphabet ? abs(term.utf8.count + sounds.count - own.count - scalars.count) : 0
        guard more <= Self.mostMore else { continue }
        let articles = try lexicon.articles(with: term, in: .texts)
        if articles > 0 { found.append((SearchQuery.Term(text: term, articles: articles), more)) }
      }
    }
    return found.sorted { ($0.more, $1.term.articles, $0.term.text) < ($1.more, $0.term.articles, $1.term.text) }
      .prefix(Self.mostTerms).map(\.term)
  }
}
