import Foundation
import GRDB
import IndexSchema
import TestSupport
import Testing

@testable import IndexStore

@Suite("The index's schema")
struct SchemaTests {
  @Test("The migrations make what index.sql says") func migrations() async throws {
    let folder = try TemporaryFolder()
    try await makeIndex("Corpus", "--database", folder.path + "/made.sqlite", in: Project.root)
    let text = try String(contentsOfFile: Project.root + "/Schema/index.sql", encoding: .utf8)
    let told = StockSQLite(folder.path + "/told.sqlite")
    try told.write(text)
    let made = StockSQLite(folder.path + "/made.sqlite")
    #expect(try made.schema() == told.schema())
  }

  @Test("Every table is strict, and has a comment in index.sql, as has every view") func comments() throws {
    let text = try String(contentsOfFile: Project.root + "/Schema/index.sql", encoding: .utf8)
    let lines = text.components(separatedBy: "\n")
    for (number, line) in lines.enumerated() where line.hasPrefix("CREATE TABLE ") || line.hasPrefix("CREATE VIEW ") {
      let isTold = lines[..<number].reversed().prefix { !$0.isEmpty }.contains { $0.hasPrefix("--") }
      #expect(isTold, "\(line)")
    }
    #expect(text.components(separatedBy: "CREATE TABLE ").count == text.components(separatedBy: ") STRICT").count)
  }

  @Test("Whoever writes rows names all columns of the table, in the order of the schema") func columns() throws {
    let batch = RowBatch()
    _ = GroupRows(nil, settledBy: 0, batch, countsTerms: false)
    let written = Dictionary(uniqueKeysWithValues: batch.tables.map { ($0.table, $0.columns) })
    let tables = try Self.tables()
    #expect(written.count == 21)
    for (table, columns) in written { #expect(columns == tables[table], "\(table)") }
  }

  @Test("The list of a finding's columns is that of the schema") func findingColumns() throws {
    #expect(try FindingColumn.names == Self.tables()["findings"])
    #expect(FindingColumn.all.map(\.place) == Array(FindingColumn.all.indices))
  }

  /// The columns of each table.
  private static func tables() throws -> [String: [String]] {
    try DatabaseQueue().write { database in
      for migration in IndexSchema.migrations { try database.execute(sql: migration) }
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT tables.name, columns.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
          WHERE tables.type = 'table' ORDER BY tables.name, cid
          """)
      return Dictionary(grouping: rows) { $0[0] as String }.mapValues { $0.map { $0[1] } }
    }
  }

  @Test("An index names its program and its schema's version") func header() async throws {
    let folder = try TemporaryFolder()
    try await makeIndex("Corpus", "--database", folder.path + "/a.sqlite", in: Project.root)
    let numbers = try StockSQLite(folder.path + "/a.sqlite").read { database in
      try [
        Int.fetchOne(database, sql: "PRAGMA application_id"), Int.fetchOne(database, sql: "PRAGMA user_version"),
        Int.fetchOne(database, sql: "PRAGMA page_size"),
      ]
    }
    #expect(numbers == [Int(IndexSchema.applicationID), IndexSchema.version, 8192])
  }

  @Test("An index of an older schema is refused by readers, and migrated by the next run") func older() async throws {
    let folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    try StockSQLite(folder.path + "/stele.sqlite").write("PRAGMA application_id = \(IndexSchema.applicationID)")
    let read = try await Program.run(["query", "SELECT 1"], in: folder.path)
    #expect(read.status == 2)
    #expect(
      read.errors == "stele: stele.sqlite: made by an older version of Stele; update it with `stele index`\n")
    try await makeIndex(".", in: folder.path)
    #expect(try StockSQLite(folder.path + "/stele.sqlite").count("articles") == 2)
  }

  @Test("An index of a newer schema is refused by all, and stays as it is") func newer() async throws {
    let folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    try await makeIndex(".", in: folder.path)
    try StockSQLite(folder.path + "/stele.sqlite").write("PRAGMA user_version = 99")
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/stele.sqlite"))
    for call in [["index", "."], ["query", "SELECT 1"], ["audit", "--database", "stele.sqlite"]] {
      let run = try await Program.run(call, in: folder.path)
      #expect(run.status == 2)
      #expect(run.output == "")
      #expect(
        run.errors
          == "stele: stele.sqlite: made by a newer version of Stele (schema 99); this version reads schemas up to \(IndexSchema.version)\n"
      )
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/stele.sqlite")) == before)
  }
}
