import Foundation
import GRDB
import ParallelText
import TextAnalysis

extension IndexReader {
  /// Finds articles by what people write of a problem: words, codes, names, in any language of the index.
  ///
  /// - Parameters:
  ///   - query: Any text, be it empty or a whole log; there is no syntax in it.
  ///   - limit: How many articles to find at most.
  /// - Throws: `IndexError` if the index cannot be read; never because of what the query says.
  public func search(_ query: String, limit: Int = 10) throws(IndexError) -> SearchResult {
    try read { try ArticleSearch($0).run(query, limit: limit) }
  }

  /// The locales of all articles that are searched; sorted.
  public func searchedLocales() throws(IndexError) -> [LocaleTag] { try read { try Lexicon($0).locales } }

  /// What each of some terms says of an article that has it: much if it is rare. Complexity: a look-up for each.
  ///
  /// - Parameter terms: As texts have them.
  public func weights(of terms: Set<String>) throws(IndexError) -> [String: Double] {
    try read { database in
      let lexicon = try Lexicon(database)
      return try Dictionary(
        uniqueKeysWithValues: terms.map { ($0, lexicon.weight(of: try lexicon.articles(with: $0, in: .texts))) })
    }
  }

  /// How likely a text is in the language of each locale, as a logarithm, by how many articles of the locale have its words;
  /// empty if that tells nothing.
  ///
  /// - Parameter words: Those of the text.
  /// - Complexity: O(rows with the words), at most some hundreds for each.
  public func likelihoods(of words: [String], _ analyzer: TextAnalyzer) throws(IndexError) -> [LocaleTag: Double] {
    try read { database in
      let counts = try ContentSummary.articlesByLocale(in: database)
      let lexicon = try Lexicon(database)
      var likelihoods: [LocaleTag: Double] = [:]
      for word in words {
        var found: [LocaleTag: Double] = [:]
        var known: [String: [LocaleTag: Double]] = [:]
        for locale in lexicon.locales {
          let terms = analyzer.textTerms(of: word, in: locale)
          guard terms.count == 1, let term = terms.first else { continue }
          let own = try known[term] ?? Self.articles(with: term, lexicon)
          known[term] = own
          found[locale] = own[locale] ?? 0
        }
        guard found.values.contains(where: { $0 > 0 }) else { continue }
        for (locale, articles) in counts {
          likelihoods[locale, default: 0] += log(((found[locale] ?? 0) + 0.2) / (Double(articles) + 1))
        }
      }
      return likelihoods
    }
  }

  /// So many articles with a word are counted, and so many of one that more have.
  private static let commonest = 600
  private static let sample = 200

  /// By locale; of a term that many articles have by a sample of them: their numbers are hashes of their paths.
  private static func articles(with term: String, _ lexicon: Lexicon) throws -> [LocaleTag: Double] {
    let total = try lexicon.articles(with: term, in: .texts)
    if total == 0 { return [:] }
    let counted = total > commonest ? sample : total
    let rows = try Row.fetchAll(
      lexicon.database,
      sql: """
        SELECT locale, count(*) FROM articles
        WHERE id IN (SELECT rowid FROM texts WHERE texts MATCH ? LIMIT ?) GROUP BY locale
        """, arguments: ["\"\(term)\"", counted])
    return rows.reduce(into: [:]) { counts, row in
      if let locale = LocaleTag(row[0] as String) { counts[locale] = Double(row[1] as Int * total) / Double(counted) }
    }
  }
}
