import GRDB
import ParallelText
import TextAnalysis

/// Finds what a word was meant to be that no text has: one letter that is wrong, missing, too much, or exchanged with the next.
struct SpellingRepair {
  /// Shorter words are too many others but for one letter.
  private static let shortest = 5
  private static let mostTerms = 2
  /// How many words of a query are looked at.
  private static let mostWords = 8

  private let lexicon: Lexicon
  private var rest = SpellingRepair.mostWords

  init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// Terms of texts, the most frequent first; none for codes, and where none is near.
  ///
  /// The first letter is taken for right. Complexity: O(terms that begin with it).
  mutating func terms(near word: TextAnalyzer.Word) throws -> [SearchQuery.Term] {
    let scalars = Array(word.text.unicodeScalars)
    guard scalars.count >= Self.shortest, scalars.allSatisfy(\.properties.isAlphabetic), rest > 0 else { return [] }
    rest -= 1
    let found = try word.terms.flatMap { try near(Array($0.unicodeScalars)) }
    var seen = Set<String>()
    return Array(
      found.sorted { ($1.articles, $0.text) < ($0.articles, $1.text) }.filter { seen.insert($0.text).inserted }
        .prefix(Self.mostTerms))
  }

  private func near(_ stem: [Unicode.Scalar]) throws -> [SearchQuery.Term] {
    guard stem.count >= Self.shortest - 1, let first = stem.first, let next = Unicode.Scalar(first.value + 1) else {
      return []
    }
    let rows = try Row.fetchCursor(
      lexicon.database.cachedStatement(
        sql: "SELECT term, articles FROM text_terms WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?"),
      arguments: [String(Character(first)), String(Character(next)), stem.count - 1, stem.count + 1])
    var found: [SearchQuery.Term] = []
    while let row = try rows.next() {
      let term: String = row[0]
      if Self.isNear(stem, Array(term.unicodeScalars)) {
        found.append(SearchQuery.Term(text: term, articles: try row.number(1, in: StoredNumber.count)))
      }
    }
    return found
  }

  /// Whether one edit makes one word of the other. Complexity: O(letters).
  static func isNear(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
    let (short, long) = left.count <= right.count ? (left, right) : (right, left)
    guard long.count - short.count <= 1 else { return false }
    let start = zip(short, long).prefix { $0 == $1 }.count
    let end = zip(short[start...].reversed(), long[start...].reversed()).prefix { $0 == $1 }.count
    if short.count - start - end == 0 { return true }
    guard short.count == long.count else { return false }
    let wrong = short.count - start - end
    return wrong == 1 || wrong == 2 && short[start] == long[start + 1] && short[start + 1] == long[start]
  }
}
