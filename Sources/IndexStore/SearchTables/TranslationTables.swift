import GRDB
import ParallelText
import TextAnalysis

/// The tables that say what words of titles are in the source's language.
struct TranslationTables {
  /// So many titles of a locale teach: those of the articles with the lowest ids, which are hashes.
  private static let sample = 4_000
  /// Of a longer title the beginning.
  private static let mostWords = 24

  private let database: Database
  private let analyzer = TextAnalyzer()

  init(_ database: Database) { self.database = database }

  /// Brings them up to date. Complexity: O(titles), if those of the sample are as they were.
  func update() throws {
    try SearchTables.count("source_names", in: "source_words", database)
    var hash = Hash64()
    let titles = try titles(&hash)
    let stored = try Int64.fetchOne(database, sql: "SELECT hash FROM translated_from")
    let own = Int64(bitPattern: hash.value)
    if stored == own { return }
    try database.execute(sql: "DELETE FROM translations; DELETE FROM translated_from")
    try database.execute(sql: "INSERT INTO translated_from VALUES (?)", arguments: [own])
    for (locale, pairs) in titles.sorted(by: { $0.key < $1.key }) { try learn(pairs, locale) }
  }

  private typealias Titles = [LocaleTag: [(title: String, name: String)]]

  private func titles(_ hash: inout Hash64) throws -> Titles {
    var titles: Titles = [:]
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT locale, title, source_names.words, value
        FROM articles JOIN source_names ON source_names.rowid = set_id
          LEFT JOIN front_matter ON article_id = id AND key = 'title' AND value <> title
        WHERE title IS NOT NULL ORDER BY set_id, locale, ordinal
        """)
    while let row = try rows.next() {
      guard let locale = LocaleTag(row[0] as String) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      let name: String = row[2]
      // The title for lists and search engines may be another than the one that the article begins with.
      for title in [row[1] as String, row[3] as String?].compactMap({ $0 }) {
        if titles[locale, default: []].count == Self.sample { continue }
        for text in [locale.description, title, name] { hash.combine(text) }
        titles[locale, default: []].append((title: title, name: name))
      }
    }
    return titles
  }

  private func learn(_ titles: [(title: String, name: String)], _ locale: LocaleTag) throws {
    var (words, others) = (Numbering(), Numbering())
    let pairs = titles.map { title, name in
      TranslationModel.Pair(
        text: words.numbers(of: analyzer.textTerms(of: title, in: locale), Self.mostWords),
        other: others.numbers(of: SourceName.names(in: name).flatMap { $0 }, Self.mostWords))
    }
    let learnt = TranslationModel.learn(pairs, words: words.all.count, others: others.all.count)
    let insert = try database.makeStatement(sql: "INSERT INTO translations VALUES (?, ?, ?, ?)")
    for (word, entries) in zip(words.all, learnt) {
      for entry in entries {
        try insert.execute(arguments: [
          word, locale.description, others.all[Int(entry.other)], (entry.probability * 1_000).rounded() / 1_000,
        ])
      }
    }
  }
}

/// Numbers for words, from 0.
private struct Numbering {
  private(set) var all: [String] = []
  private var numbers: [String: Int32] = [:]

  /// Of the distinct words among the first terms.
  mutating func numbers(of terms: [String], _ most: Int) -> [Int32] {
    var own: [Int32] = []
    for term in terms.prefix(most) {
      let number = number(of: term)
      if !own.contains(number) { own.append(number) }
    }
    return own
  }

  private mutating func number(of word: String) -> Int32 {
    if let known = numbers[word] { return known }
    numbers[word] = Int32(all.count)
    all.append(word)
    return Int32(all.count - 1)
  }
}
