import GRDB
import ParallelText

/// Writes what a search looks up, and counts in how many rows each term stands.
final class SearchRows {
  private let database: Database
  private let names: RowInserter
  private let texts: RowInserter
  /// nil where all is made anew: then FTS5 counts at the end.
  private var changes: Changes? = Changes()

  /// By how much counts change.
  private struct Changes {
    var names: [[UInt8]: Int] = [:]
    var texts: [[UInt8]: Int] = [:]
    var locales: [[UInt8]: Int] = [:]
  }

  init(_ database: Database) throws {
    self.database = database
    names = try RowInserter("names (rowid, title, heading, slug)", columns: 4, in: database)
    texts = try RowInserter("texts (rowid, body)", columns: 2, in: database)
  }

  func insert(_ terms: SearchTerms, id: Int64, _ locale: LocaleTag) throws {
    names.bind(id).bind(text: terms.title[...]).bind(text: terms.heading[...])
    try names.bind(text: terms.slug[...]).insert()
    try texts.bind(id).bind(text: terms.body[...]).insert()
    guard changes != nil else { return }
    Self.count(terms.title + terms.heading + terms.slug, 1, in: &changes!.names)
    Self.count(terms.body, 1, in: &changes!.texts)
    changes!.locales[Array(locale.description.utf8), default: 0] += 1
  }

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
      guard changes != nil else { continue }
      changes!.locales[Array((row[0] as String).utf8), default: 0] -= 1
      Self.count((1...3).flatMap { Array((row[$0] as String).utf8) }, -1, in: &changes!.names)
      Self.count(Array((row[4] as String).utf8), -1, in: &changes!.texts)
    }
    for table in ["names", "texts"] {
      try database.cachedStatement(sql: "DELETE FROM \(table) WHERE rowid BETWEEN ? AND ?").execute(arguments: range)
    }
  }

  /// To be called before the first row of an index whose rows are all made anew.
  func beginAnew() throws {
    changes = nil
    for table in ["names", "texts"] {
      // To delete row by row would take as long as to insert.
      let sql = try String.fetchOne(database, sql: "SELECT sql FROM sqlite_schema WHERE name = ?", arguments: [table])!
      try database.execute(sql: "DROP TABLE \(table)")
      try database.execute(sql: sql)
      // In bytes: so much is sorted in memory before it is written. All pieces are merged once, at the end: what FTS5
      // merges on the way would be merged again.
      try configure(table, ["hashsize": 16_777_216, "automerge": 0, "crisismerge": 1999])
    }
  }

  /// Brings the counts up to date. To be called behind the last row.
  func finish() throws {
    guard let changes else { return try countAnew() }
    try add(changes.names, to: "name_terms", "term")
    try add(changes.texts, to: "text_terms", "term")
    try add(changes.locales, to: "search_locales", "locale")
  }

  private func countAnew() throws {
    for (table, counts) in [("names", "name_terms"), ("texts", "text_terms")] {
      try database.execute(
        sql: """
          INSERT INTO \(table) (\(table)) VALUES ('optimize');
          CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, \(table), row);
          DELETE FROM \(counts);
          INSERT INTO \(counts) SELECT term, doc FROM temp.vocabulary;
          DROP TABLE temp.vocabulary
          """)
      // As FTS5 has them.
      try configure(table, ["automerge": 4, "crisismerge": 16])
    }
    try database.execute(
      sql: """
        DELETE FROM search_locales;
        INSERT INTO search_locales SELECT locale, count(*) FROM articles GROUP BY locale
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

  /// Counts each term of a row once.
  private static func count(_ terms: [UInt8], _ change: Int, in counts: inout [[UInt8]: Int]) {
    for term in Set(terms.split(separator: UInt8(ascii: " "))) { counts[Array(term), default: 0] += change }
  }
}
