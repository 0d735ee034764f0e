import Foundation
import GRDB
import TestSupport
import Testing

@Suite("What an index has learnt of its languages")
struct LearnedTests {
  private static let words = [
    ("Stopped", "Angehalten"), ("Waiting", "Wartend"), ("Running", "Laufend"), ("Missing", "Fehlend"),
    ("Blocked", "Gesperrt"), ("Finished", "Beendet"),
  ]

  private static func list(_ words: [String]) -> String { "# X\n\n" + words.map { "- \($0)\n" }.joined() }

  private func tree() throws -> TemporaryFolder {
    let (target, reference) = (Self.list(Self.words.map(\.1)), Self.list(Self.words.map(\.0)))
    return try TemporaryFolder([
      "docs/de-DE/a.md": target, "docs/en-US/a.md": reference, "docs/de-DE/b.md": target, "docs/en-US/b.md": reference,
    ])
  }

  private func missing(_ database: StockSQLite) throws -> [String] {
    try database.read {
      try String.fetchAll($0, sql: "SELECT reference_text FROM findings WHERE rule = 'missing-item'")
    }
  }

  @Test("Tells which item an article has lost since") func laterChange() async throws {
    let folder = try tree()
    let database = StockSQLite(folder.path + "/stele.sqlite")
    try await makeIndex("docs", "--source", "en-US", in: folder.path)
    #expect(try database.count("learned_pairs") == 1)
    try folder.write("docs/de-DE/b.md", Self.list(Self.words.map(\.1).filter { $0 != "Fehlend" }))
    try await makeIndex("docs", "--source", "en-US", in: folder.path)
    #expect(try missing(database) == ["- Missing"])
  }

  @Test("Is learnt anew when an article that taught it changes, and all rows with it") func teacherChanges()
    async throws
  {
    let folder = try tree()
    let database = StockSQLite(folder.path + "/stele.sqlite")
    try folder.write("docs/de-DE/b.md", Self.list(Self.words.map(\.1).filter { $0 != "Fehlend" }))
    try await makeIndex("docs", "--source", "en-US", in: folder.path)
    let before = try database.read { try Data.fetchOne($0, sql: "SELECT lexicon FROM learned_pairs") }
    // Nothing tells any more which word is which.
    try folder.write("docs/de-DE/a.md", Self.list(["Anders"]))
    try await makeIndex("docs", "--source", "en-US", in: folder.path)
    #expect(try database.read { try Data.fetchOne($0, sql: "SELECT lexicon FROM learned_pairs") } != before)
    try await makeIndex("docs", "--source", "en-US", "--database", "new.sqlite", in: folder.path)
    #expect(try database.rows() == StockSQLite(folder.path + "/new.sqlite").rows())
  }

  @Test("Is no reason to read articles of which only the numbers have changed") func sameWords() async throws {
    let folder = try tree()
    for locale in ["de-DE", "en-US"] { try folder.write("docs/\(locale)/c.md", "# C\n\nTCP 5000\n") }
    folder.age()
    try await makeIndex("docs", "--source", "en-US", in: folder.path)
    try folder.write("docs/de-DE/c.md", "# C\n\nTCP 6000\n")
    let run = try await makeIndex("docs", "--source", "en-US", in: folder.path)
    #expect(!run.output.contains("6 of 6 files read"))
  }
}
