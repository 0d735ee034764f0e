import Foundation
import GRDB
import TestSupport
import Testing

@Suite("A second run")
struct IncrementalTests {
  /// A small tree that has something for every table.
  private static func plant(_ folder: TemporaryFolder) throws {
    for (name, locale) in [("a", "en-US"), ("a", "fr-FR"), ("b", "en-US"), ("b", "fr-FR"), ("b", "de-DE")] {
      try folder.write("docs/\(locale)/\(name).md", text(name, locale, 1))
    }
    try folder.write(
      "loose.txt", "# Setup\n\nThis is the text of a page that has its locale nowhere but in its words.\n")
    folder.age()
  }

  private static func text(_ name: String, _ locale: String, _ number: Int) -> String {
    """
    ---
    title: \(name)
    ms.contentlocale: \(locale)
    ---
    # Title of \(name)

    Port \(3389 + number % 3) is needed. See [b](b.md#step-\(number % 4)), [gone](gone.md) and ![x](x.png).

    Then [c](c.md), [d](sub/d.md#title-of-d), [above](#step-1), [other](../de-DE/b.md) and [that](../en-us/C.md).

    ## Step \(number % 4)

    1. Run `netstat` within \(number) minutes.
    2. Open **Settings**.

    ```powershell
    Get-Service -Name TermService\(number % 2)
    ```

    | A | B |
    |---|---|
    | 1 | \(number) |

    """
  }

  private func summary(_ run: ProgramRun) -> String {
    run.output.components(separatedBy: "; ").last!.trimmingCharacters(in: .newlines)
  }

  @Test("Reads nothing where nothing has changed") func unchanged() async throws {
    let folder = try TemporaryFolder()
    try Self.plant(folder)
    #expect(try await summary(makeIndex("docs", "loose.txt", in: folder.path)) == "6 of 6 files read")
    let file = URL(fileURLWithPath: folder.path + "/stele.sqlite")
    let before = try Data(contentsOf: file)
    #expect(try await summary(makeIndex("docs", "loose.txt", in: folder.path)) == "0 of 6 files read")
    #expect(try Data(contentsOf: file) == before)
  }

  @Test(
    "Opens no article where nothing has changed",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/strace")))
  func opensNothing() async throws {
    let folder = try TemporaryFolder()
    try Self.plant(folder)
    try await makeIndex("docs", in: folder.path)
    let run = try await Program.shell("strace -f -e trace=open,openat stele index docs", in: folder.path)
    #expect(run.status == 0)
    #expect(run.errors.contains("stele.sqlite"))
    #expect(!run.errors.contains(".md"))
  }

  @Test("Reads the articles of files that have changed, and no others") func changed() async throws {
    let folder = try TemporaryFolder()
    try Self.plant(folder)
    try await makeIndex("docs", in: folder.path)
    try folder.write("docs/fr-FR/a.md", Self.text("a", "fr-FR", 2))
    #expect(try await summary(makeIndex("docs", in: folder.path)) == "1 of 5 files read")
    try FileManager.default.removeItem(atPath: folder.path + "/docs/de-DE/b.md")
    folder.age()
    try await makeIndex("docs", in: folder.path)
    #expect(try await summary(makeIndex("docs", in: folder.path)) == "0 of 4 files read")
  }

  @Test("A change that leaves size and time as they were shows all the same") func sameTime() async throws {
    let folder = try TemporaryFolder()
    try Self.plant(folder)
    try await makeIndex("docs", in: folder.path)
    try folder.write("docs/fr-FR/a.md", Self.text("a", "fr-FR", 2))
    folder.age()
    try await makeIndex("docs", in: folder.path)
    let texts = try StockSQLite(folder.path + "/stele.sqlite").read {
      try String.fetchAll(
        $0, sql: "SELECT text FROM literals JOIN articles ON id = article_id WHERE path = 'docs/fr-FR/a.md'")
    }
    #expect(texts.contains("3391"))
  }

  @Test("A file that was written in the very moment of a run is looked at again") func racy() async throws {
    let folder = try TemporaryFolder()
    try folder.write("docs/en-US/a.md", Self.text("a", "en-US", 1))
    for number in 1...20 {
      try folder.write("docs/fr-FR/a.md", Self.text("a", "fr-FR", number))
      try await makeIndex("docs", in: folder.path)
      let count = try StockSQLite(folder.path + "/stele.sqlite").read {
        try Int.fetchOne(
          $0, sql: "SELECT count(*) FROM steps WHERE locale = 'fr-FR' AND text LIKE ?",
          arguments: ["%within \(number) minutes%"])
      }
      #expect(count == 1)
    }
  }

  @Test("A path that cannot be read any more is told in every run, though no article has changed") func problem()
    async throws
  {
    let folder = try TemporaryFolder()
    try Self.plant(folder)
    try await makeIndex("docs", in: folder.path)
    let link = folder.path + "/docs/en-US/c.md"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "nowhere")
    for _ in 1...2 {
      let run = try await Program.run(["index", "docs"], in: folder.path)
      #expect(run.status == 2)
      #expect(run.errors == "stele: docs/en-US/c.md: no such file or directory\n")
    }
    try FileManager.default.removeItem(atPath: link)
    #expect(try await summary(makeIndex("docs", in: folder.path)) == "0 of 5 files read")
  }

  @Test("Another source, or other settings, make all of it anew") func settings() async throws {
    let folder = try TemporaryFolder()
    try Self.plant(folder)
    try folder.write("docs/fr-FR/a.md", Self.text("a", "fr-FR", 2))
    folder.age()
    let database = StockSQLite(folder.path + "/stele.sqlite")
    func severities() throws -> [String] {
      try database.read {
        try String.fetchAll(
          $0, sql: "SELECT DISTINCT severity || ' ' || status FROM findings WHERE rule = 'port-mismatch' ORDER BY 1")
      }
    }
    try await makeIndex("docs", "--source", "en-US", in: folder.path)
    #expect(try severities() == ["error open"])
    try folder.write("stele.yml", "rules:\n  port-mismatch: note\n")
    #expect(try await summary(makeIndex("docs", "--source", "en-US", in: folder.path)) == "5 of 5 files read")
    #expect(try severities() == ["note open"])
    try folder.write("stele.yml", "rules:\n  port-mismatch: off\n")
    try await makeIndex("docs", "--source", "en-US", in: folder.path)
    #expect(try severities() == ["error off"])
    #expect(try await summary(makeIndex("docs", "--source", "fr-FR", in: folder.path)) == "5 of 5 files read")
    #expect(try database.faults() == [])
  }

  @Test("A file outside that a link leads to is missed when it goes") func outside() async throws {
    let folder = try TemporaryFolder()
    try Self.plant(folder)
    try folder.write("docs/en-US/gone.md.txt", "")
    let database = StockSQLite(folder.path + "/stele.sqlite")
    try await makeIndex("docs/en-US/a.md", "docs/fr-FR/a.md", in: folder.path)
    #expect(try database.count("broken_links") > 0)
    try folder.write("docs/en-US/gone.md", "# There\n")
    try folder.write("docs/fr-FR/gone.md", "# Là\n")
    try await makeIndex("docs/en-US/a.md", "docs/fr-FR/a.md", in: folder.path)
    let messages = try database.read { try String.fetchAll($0, sql: "SELECT message FROM broken_links") }
    #expect(messages.filter { $0.contains("gone") } == [])
  }

  /// Forty rounds of edits of one seed; with STELE_THOROUGH=1 of twenty.
  @Test("Gives the same rows as a first run, whatever was edited in between", arguments: 0..<(isThorough ? 20 : 1))
  func sameAsFresh(seed: Int) async throws {
    let folder = try TemporaryFolder()
    try Self.plant(folder)
    try folder.write("stele.yml", "source: en-US\n")
    var random = SplitMix(state: UInt64(seed) &* 7919 &+ 3)
    try await makeIndex("docs", "loose.txt", "--database", "kept.sqlite", in: folder.path)
    for step in 0..<40 {
      var edits: [String] = []
      for _ in 0...Int.random(in: 0...2, using: &random) { edits.append(try edit(folder, &random)) }
      let kept = try await Program.run(["index", "docs", "loose.txt", "--database", "kept.sqlite"], in: folder.path)
      if step % 5 != 4 { continue }
      let name = "fresh\(step).sqlite"
      let fresh = try await Program.run(["index", "docs", "loose.txt", "--database", name], in: folder.path)
      #expect(kept.errors == fresh.errors)
      #expect(kept.status == fresh.status)
      let (mine, theirs) = try (
        StockSQLite(folder.path + "/kept.sqlite").rows(), StockSQLite(folder.path + "/" + name).rows()
      )
      for table in theirs.keys.sorted() {
        let (own, other) = (mine[table] ?? [], theirs[table] ?? [])
        let differing =
          own.filter { !other.contains($0) }.map { "- " + $0 } + other.filter { !own.contains($0) }.map { "+ " + $0 }
        #expect(differing == [] && own.count == other.count, "step \(step), \(edits): \(table)")
      }
      #expect(try StockSQLite(folder.path + "/kept.sqlite").faults() == [])
      for format in ["json", "text"] {
        let stored = try await Program.run(["audit", "--database", "kept.sqlite", "--format", format], in: folder.path)
        let live = try await Program.run(["audit", "docs", "loose.txt", "--format", format], in: folder.path)
        #expect(stored.output == live.output, "step \(step), \(edits)")
        // An index does not keep which comments accepted nothing.
        let said = live.errors.split(separator: "\n").filter { !$0.hasSuffix("accepts nothing") }
        #expect(stored.errors.split(separator: "\n") == said)
        #expect(stored.status == live.status)
      }
    }
  }

  private func edit(_ folder: TemporaryFolder, _ random: inout SplitMix) throws -> String {
    let locales = ["en-US", "fr-FR", "de-DE", "ja-JP"]
    let place =
      "docs/\(locales.randomElement(using: &random)!)/\(["a", "b", "c", "sub/d"].randomElement(using: &random)!).md"
    let number = Int.random(in: 0...9, using: &random)
    let name = place.split(separator: "/").last!.dropLast(3)
    switch Int.random(in: 0...10, using: &random) {
    case 0...4:
      try folder.write(place, Self.text(String(name), String(place.split(separator: "/")[1]), number))
      return "write \(place) \(number)"
    case 5...6:
      try? FileManager.default.removeItem(atPath: folder.path + "/" + place)
      return "remove \(place)"
    case 7:
      try folder.write(place, Array("# Broken".utf8) + [0xFF])
      return "break \(place)"
    case 8:
      try folder.write(
        place,
        "---\nms.contentlocale: ja-JP\n---\n# \(number)\n\n1. <!-- stele-ignore port-mismatch: so -->Port 80\(number)\n"
      )
      return "retag \(place)"
    case 9:
      // Links that led to the old name lead to nothing, and such as led to nothing lead to the new one.
      let other = place.replacing("\(name).md", with: ["c.md", "C.md", "gone.md"].randomElement(using: &random)!)
      try? FileManager.default.moveItem(atPath: folder.path + "/" + place, toPath: folder.path + "/" + other)
      return "rename \(place) to \(other)"
    default:
      // Touched, and as it was.
      if let text = try? folder.read(place) { try folder.write(place, text) }
      return "touch \(place)"
    }
  }
}
