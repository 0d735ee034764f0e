import GRDB

/// The tables that a search looks up, and the counts of the rows in which each term stands.
final class SearchTables {
  /// So many pieces FTS5 merges at once. In fewer a search takes hardly longer, and to write all of them anew would take a
  /// large index a thirtieth of its time.
  private static let crisis = 16

  private static let tables = ["names", "texts", "source_names"]

  private let database: Database
  /// nil where all is made anew: then FTS5 counts at the end.
  private var changes: TermCounts? = TermCounts()

  init(_ database: Database) { self.database = database }

  /// With a statement a row: FTS5 writes down what it has gathered at the beginning of one that makes several.
  func insert(_ terms: SearchTerms) throws {
    func text(_ terms: [UInt8]) -> String { String(decoding: terms, as: UTF8.self) }
    try database.cachedStatement(sql: "INSERT INTO names (rowid, title, heading, slug) VALUES (?, ?, ?, ?)")
      .execute(arguments: [terms.id, text(terms.title), text(terms.heading), text(terms.slug)])
    try database.cachedStatement(sql: "INSERT INTO texts (rowid, body) VALUES (?, ?)")
      .execute(arguments: [terms.id, text(terms.body)])
  }

  func insert(_ name: SourceName) throws {
    try database.cachedStatement(sql: "INSERT INTO source_names (rowid, words) VALUES (?, ?)")
      .execute(arguments: [name.id, String(decoding: name.words, as: UTF8.self)])
  }

  /// To be called with the counts of the rows that are inserted, unless all is made anew.
  func add(_ counts: TermCounts) { changes?.add(counts) }

  /// To be called while the articles are still there. Complexity: O(their terms).
  func remove(_ ids: ClosedRange<Int64>) throws {
    let range: StatementArguments = [ids.lowerBound, ids.upperBound]
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT locale, names.title, heading, slug, body
          FROM articles JOIN names ON names.rowid = id JOIN texts ON texts.rowid = id
          WHERE id BETWEEN ? AND ?
          """), arguments: range)
    while let row = try rows.next() {
      changes?.add(
        locale: row[0], names: (1...3).flatMap { Array((row[$0] as String).utf8) },
        text: Array((row[4] as String).utf8), -1)
    }
    for table in Self.tables {
      try database.cachedStatement(sql: "DELETE FROM \(table) WHERE rowid BETWEEN ? AND ?").execute(arguments: range)
    }
  }

  /// To be called before the first row of an index whose rows are all made anew.
  func beginAnew() throws {
    changes = nil
    // Another program may have learnt otherwise of the same titles.
    try database.execute(sql: "DELETE FROM translated_from")
    for table in Self.tables {
      // To delete row by row would take as long as to insert.
      let sql = try String.fetchOne(database, sql: "SELECT sql FROM sqlite_schema WHERE name = ?", arguments: [table])!
      try database.execute(sql: "DROP TABLE \(table)")
      try database.execute(sql: sql)
      // In bytes: so much is sorted in memory before it is written. Pieces are merged once at most, at the end: what FTS5
      // merges on the way would be merged again.
      try configure(table, ["hashsize": 16_777_216, "automerge": 0, "crisismerge": 1999])
    }
  }

  /// Brings the counts up to date. To be called behind the last row.
  func finish() throws {
    try TranslationTables(database).update()
    guard let changes else { return try countAnew() }
    try add(changes.names, to: "name_terms", "term")
    try add(changes.texts, to: "text_terms", "term")
    try add(changes.locales, to: "search_locales", "locale")
  }

  /// Counts the terms of a table of FTS5 anew.
  static func count(_ table: String, in counts: String, _ database: Database) throws {
    try database.execute(
      sql: """
        CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, \(table), row);
        DELETE FROM \(counts);
        INSERT INTO \(counts) SELECT term, doc FROM temp.vocabulary;
        DROP TABLE temp.vocabulary
        """)
  }

  private func countAnew() throws {
    for (table, counts) in [("names", "name_terms"), ("texts", "text_terms")] {
      let pieces = try Int.fetchOne(database, sql: "SELECT count(DISTINCT segid) FROM \(table)_idx")!
      if pieces >= Self.crisis { try database.execute(sql: "INSERT INTO \(table) (\(table)) VALUES ('optimize')") }
      try Self.count(table, in: counts, database)
    }
    // As FTS5 has them.
    for table in Self.tables { try configure(table, ["automerge": 4, "crisismerge": Self.crisis]) }
    try database.execute(
      sql: """
        DELETE FROM search_locales;
        INSERT INTO search_locales
          SELECT locale, count(*) FROM articles WHERE id IN (SELECT id FROM names_docsize) GROUP BY locale
        """)
  }

  /// See https://www.sqlite.org/fts5.html#special_insert_commands.
  private func configure(_ table: String, _ options: KeyValuePairs<String, Int>) throws {
    for (option, value) in options {
      try database.execute(sql: "INSERT INTO \(table) (\(table), rank) VALUES (?, ?)", arguments: [option, value])
    }
  }

  private func add(_ changes: [[UInt8]: Int], to table: String, _ key: String) throws {
    let insert = try database.makeStatement(
      sql: """
        INSERT INTO \(table) VALUES (?, ?)
        ON CONFLICT (\(key)) DO UPDATE SET articles = articles + excluded.articles
        """)
    let remove = try database.makeStatement(sql: "DELETE FROM \(table) WHERE \(key) = ? AND articles = 0")
    for (term, change) in changes where change != 0 {
      let text = String(decoding: term, as: UTF8.self)
      try insert.execute(arguments: [text, change])
      if change < 0 { try remove.execute(arguments: [text]) }
    }
  }
}
