import GRDB

/// SQL indexes that are made when all rows are there: to sort once is faster than to insert in many places each time.
struct DeferredIndexes {
  private let statements: [String]

  /// Drops the indexes that the schema makes by statements of their own.
  init(droppingFrom database: Database) throws {
    let rows = try Row.fetchAll(
      database, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid")
    for row in rows { try database.execute(sql: "DROP INDEX \(row[0] as String)") }
    statements = rows.map { $0[1] }
  }

  /// Makes them again, in the order of the schema. Complexity: O(n log n) in the rows of each table.
  func create(in database: Database) throws {
    let pages = try Int.fetchOne(database, sql: "PRAGMA cache_size")!
    // SQLite sorts in memory as much as its cache may hold, and then merges: pieces that fit in a processor's cache are
    // sorted in three quarters of the time.
    try database.execute(sql: "PRAGMA cache_size = -4096")
    for statement in statements { try database.execute(sql: statement) }
    try database.execute(sql: "PRAGMA cache_size = \(pages)")
  }
}
