import Foundation
import GRDB
import IndexSchema
import TestSupport
import Testing

/// A folder with the articles that the indexes in Fixtures were made of, and one of these.
private struct OldIndex {
  let folder: TemporaryFolder
  var database: StockSQLite { StockSQLite(folder.path + "/stele.sqlite") }

  init(ofSchema version: Int) throws {
    folder = try TemporaryFolder()
    let fixtures = Project.root + "/Tests/IndexStoreTests/Fixtures"
    try FileManager.default.copyItem(atPath: fixtures + "/articles", toPath: folder.path + "/articles")
    try FileManager.default.copyItem(
      atPath: "\(fixtures)/schema-\(version).sqlite", toPath: folder.path + "/stele.sqlite")
  }

  /// All rows, and of the files' states all but when they were looked at.
  func content(of database: StockSQLite) throws -> [String: [String]] {
    var content = try database.rows()
    content["file_states"] = try database.read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT file_id, size, modified_ns, changed_ns, inode, content_hash FROM file_states ORDER BY file_id"
      ).map(\.description)
    }
    return content
  }
}

@Suite("An index that an older program made")
struct MigrationTests {
  static let versions = 1..<IndexSchema.version

  @Test("Holds after the next run what a new one does", arguments: versions) func migrated(_ version: Int) async throws
  {
    let old = try OldIndex(ofSchema: version)
    #expect(try old.database.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == version)
    let run = try await makeIndex("articles", "--source", "en-US", in: old.folder.path)
    #expect(run.output == "2 articles in 4 files, 2 locales (en-US, fr-FR); 4 of 4 files read\n")
    try await makeIndex("articles", "--source", "en-US", "--database", "new.sqlite", in: old.folder.path)
    let new = StockSQLite(old.folder.path + "/new.sqlite")
    let content = try old.content(of: old.database)
    #expect(try content == old.content(of: new))
    #expect(content["findings"]?.count == 7)
    #expect(try old.database.schema() == new.schema())
    #expect(try old.database.faults() == [])
    #expect(try old.folder.names() == ["articles", "new.sqlite", "stele.sqlite"])
  }

  @Test("Says what to do to whoever reads it, and stays as it is", arguments: versions) func read(_ version: Int)
    async throws
  {
    let old = try OldIndex(ofSchema: version)
    let file = URL(fileURLWithPath: old.database.path)
    let before = try Data(contentsOf: file)
    let calls = [
      ["status"], ["fix", "port"], ["show", "restart"], ["export"], ["query", "SELECT 1"],
      ["audit", "--database", "stele.sqlite"], ["report", "--output", "site"],
    ]
    for call in calls {
      let run = try await Program.run(call, in: old.folder.path)
      #expect(run.status == 2)
      #expect(run.output == "")
      #expect(
        run.errors == "stele: stele.sqlite: made by an older version of Stele; update it with `stele index`\n")
    }
    #expect(try Data(contentsOf: file) == before)
    #expect(try old.folder.names() == ["articles", "stele.sqlite"])
  }

  @Test("Of the same schema, but by other rules, is made anew though no file has changed") func program()
    async throws
  {
    let old = try OldIndex(ofSchema: 1)
    try await makeIndex("articles", in: old.folder.path)
    let rows = try old.database.rows()
    try old.database.write(
      "UPDATE about SET value = 'another' WHERE name = 'provenance'; UPDATE findings SET message = ''")
    let run = try await makeIndex("articles", in: old.folder.path)
    #expect(run.output.hasSuffix("; 4 of 4 files read\n"))
    #expect(try old.database.rows() == rows)
  }

  @Test("Whose findings are of a rule that there is no more is refused by readers, and made anew by the next run")
  func otherRules() async throws {
    let old = try OldIndex(ofSchema: 1)
    try await makeIndex("articles", in: old.folder.path)
    let rows = try old.database.rows()
    try old.database.write(
      "UPDATE findings SET rule = 'no-rule'; UPDATE about SET value = 'another' WHERE name = 'provenance'")
    let read = try await Program.run(["audit", "--database", "stele.sqlite"], in: old.folder.path)
    #expect(read.status == 2)
    #expect(
      read.errors
        == "stele: stele.sqlite: made by a version of Stele with other rules; update it with `stele index`\n")
    try await makeIndex("articles", in: old.folder.path)
    #expect(try old.database.rows() == rows)
  }

  @Test("Tells ports that differ, and those that contradict themselves, by what findings are about") func subjects()
    async throws
  {
    let old = try OldIndex(ofSchema: 4)
    try await makeIndex("articles", "--source", "en-US", in: old.folder.path)
    let (conflicts, subjects) = try old.database.read { database in
      (
        try String.fetchAll(
          database,
          sql: "SELECT line || ' ' || port || ' ' || coalesce(reference_port, '-') FROM port_conflicts ORDER BY 1"
        ),
        try String.fetchAll(
          database, sql: "SELECT rule || ' ' || coalesce(subject, '-') FROM open_findings GROUP BY 1 ORDER BY 1")
      )
    }
    #expect(conflicts == ["14 8080 -", "14 8080 3389", "15 8080 3389"])
    #expect(
      subjects == [
        "broken-link -", "extra-paragraph -", "link-mismatch -", "missing-section -", "port-mismatch port",
        "self-contradiction port",
      ])
  }
}
