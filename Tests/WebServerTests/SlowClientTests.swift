import Foundation
import NIOCore
import NIOEmbedded
import TestSupport
import Testing
import WebReport

@testable import WebServer

@Suite("Clients that take more than their share")
struct SlowClientTests {
  @Test("A request that comes too slowly is told so, and the connection ends")
  func slowHead() async throws {
    let server = try await RunningServer { $0.limits.requestTime = .seconds(1) }
    // What is sent when the server has closed the connection may make the system drop its answer before it is read.
    var status: Int?
    for _ in 0..<5 where status == nil { status = try await answerToSlowHead(server)?.status }
    #expect(status == 408)
    #expect(try await server.send("/").status == 200)
  }

  /// A byte now and then must not keep a connection alive.
  private func answerToSlowHead(_ server: RunningServer) async throws -> Answer? {
    let client = try Client(port: server.port)
    let begin = ContinuousClock.now
    async let text = client.read()
    for byte in "GET / HTTP/1.1\r\nHost: localhost\r\nX: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" {
      guard client.send(String(byte)), ContinuousClock.now - begin < .seconds(4) else { break }
      try await Task.sleep(for: .milliseconds(30))
    }
    return Answer(try await text)
  }

  @Test("A connection on which nothing is asked ends without a word")
  func idle() async throws {
    let server = try await RunningServer { $0.limits.requestTime = .seconds(2) }
    #expect(try await Client(port: server.port).read().isEmpty)
    let client = try Client(port: server.port)
    client.send("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n")
    let text = try await client.read()
    #expect(text.matches(of: /HTTP\/1\.1/).count == 1)
  }

  @Test("A client that does not read its answer is cut off")
  func unread() async throws {
    let many = (0..<3_000).map { "## Section \($0)\n\nText of the section, which is \($0) long.\n" }.joined(
      separator: "\n")
    let server = try await RunningServer(["en-US/long.md": "# Long\n\n" + many]) {
      $0.limits.readingTime = .milliseconds(300)
    }
    let page = try #require(
      try await server.send("/articles.html").body.firstMatch(of: /href="(articles\/long[^"]+)"/)?.output.1)
    let client = try Client(port: server.port)
    // More answers than the buffers of both systems hold.
    for _ in 0..<60 { client.send("GET /\(page) HTTP/1.1\r\nHost: localhost\r\n\r\n") }
    #expect(await RunningProgram.wait { server.server.connectionCount == 0 })
    #expect(try await server.send("/").status == 200)
  }

  @Test("More connections than allowed are told so, and there is room again when others end")
  func crowd() async throws {
    let server = try await RunningServer { $0.limits.connections = 4 }
    var clients = try (0..<4).map { _ in try Client(port: server.port) }
    for client in clients { client.send("GET /") }
    #expect(await RunningProgram.wait { server.server.connectionCount == 4 })
    #expect(try await Client(port: server.port).answer().status == 503)
    clients.removeAll()
    #expect(await RunningProgram.wait { server.server.connectionCount == 0 })
    #expect(try await server.send("/").status == 200)
  }

  @Test("An answer that takes too long is given up, and so is one for which too much waits")
  func slowAnswer() async throws {
    let late = try await RunningServer { $0.limits.answerTime = .nanoseconds(1) }
    #expect(try await late.send("/").status == 503)
    let workers = Workers(threads: 1, waiting: 1)
    let gate = DispatchSemaphore(value: 0)
    #expect((0..<10).count { _ in workers.run { gate.wait() } } == 2)
    for _ in 0..<2 { gate.signal() }
  }

  @Test("So is one that asks for small ones, and reads none")
  func unreadSmall() async throws {
    let server = try await RunningServer { $0.limits.readingTime = .milliseconds(300) }
    _ = try await server.send("/assets/style.css")
    let client = try Client(port: server.port)
    let request = "HEAD /assets/style.css HTTP/1.1\r\nHost: localhost\r\n\r\n"
    // Many times as many as the buffers of both systems hold. To send them waits, and no other test may wait for that.
    let isOpen = await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        let text = String(repeating: request, count: 200)
        continuation.resume(returning: (0..<2_000).allSatisfy { _ in client.send(text) })
      }
    }
    #expect(!isOpen)
    #expect(await RunningProgram.wait { server.server.connectionCount == 0 })
  }

  @Test("Nothing is kept of a connection that has ended")
  func freed() throws {
    let limits = Limits()
    let router = RequestRouter(
      LiveIndex("none.sqlite", SiteOptions(link: nil, isLive: true)), LookupPage(limits, environment: [:]), limits,
      threads: 1)
    weak var handler: ConnectionHandler?
    do {
      let connection = ConnectionHandler(limits, AllowedHosts(boundTo: "127.0.0.1"), RequestMeter(), router)
      handler = connection
      let channel = EmbeddedChannel(handler: connection)
      try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
      _ = try channel.finish()
    }
    #expect(handler == nil)
  }
}
