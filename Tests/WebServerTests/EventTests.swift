import Foundation
import TestSupport
import Testing

@testable import WebServer

@Suite("Events for open pages")
struct EventTests {
  private static let request = "GET /events HTTP/1.1\r\nHost: localhost\r\n"

  private func open(_ server: RunningServer, headers: String = "") throws -> Client {
    let client = try Client(port: server.port)
    client.send(Self.request + headers + "\r\n")
    return client
  }

  private func id(in text: String) throws -> String {
    String(try #require(text.firstMatch(of: /id: (\w+)\n/)?.output.1))
  }

  /// Whether all of an event has come: it may come in pieces.
  private static func isWhole(_ text: String) -> Bool {
    text.range(of: "id: ").map { text[$0.upperBound...].contains("\n\n") } ?? false
  }

  @Test("An open page is told when the index has changed, once")
  func change() async throws {
    let server = try await RunningServer()
    let following = Task { await server.server.followIndex() }
    defer { following.cancel() }
    let client = try open(server)
    let first = try await client.read(until: Self.isWhole)
    #expect(first.contains("content-type: text/event-stream") || first.contains("Content-Type: text/event-stream"))
    #expect(!first.contains("event:"))
    try server.folder.write("docs/en-US/new.md", "# New\n\nText.\n")
    server.folder.age()
    try await server.index()
    let second = try await client.read(until: Self.isWhole)
    #expect(second.contains("event: change\ndata: "))
    #expect(try id(in: first) != id(in: second))
    // The same files again are no change.
    try await server.index()
    await #expect(throws: Client.TookTooLong.self) {
      try await client.read(seconds: 0.5) { $0.contains("event") }
    }
  }

  @Test("A page is told which state of the index it shows, and so is one that begins to listen")
  func state() async throws {
    let server = try await RunningServer()
    let page = try await server.send("/")
    let event = try await open(server).read(until: Self.isWhole)
    #expect(page.headers["server-timing"] == "index;desc=\"\(try id(in: event))\"")
    let tag = try #require(page.headers["etag"])
    let known = try await server.send("/", headers: "If-None-Match: \(tag)\r\n")
    #expect(known.headers["server-timing"] == page.headers["server-timing"])
  }

  @Test("A page that has lost its connection is told what it has missed")
  func missed() async throws {
    let server = try await RunningServer()
    let first = try await open(server).read(until: Self.isWhole)
    let last = try id(in: first)
    let same = try await open(server, headers: "Last-Event-ID: \(last)\r\n").read(until: Self.isWhole)
    #expect(!same.contains("event: change"))
    let other = try await open(server, headers: "Last-Event-ID: old\r\n").read(until: Self.isWhole)
    #expect(other.contains("event: change"))
  }

  @Test("Signs of life are sent, so that connections that are dead are noticed")
  func heartbeat() async throws {
    let server = try await RunningServer { $0.limits.heartbeat = .milliseconds(100) }
    let text = try await open(server).read { $0.contains("\n:\n\n") || $0.contains("\r\n:\n\n") }
    #expect(text.contains(":\n\n"))
  }

  @Test("So many pages wait at most")
  func most() async throws {
    let server = try await RunningServer { $0.limits.eventStreams = 2 }
    let clients = try (0..<2).map { _ in try open(server) }
    #expect(await RunningProgram.wait { server.server.eventStreams == 2 })
    #expect(try await server.send("/events").status == 503)
    #expect(try await server.send("/").status == 200)
    withExtendedLifetime(clients) {}
  }

  @Test("Pages that are closed are told no more")
  func closed() async throws {
    let server = try await RunningServer()
    var clients = try (0..<20).map { _ in try open(server) }
    _ = try await clients[0].read(until: Self.isWhole)
    clients.removeAll()
    #expect(await RunningProgram.wait { server.server.eventStreams == 0 && server.server.connectionCount == 0 })
  }

  @Test("An open page is told of a change though a request has seen it first")
  func raced() async throws {
    let server = try await RunningServer()
    let client = try open(server)
    _ = try await client.read(until: Self.isWhole)
    try server.folder.write("docs/en-US/new.md", "# New\n\nText.\n")
    server.folder.age()
    try await server.index()
    let page = try await server.send("/")
    let following = Task { await server.server.followIndex() }
    defer { following.cancel() }
    let event = try await client.read { $0.contains("event: change\ndata: ") && $0.contains("\n\n") }
    #expect(page.headers["server-timing"] == "index;desc=\"\(try id(in: event))\"")
    #expect(try id(in: try await open(server).read(until: Self.isWhole)) == id(in: event))
  }

  @Test("HEAD has the head of a stream alone, and to HTTP 1.0 a stream has no chunks")
  func versions() async throws {
    let server = try await RunningServer()
    let head = try Client(port: server.port)
    head.send("HEAD /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    let text = try await head.read()
    #expect(text.contains(" 200 OK\r\n"))
    #expect(text.contains("text/event-stream"))
    #expect(text.hasSuffix("\r\n\r\n"))
    let old = try Client(port: server.port)
    old.send("GET /events HTTP/1.0\r\n\r\n")
    let stream = try await old.read(until: Self.isWhole)
    #expect(!stream.contains("chunked"))
    #expect(stream.contains("\r\n\r\nretry: "))
    #expect(stream.contains("X-Accel-Buffering: no"))
  }
}
