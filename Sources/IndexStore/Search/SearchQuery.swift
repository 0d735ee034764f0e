import Foundation
import ParallelText
import TextAnalysis

/// What is asked for, as terms that the index knows.
struct SearchQuery {
  struct Term {
    var text: String
    /// In how many articles it occurs.
    var articles: Int

    /// Whether it looks like the code of an error: letters with digits among them, or many digits.
    var isExact: Bool {
      let digits = text.utf8.count(where: ASCII.isDigit)
      return text.utf8.count >= 5 && digits > 0 && (digits < text.utf8.count || digits >= 5)
    }
  }

  /// A word of the query, as texts have it.
  struct Word {
    /// Those that texts of the index have; none twice.
    var terms: [Term]
    /// As titles may have it: these, and what stands for the word as it was written.
    var written: [String]
    /// What it says of an article that has it.
    var weight: Double
  }

  /// Character grams, to be looked up in `names`. None twice.
  private(set) var grams: [Term] = []
  /// How many grams the index does not know.
  private(set) var unknownGrams = 0
  /// Stems and compounds, to be looked up in `texts`. None twice.
  private(set) var stems: [Term] = []
  /// Those among them that are names and codes which few articles have: who writes one means it as it is.
  private(set) var codes: [Term] = []
  /// Its codes, as front matter has them.
  private(set) var labels: [Term] = []
  /// In the order of the query.
  private(set) var words: [Word] = []
  /// What texts have in place of terms that none has, or few, the likeliest first.
  private(set) var repairs: [String: [String]] = [:]
  /// The runs of words that articles are looked through for.
  private(set) var runs: QueryRuns
  /// Codes of the query that no article has, as they were written.
  private(set) var unknownCodes: [String] = []
  /// Whether nothing was asked for but codes that the index does not know.
  private(set) var isUnknownCode = false

  /// In UTF-8: what comes behind it is not looked at.
  private static let longest = 1 << 16
  /// More distinct words than this are not looked up.
  private static let mostWords = 4096
  /// Of a longer text, a log or a page, these many words stand for the whole: how it begins, and its rarest.
  private static let mostKept = 32

  /// Of fewer words those that every text has are looked up as well.
  private static let leastTelling = 2

  /// A word that so few articles have may be a name that so many times more write in Latin letters.
  private static let fewestArticles = 3
  private static let timesMore = 10

  /// A code is rare if one of so many articles has it.
  private static let rarity = 50

  /// Complexity: O(bytes), and a look-up for each distinct word.
  init(_ text: String, _ lexicon: Lexicon, _ analyzer: TextAnalyzer) throws {
    let text = Self.withoutControlSequences(Self.beginning(of: text, Self.longest))
    var asked = analyzer.words(of: text, for: lexicon.locales, limit: Self.mostWords)
    var named = text
    var compounded = text
    if asked.count > Self.mostKept {
      asked = try Self.kept(of: asked, lexicon)
      named = asked.map(\.text).joined(separator: " ")
      compounded = Self.beginning(of: text, 1_000)
    }
    let compounds = analyzer.compounds(of: compounded, limit: Self.mostKept)
    let functionWords = FunctionWords(of: lexicon.locales)
    let telling = asked.filter { !functionWords.contains($0) }
    let sought = telling.count < Self.leastTelling ? asked : telling
    let all = try Self.known(asked.flatMap(\.terms) + compounds, in: .texts, lexicon)
    let wanted = Set(sought.flatMap(\.terms) + compounds)
    stems = all.filter { wanted.contains($0.text) }
    let written = Set(asked.filter(\.isCode).flatMap(\.terms) + compounds)
    codes = stems.filter { written.contains($0.text) && $0.articles <= lexicon.articles / Self.rarity }
    labels = try Self.known(written.sorted().map { Labels.mark + $0 }, in: .texts, lexicon)
      .filter { $0.articles <= max(lexicon.locales.count, lexicon.articles / Self.rarity) }
    let known = Set(all.map(\.text) + labels.map { String($0.text.dropFirst(Labels.mark.count)) })
    (unknownCodes, isUnknownCode) = Self.unknownCodes(compounded, known, analyzer, lexicon)
    let counts = Dictionary(all.map { ($0.text, $0.articles) }, uniquingKeysWith: { first, _ in first })
    var repair = SpellingRepair(lexicon)
    var loanwords = Loanwords(lexicon)
    for word in asked {
      var terms = word.terms.compactMap { term in counts[term].map { Term(text: term, articles: $0) } }
      var others = terms.isEmpty ? try repair.terms(near: word) : []
      if others.isEmpty, terms.allSatisfy({ $0.articles <= Self.fewestArticles }) {
        let own = terms.map(\.articles).max() ?? 0
        others = try loanwords.terms(soundingLike: word).filter { $0.articles >= Self.timesMore * own }
        named += others.map { " " + $0.text }.joined()
      }
      if !others.isEmpty { for term in word.terms { repairs[term] = others.map(\.text) } }
      for term in others where !stems.contains(where: { $0.text == term.text }) { stems.append(term) }
      terms += others
      let written = word.terms + terms.map(\.text).filter { !word.terms.contains($0) }
      words.append(Word(terms: terms, written: written, weight: lexicon.weight(of: terms.map(\.articles).min() ?? 0)))
    }
    runs = try QueryRuns(Self.beginning(of: text, 1_000), repairs, lexicon, analyzer, functionWords)
    let grams = analyzer.grams(of: named)
    self.grams = try Self.known(grams, in: .names, lexicon)
    unknownGrams = grams.count - self.grams.count
  }

  /// What stands between spaces and has a digit is a code, of which a letter that stands before a hyphen is a part.
  private static func unknownCodes(
    _ text: String, _ known: Set<String>, _ analyzer: TextAnalyzer, _ lexicon: Lexicon
  ) -> (codes: [String], areAll: Bool) {
    let chunks = text.split(whereSeparator: \.isWhitespace).prefix(mostKept).map { chunk in
      chunk.trimmingPrefix { !$0.isLetter && !$0.isNumber }
    }.filter { !$0.isEmpty }
    var unknown: [String] = []
    for chunk in chunks where chunk.isCodeLike {
      let chunk = chunk.trimmingSuffix { !$0.isLetter && !$0.isNumber }
      let words = analyzer.words(of: String(chunk), for: lexicon.locales, limit: 16).filter { word in
        word.text.utf8.contains(where: ASCII.isDigit)
      }
      let terms = words.flatMap(\.terms) + analyzer.compounds(of: String(chunk), limit: 4)
      if !terms.isEmpty, terms.allSatisfy({ !known.contains($0) }) { unknown.append(String(chunk)) }
    }
    return (unknown, !chunks.isEmpty && unknown.count == chunks.count)
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
