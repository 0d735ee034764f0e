import Foundation
import GRDB
import ParallelText
import TestSupport
import Testing

@testable import IndexStore

@Suite("The history of an index")
struct HistoryTests {
  private let folder: TemporaryFolder
  private var index: StockSQLite { StockSQLite(folder.path + "/stele.sqlite") }

  init() throws {
    folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
  }

  private func run() async throws -> [RunFigures] {
    try await makeIndex(".", "--source", "en-US", in: folder.path)
    return try IndexReader(index.path).history()
  }

  @Test("Has the figures of each run that changed them") func runs() async throws {
    let first = try await run()
    #expect(first.count == 1)
    #expect(first[0].locales[LocaleTag("fr-FR")!]?.errors == 1)
    #expect(first[0].locales[LocaleTag("fr-FR")!]?.current == 1)
    #expect(first[0].at.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil)
    let path =
      folder.path + "/"
      + (try StockSQLite(index.path).read {
        try String.fetchOne($0, sql: "SELECT path FROM articles WHERE locale = 'fr-FR'")!
      })
    try FileManager.default.removeItem(atPath: path)
    let second = try await run()
    #expect(second.count == 2)
    #expect(second[0] == first[0])
    #expect(second[1].locales[LocaleTag("fr-FR")!] == nil)
  }

  @Test("Stays as it is, like all of the index, when nothing has changed") func unchanged() async throws {
    _ = try await run()
    folder.age()
    let first = try await run()
    let before = try Data(contentsOf: URL(fileURLWithPath: index.path))
    #expect(try await run() == first)
    #expect(try Data(contentsOf: URL(fileURLWithPath: index.path)) == before)
  }

  @Test("Has no new run where files have changed, but no figure") func sameFigures() async throws {
    let first = try await run()
    try folder.write("en-US/other.md", "# Other\n\nText.\n")
    try folder.write("fr-FR/other.md", "# Other\n\nTexte.\n")
    let second = try await run()
    try folder.write("en-US/other.md", "# Other\n\nText that is longer.\n")
    try folder.write("fr-FR/other.md", "# Other\n\nTexte qui est plus long.\n")
    #expect(second.count == first.count + 1)
    #expect(try await run() == second)
  }

  @Test("Is kept when the index is made anew, and has the last 200 runs") func bounded() async throws {
    _ = try await run()
    try index.write(
      """
      WITH RECURSIVE runs (run) AS (SELECT 2 UNION ALL SELECT run + 1 FROM runs WHERE run < 200)
      INSERT INTO history SELECT run, 'fr-FR', '2024-01-01T00:00:00Z', run, 0, 0, 0, 0, 0, 0 FROM runs;
      UPDATE about SET value = 'another' WHERE name = 'provenance';
      """)
    let runs = try await run()
    #expect(runs.count == 200)
    #expect(runs.first?.locales[LocaleTag("fr-FR")!]?.current == 2)
    #expect(runs.last?.locales[LocaleTag("fr-FR")!]?.current == 1)
  }

  @Test("Has the figures of all articles together") func sums() async throws {
    let english = "# Open the port\n\nThe port is open to all other computers of the network now.\n"
    try folder.write("en-US/copy.md", english)
    try folder.write("fr-FR/copy.md", english)
    try folder.write("en-US/lone.md", "# Lone\n\nNobody has translated this.\n")
    for change in 0..<3 {
      let figures = try await run().last?.locales
      var sums = LocaleFigures.total(try IndexReader(index.path).articleFigures())
      // They are not kept.
      for locale in sums.keys { sums[locale]!.inOrder = 0 }
      #expect(figures == sums, "\(change)")
      #expect(figures?[LocaleTag("fr-FR")!]?.untranslated == 1)
      // Once a file changes, then one comes.
      if change == 0 { try folder.write("en-US/lone.md", "# Lone\n\nNobody has translated port 1 of this.\n") }
      if change == 1 { try folder.write("fr-FR/lone.md", "# Seul\n\nPersonne n’a traduit le port 2 de ceci.\n") }
    }
  }
}
