import Foundation
import IndexStore
import ParallelText
import TestSupport
import Testing
import WebServer

@Suite("stele serve")
struct ServeCommandTests {
  /// A folder with an index of an article about a port, as `stele.sqlite`.
  private func indexed() async throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    let run = try await Program.run(["index", ".", "--source", "en-US"], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    return folder
  }

  private func port(of program: RunningProgram) async throws -> Int {
    #expect(await RunningProgram.wait { program.output.contains("\n") })
    return try #require(program.output.firstMatch(of: /http:\/\/[^ ]+:(\d+)\//).flatMap { Int($0.output.1) })
  }

  private func get(_ target: String, _ port: Int) async throws -> Answer {
    let client = try Client(port: port)
    client.send("GET \(target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    return try await client.answer()
  }

  @Test("It says where the pages are, and ends cleanly with open streams and requests", arguments: [SIGINT, SIGTERM])
  func end(signal: Int32) async throws {
    let folder = try await indexed()
    let program = try RunningProgram(["serve", "--port", "0"], in: folder.path)
    let port = try await port(of: program)
    #expect(program.output.hasPrefix("Serving stele.sqlite at http://127.0.0.1:\(port)/"))
    let stream = try Client(port: port)
    stream.send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    _ = try await stream.read { $0.contains("id: ") }
    let idle = try Client(port: port)
    idle.send("GET / HT")
    program.send(signal)
    #expect(await program.status() == 0)
    #expect(try await !stream.read().contains("event"))
    #expect(program.errors.isEmpty)
    #expect(try folder.names() == ["en-US", "fr-FR", "stele.sqlite"])
  }

  @Test("A lookup as JSON is what stele fix prints")
  func lookup() async throws {
    let folder = try await indexed()
    let program = try RunningProgram(["serve", "--port", "0"], in: folder.path)
    let answer = try await get("/fix.json?q=le+port+est+bloqu%C3%A9", try await port(of: program))
    let run = try await Program.run(["fix", "le port est bloqué", "--format", "json"], in: folder.path)
    #expect(run.output.contains("8080"))
    #expect(answer.body == run.output)
  }

  @Test("An edit shows in the page, and in an event, within two seconds")
  func watch() async throws {
    let folder = try TemporaryFolder()
    try folder.write("docs/en-US/port.md", PortArticle.english)
    try folder.write("docs/fr-FR/port.md", PortArticle.french)
    let program = try RunningProgram(
      ["serve", "--port", "0", "--watch", "docs", "--source", "en-US"], in: folder.path)
    let port = try await port(of: program)
    let stream = try Client(port: port)
    stream.send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    _ = try await stream.read { $0.contains("id: ") }
    let page = try #require(try await get("/articles.html", port).body.firstMatch(of: /href="(articles\/[^"]+)"/))
    var fastest = Duration.seconds(100)
    // On a busy machine many take longer.
    for number in 4001...4020 where fastest >= .seconds(2) {
      try folder.write("docs/fr-FR/port.md", PortArticle.french.replacing("8080", with: "\(number)"))
      let begin = ContinuousClock.now
      _ = try await stream.read { $0.contains("event: change") }
      #expect(try await get("/\(page.output.1)", port).body.contains("\(number)"))
      fastest = min(fastest, ContinuousClock.now - begin)
    }
    #expect(fastest < .seconds(2))
  }

  @Test("A file that cannot be read is told, and the other pages stay")
  func unreadable() async throws {
    let folder = try TemporaryFolder()
    try folder.write("docs/en-US/port.md", PortArticle.english)
    try folder.write("docs/fr-FR/port.md", PortArticle.french)
    let program = try RunningProgram(
      ["serve", "--port", "0", "--watch", "docs", "--source", "en-US"], in: folder.path)
    let port = try await port(of: program)
    try folder.write("docs/fr-FR/port.md", [0xFF, 0x41])
    #expect(await RunningProgram.wait { program.errors.contains("docs/fr-FR/port.md: ") })
    #expect(try await get("/index.html", port).status == 200)
    #expect(try await get("/fix.json?q=port", port).body.contains("3389"))
  }

  #if os(Linux)
    @Test("A thousand pages that come and go leave neither files open nor memory taken")
    func comeAndGo() async throws {
      let folder = try await indexed()
      let program = try RunningProgram(["serve", "--port", "0"], in: folder.path)
      let port = try await port(of: program)
      func come(_ count: Int) async throws {
        for _ in 0..<count / 20 {
          let clients = try (0..<20).map { _ in try Client(port: port) }
          for client in clients { client.send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n") }
          // Some go before they are answered.
          _ = try await clients[0].read { $0.contains("id: ") }
        }
      }
      func files() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "/proc/\(program.id)/fd").count }
      func pages() throws -> Int {
        let figures = try String(contentsOfFile: "/proc/\(program.id)/statm", encoding: .utf8)
        return try #require(Int(figures.split(separator: " ")[1]))
      }
      try await come(200)
      let filesBefore = try files()
      // What a page leaves behind is left by each of them. What an allocator takes for a thread it takes once.
      var least = Int.max
      for _ in 0..<5 where least > 512 {
        let pagesBefore = try pages()
        try await come(1_000)
        least = min(least, try pages() - pagesBefore)
      }
      // Two megabytes, in pages of four kilobytes.
      #expect(least <= 512)
      #expect(try await RunningProgram.wait { try files() <= filesBefore })
    }
  #endif

  @Test("Settings that cannot be read are told, and pages keep what was last good")
  func settings() async throws {
    let folder = try TemporaryFolder()
    try folder.write("docs/en-US/port.md", PortArticle.english)
    try folder.write("docs/fr-FR/port.md", PortArticle.french)
    try folder.write("stele.yml", "source: en-US\n")
    let program = try RunningProgram(["serve", "--port", "0", "--watch", "docs"], in: folder.path)
    let port = try await port(of: program)
    try folder.write("stele.yml", "source: [\n")
    #expect(await RunningProgram.wait { program.errors.contains("stele: stele.yml: ") })
    #expect(try await get("/index.html", port).status == 200)
    #expect(try await get("/fix.json?q=port&locale=fr", port).body.contains("3389"))
  }

  @Test("Settings that are made while it runs count, their source too")
  func newSettings() async throws {
    let folder = try await indexed()
    let program = try RunningProgram(["serve", "--port", "0", "--watch", "en-US", "fr-FR"], in: folder.path)
    _ = try await port(of: program)
    let database = folder.path + "/stele.sqlite"
    #expect(try IndexReader(database).source() == LocaleTag("en-US"))
    try folder.write("stele.yml", "source: fr-FR\n")
    #expect(await RunningProgram.wait { (try? IndexReader(database).source()) == LocaleTag("fr-FR") })
  }

  @Test("That an article elsewhere goes, which a link leads to, is noticed, and nothing is said of it")
  func linkedFile() async throws {
    let folder = try TemporaryFolder()
    for locale in ["en-US", "fr-FR"] {
      try folder.write("docs/\(locale)/port.md", "# Port\n\nSee [more](../../other/more.md).\n")
    }
    try folder.write("other/more.md", "# More\n")
    // A file of this moment is read once more.
    folder.age()
    let program = try RunningProgram(["serve", "--port", "0", "--watch", "docs"], in: folder.path)
    let stream = try Client(port: try await port(of: program))
    stream.send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    _ = try await stream.read { $0.contains("id: ") }
    let said = program.errors
    try FileManager.default.removeItem(atPath: folder.path + "/other/more.md")
    _ = try await stream.read { $0.contains("event: change") }
    #expect(program.errors == said)
  }

  @Test("A signal ends it cleanly while it makes its first index, too")
  func endAtOnce() async throws {
    let folder = try TemporaryFolder()
    for number in 0..<2_000 { try folder.write("docs/en-US/a\(number).md", "# Article \(number)\n\nText.\n") }
    let program = try RunningProgram(["serve", "--port", "0", "--watch", "docs"], in: folder.path)
    #expect(await RunningProgram.wait { (try? folder.names())?.contains { $0.hasPrefix("stele.sqlite") } == true })
    program.send(SIGTERM)
    #expect(await program.status() == 0)
  }

  @Test(
    "A call that cannot be used ends with one line",
    arguments: [
      (["--database", "none.sqlite"], "stele: none.sqlite: no such index; create it with `stele index PATH...`"),
      (["--host", "192.0.2.1", "--port", "0"], "stele: 192.0.2.1, port 0: cannot assign requested address"),
      (["--host", "example.com"], "stele: example.com, port 8000: not an IP address"),
      (["--watch", "none"], "stele: none: no such file or directory\nstele: 0 of 0 files read"),
      (["--link", "ftp://example.com/{path}"], "stele: --link: the link has to begin with https:// or http://"),
    ])
  func unusable(arguments: [String], line: String) async throws {
    let folder = try await indexed()
    let run = try await Program.run(["serve"] + arguments, in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors == line + "\n")
    #expect(run.output.isEmpty)
  }

  @Test("A port in use is told")
  func portInUse() async throws {
    let folder = try await indexed()
    let first = try RunningProgram(["serve", "--port", "0"], in: folder.path)
    let port = try await port(of: first)
    let run = try await Program.run(["serve", "--port", "\(port)"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors == "stele: 127.0.0.1, port \(port): address already in use\n")
  }

  @Test("To be reached by others takes a word, and is warned of")
  func everybody() async throws {
    let folder = try await indexed()
    let program = try RunningProgram(["serve", "--port", "0", "--host", "0.0.0.0"], in: folder.path)
    let port = try await port(of: program)
    #expect(await RunningProgram.wait { program.errors.hasPrefix("stele: warning: ") })
    #expect(try await get("/", port).status == 200)
  }
}

@Suite("The guide to stele serve")
struct ServeGuideTests {
  @Test("Its table has every option, and no other")
  func options() async throws {
    let guide = try String(contentsOfFile: Project.root + "/Docs/serve.md", encoding: .utf8)
    let help = try await Program.run(["serve", "--help"]).output
    func names(_ lines: [Substring], _ start: Regex<(Substring, Substring)>) -> Set<Substring> {
      Set(lines.compactMap { $0.firstMatch(of: start)?.output.1 })
    }
    let told = names(guide.split(separator: "\n"), /^\| `(--[a-z-]+)/)
    let known = names(help.split(separator: "\n"), /^  (--[a-z-]+)/)
    #expect(told == known.subtracting(["--version"]))
    #expect(told.contains("--watch"))
  }

  @Test("Its limits are those of the program")
  func limits() throws {
    let guide = try String(contentsOfFile: Project.root + "/Docs/serve.md", encoding: .utf8)
    let limits = Limits()
    for row in [
      "| address of a request | \(limits.target / 1024) KB | 414 |",
      "| header fields | \(limits.headerCount), together \(limits.headers / 1024) KB | 431 |",
      "| time for a request to arrive | \(limits.requestTime.components.seconds) seconds | 408 |",
      "| time for an answer to be made | \(limits.answerTime.components.seconds) seconds | 503 |",
      "| time for a client to read 64 KB | \(limits.readingTime.components.seconds) seconds | the connection ends |",
      "| connections | \(limits.connections), of which \(limits.eventStreams) wait for changes | 503 |",
      "| pages, or lookups, that wait for their turn | \(limits.waiting) | 503 |",
      "\(limits.cache >> 20) MB at most",
    ] { #expect(guide.contains(row), "\(row)") }
  }
}
