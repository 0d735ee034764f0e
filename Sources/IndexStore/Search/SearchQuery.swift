import Foundation
import GRDB
import ParallelText
import TextAnalysis

/// What is asked for, as terms that the index knows.
struct SearchQuery {
  struct Term {
    var text: String
    /// In how many articles it occurs.
    var articles: Int
  }

  /// Character grams, to be looked up in `names`. None twice.
  private(set) var grams: [Term] = []
  /// How many grams the index does not know.
  private(set) var unknownGrams = 0
  /// Stems and compounds, to be looked up in `texts`. None twice.
  private(set) var stems: [Term] = []
  /// Those among them that are names and codes which few articles have: who writes one means it as it is.
  private(set) var codes: [Term] = []
  /// Whether nothing was asked for but codes that the index does not know.
  private(set) var isUnknownCode = false

  /// In UTF-8: what comes behind it is not looked at.
  private static let longest = 1 << 16
  /// More distinct words than this are not looked up.
  private static let mostWords = 4096
  /// Of a longer text, a log or a page, these many words stand for the whole: how it begins, and its rarest.
  private static let mostKept = 32

  /// A code is rare if one of so many articles has it.
  private static let rarity = 50

  /// Complexity: O(bytes), and a look-up for each distinct word.
  init(_ text: String, _ lexicon: Lexicon, _ analyzer: TextAnalyzer) throws {
    let text = Self.withoutControlSequences(Self.beginning(of: text, Self.longest))
    var words = analyzer.words(of: text, for: lexicon.locales, limit: Self.mostWords)
    var named = text
    var compounded = text
    if words.count > Self.mostKept {
      words = try Self.kept(of: words, lexicon)
      named = words.map(\.text).joined(separator: " ")
      compounded = Self.beginning(of: text, 1_000)
    }
    let compounds = analyzer.compounds(of: compounded, limit: Self.mostKept)
    stems = try Self.known(words.flatMap(\.terms) + compounds, in: .texts, lexicon)
    let coded = words.filter(\.isCode)
    isUnknownCode = stems.isEmpty && !words.isEmpty && coded.count == words.count
    let codes = Set(coded.flatMap(\.terms) + compounds)
    self.codes = stems.filter { codes.contains($0.text) && $0.articles <= lexicon.articles / Self.rarity }
    let grams = analyzer.grams(of: named)
    self.grams = try Self.known(grams, in: .names, lexicon)
    unknownGrams = grams.count - self.grams.count
  }

  private static func kept(of words: [TextAnalyzer.Word], _ lexicon: Lexicon) throws -> [TextAnalyzer.Word] {
    let half = mostKept / 2
    let rest = try words[half...].compactMap { word -> (word: TextAnalyzer.Word, articles: Int)? in
      let counts = try word.terms.map { try lexicon.articles(with: $0, in: .texts) }.filter { $0 > 0 }
      return counts.min().map { (word, $0) }
    }
    let rarest = rest.sorted { ($0.articles, $0.word.text) < ($1.articles, $1.word.text) }.prefix(half)
    return words[..<half] + rarest.map(\.word)
  }

  private static func known(_ terms: [String], in table: Lexicon.Table, _ lexicon: Lexicon) throws -> [Term] {
    var seen = Set<String>()
    return try terms.compactMap { term in
      guard seen.insert(term).inserted else { return nil }
      let articles = try lexicon.articles(with: term, in: table)
      return articles > 0 ? Term(text: term, articles: articles) : nil
    }
  }

  /// Text that was copied from a terminal without what colours it: ESC `[`, parameters, a final byte (ECMA-48, 5.4).
  private static func withoutControlSequences(_ text: String) -> String {
    let bytes = text.utf8
    guard bytes.contains(0x1B) else { return text }
    var plain: [UInt8] = []
    var rest = bytes[...]
    while let escape = rest.firstIndex(of: 0x1B) {
      plain += rest[..<escape] + [0x20]
      rest = rest[escape...].dropFirst()
      if rest.first == UInt8(ascii: "[") { rest = rest.dropFirst().drop { (0x20...0x3F).contains($0) }.dropFirst() }
    }
    return String(decoding: plain + rest, as: UTF8.self)
  }

  /// So many bytes, and whole characters.
  private static func beginning(of text: String, _ bytes: Int) -> String {
    if text.utf8.count <= bytes { return text }
    var end = text.utf8.index(text.startIndex, offsetBy: bytes)
    while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
    return String(text[..<end])
  }
}

/// In how many articles terms occur.
struct Lexicon {
  enum Table: String {
    case names = "name_terms"
    case texts = "text_terms"
  }

  /// Of all articles; sorted.
  let locales: [LocaleTag]
  /// How many articles there are.
  let articles: Int
  private let database: Database

  init(_ database: Database) throws {
    self.database = database
    let rows = try Row.fetchAll(database, sql: "SELECT locale, articles FROM search_locales ORDER BY locale")
    locales = rows.compactMap { LocaleTag($0[0] as String) }
    articles = try rows.reduce(0) { try $0 + $1.number(1, in: StoredNumber.count) }
  }

  /// 0 of a term that the index does not know.
  func articles(with term: String, in table: Table) throws -> Int {
    let statement = try database.cachedStatement(sql: "SELECT articles FROM \(table.rawValue) WHERE term = ?")
    return try Row.fetchOne(statement, arguments: [term])?.number(0, in: StoredNumber.count) ?? 0
  }

  /// What a term that occurs in so many articles says of one that has it: much if it is rare.
  func weight(of articles: Int) -> Double { log(1 + Double(self.articles) / Double(max(articles, 1))) }
}
