import Auditing
import Foundation
import GRDB
import IndexStore
import ParallelText
import TestSupport
import Testing

private let corpora = Project.root + "/../shared/corpora"

@Suite("What an index holds")
struct ContentTests {
  /// How many rows the parse calls for, by table.
  private static func expected(_ paths: [String]) async -> (counts: [String: Int], articles: [AlignedArticle]) {
    var counts: [String: Int] = [:]
    var articles: [AlignedArticle] = []
    let report = await Audit().run(paths) { (set: AuditedSet) async throws(Never) in
      articles.append(set.aligned)
      counts["article_sets", default: 0] += 1
      counts["aligned_sections", default: 0] += set.aligned.sections.count
      for section in set.aligned.sections {
        counts["headings", default: 0] += section.headings.count { $0 != nil }
        counts["aligned_rows", default: 0] += section.rows.count
        for row in section.rows { counts["cells", default: 0] += row.cells.count { $0 != nil } }
      }
      for article in set.articles {
        counts["articles", default: 0] += 1
        counts["front_matter", default: 0] += article.frontMatter.entries.count
        counts["sections", default: 0] += article.sections.count
        counts["blocks", default: 0] += article.blocks.count
        counts["code_blocks", default: 0] += article.blocks.count { $0.kind == .code }
        counts["literals", default: 0] += article.literals.count
        counts["links", default: 0] += article.literals.count { $0.kind == .link || $0.kind == .image }
      }
    }
    counts["findings"] = report.findings.count + report.accepted.count
    counts["errors"] = report.errors.count
    return (counts, articles)
  }

  private func check(_ path: String) async throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/stele.sqlite"
    let options = IndexBuilder.Options(program: "test", source: nil, configuration: nil, settings: nil)
    let summary = try await IndexBuilder(file, options).run([path])
    let database = StockSQLite(file)
    let (expected, articles) = await Self.expected([path])
    for (table, count) in expected { #expect(try database.count(table) == count, "\(table)") }
    #expect(summary.articles == expected["articles"])
    #expect(try database.faults() == [])
    #expect(try folder.names() == ["stele.sqlite"])
    // Every article comes out as it went in.
    var stored: Set<AlignedArticle> = []
    try IndexReader(file).eachArticle { article in
      stored.insert(article.withoutFindings)
      return true
    }
    #expect(stored.count == articles.count)
    #expect(articles.filter { !stored.contains($0) }.map(\.key) == [])
    let again = try await IndexBuilder(file, options).run([path])
    #expect(again.filesRead == 0)
  }

  @Test("The sample articles, row by row as they were parsed") func samples() async throws {
    try await check(Project.root + "/Corpus")
  }

  /// All of them with STELE_THOROUGH=1, which takes minutes.
  @Test(
    "Real articles, row by row as they were parsed",
    .enabled(if: FileManager.default.fileExists(atPath: corpora), "skipped: there is no ../shared/corpora"))
  func real() async throws { try await check(corpora + (isThorough ? "" : "/fastapi")) }

  @Test("Fingerprints tell all findings apart, and no number is beyond what JavaScript can hold") func ids()
    async throws
  {
    let folder = try TemporaryFolder()
    try await makeIndex("Corpus", "--source", "en-US", "--database", folder.path + "/a.sqlite", in: Project.root)
    try StockSQLite(folder.path + "/a.sqlite").read { database in
      let alike = try Int.fetchOne(
        database, sql: "SELECT count(*) - count(DISTINCT fingerprint) FROM findings WHERE status = 'open'")
      #expect(alike == 0)
      #expect(try Int64.fetchOne(database, sql: "SELECT max(id) FROM files")! < 1 << 53)
    }
  }

  @Test("Only what the paths of the last run hold is in it") func paths() async throws {
    let folder = try TemporaryFolder()
    try PortArticle.write("a", to: folder)
    try PortArticle.write("b", to: folder)
    try await makeIndex(".", in: folder.path)
    let run = try await makeIndex("en-US/a.md", "fr-FR/a.md", in: folder.path)
    #expect(run.output == "1 article in 2 files, 2 locales (en-US, fr-FR); 2 of 2 files read\n")
    let paths = try StockSQLite(folder.path + "/stele.sqlite").read {
      try String.fetchAll($0, sql: "SELECT path FROM files")
    }
    #expect(paths.sorted() == ["en-US/a.md", "fr-FR/a.md"])
  }

  @Test("Where no file is found, the index stays as it is") func nothing() async throws {
    let folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    try await makeIndex(".", in: folder.path)
    let run = try await Program.run(["index", "no/such/folder"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors == "stele: no/such/folder: no such file or directory\n")
    #expect(try StockSQLite(folder.path + "/stele.sqlite").count("articles") == 2)
  }

  @Test("A source that no article is in leaves the index as it is, or makes none") func source() async throws {
    let folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    for expected in [["en-US", "fr-FR"], ["en-US", "fr-FR", "stele.sqlite"]] {
      let run = try await Program.run(["index", ".", "--source", "ja"], in: folder.path)
      #expect(run.status == 2)
      #expect(run.errors == "stele: no article is in the source locale ja\n")
      #expect(try folder.names() == expected)
      try await makeIndex(".", in: folder.path)
    }
  }

  @Test("Files that are no articles are in it, with what is wrong") func errors() async throws {
    let folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    try folder.write("fr-FR/bad.md", Array("# A".utf8) + [0xFF])
    try folder.write("notes.md", "# 1\n\n2 3 4")
    for _ in 0..<2 {
      let run = try await Program.run(["index", "."], in: folder.path)
      #expect(run.status == 2)
      #expect(run.errorLines.count == 2)
      #expect(run.errorLines.first?.hasPrefix("stele: fr-FR/bad.md: not UTF-8") == true)
      #expect(run.errorLines.last?.hasPrefix("stele: notes.md: skipped") == true)
    }
    let states = try StockSQLite(folder.path + "/stele.sqlite").read { database in
      try String.fetchAll(database, sql: "SELECT path || ': ' || status FROM files ORDER BY path")
    }
    #expect(
      states == ["en-US/good.md: article", "fr-FR/bad.md: not read", "fr-FR/good.md: article", "notes.md: no locale"])
  }
}

extension AlignedArticle {
  fileprivate var withoutFindings: AlignedArticle {
    var article = self
    article.findings = []
    for section in article.sections.indices {
      article.sections[section].findings = []
      for row in article.sections[section].rows.indices { article.sections[section].rows[row].findings = [] }
    }
    return article
  }
}
