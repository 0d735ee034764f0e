import Foundation
import TestSupport
import Testing

@Suite("stele query")
struct QueryTests {
  private let folder: TemporaryFolder

  init() async throws {
    folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    try await makeIndex(".", "--source", "en-US", in: folder.path)
  }

  private func query(_ sql: String, _ arguments: String...) async throws -> ProgramRun {
    try await Program.run(["query", sql] + arguments, in: folder.path)
  }

  @Test("Prints a table, numbers to the right") func table() async throws {
    let run = try await query("SELECT locale, path, line, port, reference_port FROM port_conflicts")
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(
      run.output == """
        locale  path           line  port  reference_port
        ──────  ─────────────  ────  ────  ──────────────
        fr-FR   fr-FR/good.md     5  8080  3389

        """)
  }

  @Test("A table fits the width, by columns that a terminal shows") func width() async throws {
    let sql = "SELECT 1 AS n, 'ポートが遮断されている' AS japanese, 'a long text that does not fit' AS english"
    let run = try await Program.run(["query", sql], in: folder.path, environment: ["COLUMNS": "30"])
    #expect(
      run.output == """
        n  japanese      english
        ─  ────────────  ────────────
        1  ポートが遮…   a long text…

        """)
  }

  @Test("Values of all kinds come out of JSON as they were") func json() async throws {
    let run = try await query(
      "SELECT 9223372036854775807 AS big, 1.5 AS real, NULL AS none, x'00ff' AS blob, 'a\"' || char(10, 27) AS text, 9e999 AS much",
      "--format", "json")
    #expect(
      run.output == """
        [
          {"big": 9223372036854775807, "real": 1.5, "none": null, "blob": "00ff", "text": "a\\"\\n\\u001B", "much": 9e999}
        ]

        """)
    let empty = try await query("SELECT 1 WHERE 0", "--format", "json")
    #expect(empty.output == "[]\n")
    let twice = try await query("SELECT 1 AS a, 2 AS a", "--format", "json")
    #expect(twice.output == "[\n  {\"a\": 1, \"a:1\": 2}\n]\n")
  }

  @Test("CSV is RFC 4180, and no cell begins a formula") func csv() async throws {
    let run = try await query("SELECT 'a,\"b\"' AS x, '=1+1' AS y, -1 AS z, NULL AS n, '' AS e", "--format", "csv")
    #expect(run.output == "x,y,z,n,e\r\n\"a,\"\"b\"\"\",'=1+1,-1,,\"\"\r\n")
  }

  @Test("What steers a terminal is shown, not done") func control() async throws {
    let run = try await query("SELECT 'a' || char(27) || '[31mb' AS x")
    #expect(run.output == "x\n────────────\na\\u{1B}[31mb\n")
  }

  @Test("A statement is read from standard input") func standardInput() async throws {
    let run = try await Program.shell("echo 'SELECT count(*) AS n FROM articles;' | stele query -", in: folder.path)
    #expect(run.output == "n\n─\n2\n")
  }

  @Test(
    "Nothing that writes, or opens another file, is run",
    arguments: [
      "DELETE FROM articles", "UPDATE articles SET title = 'x'", "INSERT INTO about VALUES ('a', 'b')",
      "DROP TABLE articles", "CREATE TABLE t (a)", "CREATE TEMP TABLE t (a)", "ATTACH 'other.sqlite' AS o", "BEGIN",
      "VACUUM", "VACUUM INTO 'copy.sqlite'", "PRAGMA journal_mode = wal", "PRAGMA user_version = 7",
      "PRAGMA query_only = 0", "PRAGMA writable_schema = 1", "REINDEX", "ANALYZE",
      "SELECT load_extension('x')", "WITH a AS (SELECT 1) DELETE FROM articles", "EXPLAIN DELETE FROM articles",
      "SELECT writefile('a', 'b')", "SELECT 1; DELETE FROM articles", "SELECT 1; SELECT 2", "", " -- nothing",
      "UPDATE sqlite_master SET name = 'x'", "SELECT",
    ])
  func refused(sql: String) async throws {
    let file = URL(fileURLWithPath: folder.path + "/stele.sqlite")
    let before = try Data(contentsOf: file)
    let run = try await query(sql)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errorLines.count == 1)
    #expect(try Data(contentsOf: file) == before)
    #expect(try folder.names() == ["en-US", "fr-FR", "stele.sqlite"])
  }

  @Test(
    "What only reads is run",
    arguments: [
      "PRAGMA table_info(articles)", "PRAGMA integrity_check", "EXPLAIN QUERY PLAN SELECT * FROM articles",
      "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT sum(i) FROM n;",
      "SELECT * FROM sqlite_schema -- all", "SELECT json_group_array(locale) FROM articles", "VALUES (1), (2)",
      "SELECT date('now')", "SELECT name FROM pragma_table_info('articles')",
    ])
  func read(sql: String) async throws {
    let run = try await query(sql)
    #expect(run.errors == "")
    #expect(run.status == 0)
  }

  private static let endless = "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"

  @Test("A time limit stops a statement") func timeout() async throws {
    let run = try await query(Self.endless, "--timeout", "0.3")
    #expect(run.status == 2)
    #expect(run.errors == "stele: stopped after 0.3 s; not all rows were printed\n")
  }

  @Test("Ctrl-C stops a statement") func interrupted() async throws {
    // A shell lets what it starts behind it ignore the signal; the program asks for it all the same.
    let run = try await Program.shell(
      "stele query '\(Self.endless)' & p=$!; sleep 0.7; kill -INT $p; wait $p; echo $?", in: folder.path)
    #expect(run.errors == "stele: interrupted\n")
    #expect(run.output == "130\n")
  }

  @Test("Rows come while there are more, and a reader who has read enough is no error") func stream() async throws {
    let run = try await Program.shell(
      "stele query --format csv '\(Self.endless.replacing("max(i)", with: "i"))' | head -3; echo done", in: folder.path)
    #expect(run.output == "i\r\n1\r\n2\r\ndone\n")
    #expect(run.errors == "")
  }

  @Test("The index is what --database, else $STELE_DATABASE says") func database() async throws {
    let elsewhere = try TemporaryFolder()
    let missing = try await Program.run(["query", "SELECT 1"], in: elsewhere.path)
    #expect(missing.status == 2)
    #expect(missing.errors == "stele: stele.sqlite: no such index; create it with `stele index PATH...`\n")
    let told = try await Program.run(
      ["query", "SELECT count(*) AS n FROM articles"], in: elsewhere.path,
      environment: ["STELE_DATABASE": folder.path + "/stele.sqlite"])
    #expect(told.output == "n\n─\n2\n")
  }
}
