import Foundation
import TestSupport
import Testing

@testable import WebServer

@Suite("Pages that are served")
struct PageTests {
  @Test("The folder's own address is the overview, as a page that nobody may frame or keep unasked")
  func overview() async throws {
    let server = try await RunningServer()
    let answer = try await server.send("/")
    #expect(answer.status == 200)
    #expect(answer.body.contains("<!DOCTYPE html>"))
    #expect(answer.headers["content-type"] == "text/html; charset=utf-8")
    #expect(answer.headers["content-length"] == String(answer.body.utf8.count))
    #expect(answer.headers["cache-control"] == "no-cache")
    #expect(answer.headers["x-content-type-options"] == "nosniff")
    #expect(answer.headers["referrer-policy"] == "no-referrer")
    #expect(answer.headers["cross-origin-opener-policy"] == "same-origin")
    #expect(answer.headers["cross-origin-resource-policy"] == "same-origin")
    let policy = try #require(answer.headers["content-security-policy"])
    #expect(policy.hasPrefix("default-src 'none';"))
    #expect(policy.contains("frame-ancestors 'none'"))
    #expect(!policy.contains("unsafe"))
    #expect(try await server.send("/index.html").body == answer.body)
  }

  @Test("All pages and files of the report are served, each with its type")
  func all() async throws {
    let server = try await RunningServer()
    let overview = try await server.send("/").body
    let links = overview.matches(of: /(?:href|src)="([^"#?]+)/).map { String($0.output.1) }.filter { !$0.contains(":") }
    #expect(links.contains("rules.html"))
    for link in Set(links) {
      let answer = try await server.send("/" + link)
      #expect(answer.status == 200, "\(link)")
      let type = try #require(answer.headers["content-type"])
      if link.hasSuffix(".css") { #expect(type == "text/css; charset=utf-8") }
      if link.hasSuffix(".js") { #expect(type == "text/javascript; charset=utf-8") }
      if link.hasSuffix(".svg") { #expect(type.hasPrefix("image/svg+xml")) }
    }
  }

  @Test("HEAD has the same head as GET, and no body")
  func head() async throws {
    let server = try await RunningServer()
    let (get, head) = (try await server.send("/"), try await server.send("/", "HEAD"))
    #expect(head.body.isEmpty)
    #expect(head.status == 200)
    // The date of one may be a second later.
    for (name, value) in get.headers where name != "date" { #expect(head.headers[name] == value, "\(name)") }
  }

  @Test("Times are written as HTTP has them")
  func dates() {
    #expect(HTTPDate.text(of: 784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
    #expect(HTTPDate.text(of: 1_582_934_400) == "Sat, 29 Feb 2020 00:00:00 GMT")
  }

  @Test("A version that the client has is not sent again")
  func known() async throws {
    let server = try await RunningServer()
    let tag = try #require(try await server.send("/").headers["etag"])
    for tags in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
      let answer = try await server.send("/", headers: "If-None-Match: \(tags)\r\n")
      #expect(answer.status == 304, "\(tags)")
      #expect(answer.body.isEmpty)
      #expect(answer.headers["etag"] == tag)
    }
    #expect(try await server.send("/", headers: "If-None-Match: \"other\"\r\n").status == 200)
  }

  @Test(
    "What the report does not have is not found, and told on a page of its own",
    arguments: ["/no.html", "/articles/a.html", "/articles/", "//"])
  func missing(path: String) async throws {
    let server = try await RunningServer()
    let answer = try await server.send(path)
    #expect(answer.status == 404)
    #expect(answer.body.contains("<h1>Not found</h1>"))
    #expect(answer.headers["etag"] == nil)
  }

  @Test(
    "No path leads out of the report",
    arguments: [
      "/../stele.sqlite", "/..%2fstele.sqlite", "/%2e%2e/stele.sqlite", "/articles/../../docs/en-US/port.md",
      "/docs/en-US/port.md", "/stele.sqlite", "//etc/passwd", "/assets/..%5c..%5cstele.sqlite", "/etc/passwd%00.html",
      "/assets//etc/passwd", "/file:///etc/passwd", "/./index.html",
    ])
  func traversal(path: String) async throws {
    let server = try await RunningServer()
    let answer = try await server.send(path)
    #expect([400, 404].contains(answer.status))
    #expect(!answer.body.contains("SQLite format"))
    #expect(!answer.body.contains("3389"))
  }

  @Test("Text from a path is text on the page that says that it is missing")
  func hostilePath() async throws {
    let server = try await RunningServer()
    let answer = try await server.send("/%3Cscript%3Ealert(1)%3C/script%3E\"'><b>")
    #expect(answer.status == 404)
    #expect(!answer.body.contains("alert(1)"))
    #expect(!answer.body.contains("<b>"))
  }

  @Test("A page shows what stands in the index now, also after another file was put in its place")
  func change() async throws {
    let server = try await RunningServer()
    let before = try await server.send("/articles.html").body
    #expect(!before.contains("The second article"))
    try server.folder.write("docs/en-US/second.md", "# The second article\n\nText.\n")
    server.folder.age()
    try await server.index()
    #expect(try await server.send("/articles.html").body.contains("The second article"))
    try server.folder.write("docs/en-US/third.md", "# The third article\n\nText.\n")
    server.folder.age()
    try FileManager.default.removeItem(atPath: server.database)
    #expect(try await server.send("/articles.html").status == 503)
    try await server.index()
    #expect(try await server.send("/articles.html").body.contains("The third article"))
  }

  @Test("Pages can be read while a run is writing to the index, which leaves it as a single file")
  func duringRun() async throws {
    let server = try await RunningServer()
    let following = Task { await server.server.followIndex() }
    defer { following.cancel() }
    async let runs: Void = {
      for number in 0..<8 {
        try server.folder.write("docs/en-US/new\(number).md", "# New \(number)\n\nText.\n")
        try await server.index()
      }
    }()
    for _ in 0..<40 {
      let answer = try await server.send("/index.html")
      #expect(answer.status == 200, "\(answer.body)")
    }
    try await runs
    try server.folder.write("docs/en-US/last.md", "# Last\n\nText.\n")
    try await server.index()
    // What a page has open is closed when it is made, and the next run tidies up.
    #expect(await RunningProgram.wait { (try? server.folder.names()) == ["docs", "stele.sqlite"] })
  }
}
