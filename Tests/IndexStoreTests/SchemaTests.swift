import Foundation
import GRDB
import IndexSchema
import TestSupport
import Testing

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
      read.errors == "stele: stele.sqlite: made by an older version of Stele; `stele index` brings it up to date\n")
    try await makeIndex(".", in: folder.path)
    #expect(try StockSQLite(folder.path + "/stele.sqlite").count("articles") == 2)
  }

  @Test("What an index of version 1 lacks is filled in by the next run, though no file has changed") func version1()
    async throws
  {
    let folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    try await makeIndex(".", "--database", "fresh.db", in: folder.path)
    try await makeIndex(".", "--database", "old.db", in: folder.path)
    let old = StockSQLite(folder.path + "/old.db")
    let added = ["names", "texts", "name_terms", "text_terms", "search_locales"]
    try old.write(
      (added + ["tree_state"]).map { "DROP TABLE \($0);" }.joined()
        + "DROP INDEX files_without_locale; DROP INDEX findings_of_tree; DROP INDEX findings_told_apart; PRAGMA user_version = 1"
    )
    try await makeIndex(".", "--database", "old.db", in: folder.path)
    let rows = try old.rows()
    #expect(try rows == StockSQLite(folder.path + "/fresh.db").rows())
    #expect(added.allSatisfy { rows[$0]?.isEmpty == false })
    #expect(try old.faults() == [])
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
          == "stele: stele.sqlite: made by a newer version of Stele (schema 99); this one knows schemas up to \(IndexSchema.version)\n"
      )
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/stele.sqlite")) == before)
  }
}
