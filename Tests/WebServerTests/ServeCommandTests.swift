import Foundation
import TestSupport
import Testing

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
    let begin = ContinuousClock.now
    program.send(signal)
    #expect(await program.status() == 0)
    #expect(ContinuousClock.now - begin < .seconds(3))
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

  @Test("An edit shows in the page, and in an event, within two seconds; a file that cannot be read leaves the rest")
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
    let before = try await get("/index.html", port).body
    let article = try #require(try await get("/articles.html", port).body.firstMatch(of: /href="(articles\/[^"]+)"/))
    #expect(try await get("/\(article.output.1)", port).body.contains("8080"))
    try folder.write("docs/fr-FR/port.md", PortArticle.french.replacing("8080", with: "3389"))
    let begin = ContinuousClock.now
    _ = try await stream.read { $0.contains("event: change") }
    // The program under test may be a debug build on a busy machine.
    if Program.isNamed { #expect(ContinuousClock.now - begin < .seconds(2)) }
    #expect(!(try await get("/\(article.output.1)", port).body.contains("8080")))
    #expect(try await get("/index.html", port).body != before)
    try folder.write("docs/fr-FR/port.md", [0xFF, 0x41])
    #expect(await RunningProgram.wait { program.errors.contains("docs/fr-FR/port.md: ") })
    #expect(try await get("/index.html", port).status == 200)
  }

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

  @Test(
    "A call that cannot be used ends with one line",
    arguments: [
      (["--database", "none.sqlite"], "stele: none.sqlite: no such index; create it with `stele index PATH...`"),
      (["--host", "192.0.2.1", "--port", "0"], "stele: 192.0.2.1, port 0: cannot assign requested address"),
      (["--host", "example.com"], "stele: example.com, port 8000: not an IP address"),
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
