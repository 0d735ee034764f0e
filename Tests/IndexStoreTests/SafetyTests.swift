import Auditing
import Foundation
import GRDB
import IndexStore
import TestSupport
import Testing

/// A tree whose files all name the same number, so that an index of two states of it shows.
private struct NumberedTree {
  let folder: TemporaryFolder
  var database: StockSQLite { StockSQLite(folder.path + "/stele.sqlite") }

  init() throws { folder = try TemporaryFolder() }

  func write(_ number: Int, files: Int = 6) throws {
    for file in 0..<files {
      for locale in ["en-US", "fr-FR"] {
        try folder.write("docs/\(locale)/a\(file).md", "# Title\n\n1. Wait for \(number) minutes.\n2. Go on.\n")
      }
    }
  }

  /// The number that all files of the index have.
  func number() throws -> Int? {
    try database.read { database in
      let texts = try String.fetchAll(database, sql: "SELECT DISTINCT text FROM steps WHERE text LIKE 'Wait%'")
      #expect(texts.count == 1)
      return texts.first.flatMap { Int($0.filter(\.isNumber)) }
    }
  }
}

@Suite("The index that stood before")
struct SafetyTests {
  private func tree() async throws -> NumberedTree {
    let tree = try NumberedTree()
    try tree.write(0)
    try await makeIndex("docs", in: tree.folder.path)
    return tree
  }

  /// Thirty times; two hundred with STELE_THOROUGH=1.
  @Test("Is whole when the run is killed at any moment") func killed() async throws {
    let tree = try await tree()
    var last = 0
    var random = SplitMix(state: 11)
    var survived = 0
    // As long as a run takes that nobody kills.
    try tree.write(0)
    let whole = try await ContinuousClock().measure { _ = try await makeIndex("docs", in: tree.folder.path) }
    let seconds = Double(whole.components.attoseconds) * 1e-18 + Double(whole.components.seconds)
    let rounds = isThorough ? 200 : 30
    // On a busy machine the first run may have taken longer than others do: then more of them are needed.
    for round in 1...300 where round <= rounds || survived <= 2 {
      try tree.write(round)
      let delay = Double.random(in: 0...seconds, using: &random)
      let run = try await Program.shell(
        "stele index docs >/dev/null & sleep \(delay); kill -9 $! 2>/dev/null; wait $!", in: tree.folder.path)
      #expect(run.status == 0 || run.status == 137, "\(run.errors)")
      let query = try await Program.run(
        ["query", "SELECT count(*) FROM articles", "--format", "csv"], in: tree.folder.path)
      #expect(query.output == "count(*)\r\n12\r\n", "\(query.errors)")
      #expect(try tree.database.faults() == [])
      let number = try tree.number()
      #expect(number == last || number == round)
      if number != round { survived += 1 }
      last = number ?? -1
    }
    // Else the test has not tested anything.
    #expect(survived > 2)
    try tree.write(1000)
    try await makeIndex("docs", in: tree.folder.path)
    #expect(try tree.number() == 1000)
    #expect(try tree.folder.names() == ["docs", "stele.sqlite"])
  }

  @Test("If there was none, the run after one that was killed makes it") func killedFirst() async throws {
    var random = SplitMix(state: 5)
    for _ in 0..<(isThorough ? 100 : 12) {
      let tree = try NumberedTree()
      try tree.write(7)
      let delay = Double.random(in: 0.005...0.12, using: &random)
      _ = try await Program.shell(
        "stele index docs >/dev/null & sleep \(delay); kill -9 $! 2>/dev/null; wait $!", in: tree.folder.path)
      try await makeIndex("docs", in: tree.folder.path)
      #expect(try tree.number() == 7)
      #expect(try tree.database.faults() == [])
      #expect(try tree.folder.names() == ["docs", "stele.sqlite"])
    }
  }

  @Test("Can be read as it was until the new one is there") func readers() async throws {
    let tree = try await tree()
    try tree.write(1)
    let file = tree.folder.path + "/stele.sqlite"
    let options = IndexBuilder.Options(program: "another", source: nil, configuration: nil, settings: nil)
    // Called in the midst of the transaction.
    let summary = try await IndexBuilder(file, options).run([tree.folder.path + "/docs"]) { _ in
      #expect((try? tree.number()) == 0)
      #expect((try? tree.database.count("articles")) == 12)
    }
    #expect(summary.filesRead == 12)
    #expect(try tree.number() == 1)
    #expect(try tree.folder.names() == ["docs", "stele.sqlite"])
  }

  @Test("A reader in the midst of a query neither blocks the run nor sees it") func longReader() async throws {
    let tree = try await tree()
    try tree.write(1)
    try await makeIndex("docs", in: tree.folder.path)
    try tree.write(2)
    let path = tree.folder.path
    // The reader begins while another run has the index in WAL mode, and ends after it.
    let run = try await Program.shell(
      """
      sqlite3 stele.sqlite 'PRAGMA journal_mode = wal' >/dev/null
      (echo 'BEGIN; SELECT count(*) FROM articles;'; sleep 4; echo "SELECT DISTINCT text FROM steps WHERE text LIKE 'Wait%';") |
        sqlite3 stele.sqlite > seen.txt &
      sleep 0.5
      stele index docs >/dev/null; echo $?
      wait
      """, in: path)
    #expect(run.output == "0\n")
    #expect(try tree.folder.names() == ["docs", "seen.txt", "stele.sqlite"])
    #expect(try tree.folder.read("seen.txt") == "12\nWait for 1 minutes.\n")
    #expect(try tree.number() == 2)
  }

  @Test("Several runs at once come one after the other") func several() async throws {
    let tree = try await tree()
    try tree.write(3)
    let run = try await Program.shell(
      "for i in 1 2 3 4; do stele index docs > out$i & done; wait; cat out? | sort -u | wc -l", in: tree.folder.path)
    #expect(run.status == 0)
    #expect(try tree.number() == 3)
    #expect(try tree.database.faults() == [])
    #expect(try tree.folder.names().filter { $0.hasPrefix("stele") } == ["stele.sqlite"])
  }

  @Test("A run says whom it waits for, and gives up in the end") func locked() async throws {
    let tree = try await tree()
    try tree.write(4)
    var configuration = GRDB.Configuration()
    configuration.allowsUnsafeTransactions = true
    let holder = try DatabaseQueue(path: tree.folder.path + "/stele.sqlite", configuration: configuration)
    try await holder.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    let waiting = try await Program.run(["index", "docs", "--wait", "1"], in: tree.folder.path)
    #expect(waiting.status == 2)
    #expect(waiting.output == "")
    #expect(
      waiting.errorLines == [
        "stele: stele.sqlite: waiting for process \(getpid()), which is writing to it",
        "stele: stele.sqlite: in use: process \(getpid()) is writing to it",
      ])
    try holder.close()
    #expect(try tree.number() == 0)
  }

  @Test("Is as it was when the disk is full", arguments: [false, true]) func full(anew: Bool) async throws {
    let tree = try await tree()
    try tree.write(5, files: 60)
    let before = try Data(contentsOf: URL(fileURLWithPath: tree.folder.path + "/stele.sqlite"))
    // No file may grow beyond this, as on a disk that has no more.
    let run = try await Program.shell(
      "trap '' XFSZ; ulimit -f \(before.count / 512 + 20); exec stele index docs\(anew ? " --source en-US" : "")",
      in: tree.folder.path)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errorLines.count == 1)
    #expect(run.errors.hasPrefix("stele: stele.sqlite: cannot be written: "))
    // If all of it was written but for the last step, the new index is there, and whole.
    #expect(try [0, 5].contains(tree.number()))
    #expect(try tree.database.faults() == [])
    try await makeIndex("docs", in: tree.folder.path)
    #expect(try tree.number() == 5)
    #expect(try tree.folder.names() == ["docs", "stele.sqlite"])
  }

  @Test("A disk that is full leaves no half of a new one") func fullNew() async throws {
    let tree = try NumberedTree()
    try tree.write(6)
    let run = try await Program.shell("trap '' XFSZ; ulimit -f 40; exec stele index docs", in: tree.folder.path)
    #expect(run.status == 2)
    #expect(run.errorLines.count == 1)
    #expect(run.errors.hasPrefix("stele: stele.sqlite: cannot be written: "))
    #expect(try tree.folder.names() == ["docs"])
  }

  @Test("A folder that cannot be written is named", .enabled(if: getuid() != 0, "skipped: root may write anywhere"))
  func readOnly() async throws {
    let tree = try await tree()
    try tree.write(8)
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: tree.folder.path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tree.folder.path) }
    for name in ["stele.sqlite", "new.sqlite"] {
      let run = try await Program.run(["index", "docs", "--database", name], in: tree.folder.path)
      #expect(run.status == 2)
      #expect(run.errorLines.count == 1)
      #expect(run.errors.hasPrefix("stele: \(name): cannot be written: "))
    }
    #expect(try tree.number() == 0)
  }

  @Test("A place where no file can be is named") func nowhere() async throws {
    let tree = try await tree()
    for place in ["no/such/folder/a.sqlite", "/proc/a.sqlite", "docs"] {
      let run = try await Program.run(["index", "docs", "--database", place], in: tree.folder.path)
      #expect(run.status == 2)
      #expect(run.errorLines.count == 1)
      #expect(run.errors.hasPrefix("stele: \(place): "))
    }
  }

  @Test("What is no index is refused, and stays as it is") func foreign() async throws {
    let tree = try await tree()
    let whole = try Data(contentsOf: URL(fileURLWithPath: tree.folder.path + "/stele.sqlite"))
    try StockSQLite(tree.folder.path + "/other.sqlite").write("CREATE TABLE mine (a); INSERT INTO mine VALUES (1)")
    try tree.folder.write(
      "text.sqlite", "This is a text, and no database at all. It is long enough for a header though.")
    try tree.folder.write("damaged.sqlite", whole.prefix(8192) + Data(repeating: 0x5A, count: whole.count - 8192))
    let reasons = [
      "other": "not an index: a database of another program", "text": "not an index: not a database",
      "damaged": "damaged; delete it and run `stele index PATH...` again",
    ]
    for (name, reason) in reasons.sorted(by: { $0.key < $1.key }) {
      let file = URL(fileURLWithPath: tree.folder.path + "/\(name).sqlite")
      let before = try Data(contentsOf: file)
      for call in [["index", "docs"], ["query", "SELECT * FROM articles"], ["audit"], ["export"]] {
        let run = try await Program.run(call + ["--database", "\(name).sqlite"], in: tree.folder.path)
        #expect(run.status == 2, "\(call)")
        #expect(run.errors == "stele: \(name).sqlite: \(reason)\n", "\(call)")
      }
      #expect(try Data(contentsOf: file) == before)
    }
    #expect(try tree.folder.names() == ["damaged.sqlite", "docs", "other.sqlite", "stele.sqlite", "text.sqlite"])
  }
}
