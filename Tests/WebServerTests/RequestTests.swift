import Foundation
import TestSupport
import Testing

@testable import WebServer

@Suite("Requests that are not answered")
struct RequestTests {
  @Test("Only methods that read are allowed", arguments: ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
  func methods(method: String) async throws {
    let server = try await RunningServer()
    let answer = try await server.send("/", method)
    #expect(answer.status == 405)
    #expect(answer.headers["allow"] == "GET, HEAD")
  }

  @Test(
    "A request for another host is refused, whatever its page",
    arguments: ["example.com", "127.0.0.1.example.com", "", "localhost@example.com", "192.0.2.1:8000"])
  func hosts(host: String) async throws {
    let server = try await RunningServer()
    let answer = try await server.send("/fix.json?q=port", host: host)
    #expect(answer.status == 421)
    #expect(!answer.body.contains("3389"))
  }

  @Test("So is one whose target names another host than its header")
  func absolute() async throws {
    let server = try await RunningServer()
    #expect(try await server.send("http://example.com/").status == 421)
    #expect(try await server.send("http://localhost:1/index.html").status == 200)
    #expect(try await server.send("https://localhost/").status == 400)
  }

  @Test("A request names one host")
  func oneHost() async throws {
    let server = try await RunningServer()
    let line = "GET / HTTP/1.1\r\n"
    #expect(try await server.send(raw: line + "\r\n").status == 400)
    #expect(try await server.send(raw: line + "Host: localhost\r\nHost: localhost\r\n\r\n").status == 400)
    #expect(try await server.send(raw: "GET / HTTP/1.0\r\n\r\n").status == 200)
  }

  @Test("A body is refused, before it is sent as a whole")
  func bodies() async throws {
    let server = try await RunningServer()
    #expect(try await server.send("/", headers: "Content-Length: 1000000000\r\n").status == 413)
    #expect(try await server.send("/", headers: "Transfer-Encoding: chunked\r\n").status == 413)
    let client = try Client(port: server.port)
    client.send("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000000\r\n\r\n")
    client.send(String(repeating: "a", count: 1_000_000))
    #expect(try await client.answer().status == 413)
  }

  @Test(
    "What is no request of HTTP/1 is told so",
    arguments: [
      "BLA\r\n\r\n", "GET / HTTP/2.0\r\nHost: localhost\r\n\r\n", "GET /\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: localhost\r\nBad Name: x\r\n\r\n", "GET / HTTP/1.1\r\nHost : localhost\r\n\r\n",
      "GET  HTTP/1.1\r\nHost: localhost\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ])
  func malformed(text: String) async throws {
    let server = try await RunningServer()
    let answer = try await server.send(raw: text)
    #expect((400...505).contains(answer.status))
    #expect(answer.headers["connection"] == "close")
    #expect(try await server.send("/").status == 200)
  }

  @Test("An address that is too long is refused, be it a little or a megabyte", arguments: [9_000, 1_000_000])
  func longTarget(length: Int) async throws {
    let server = try await RunningServer()
    let answer = try await server.send("/fix?q=" + String(repeating: "a", count: length))
    #expect(answer.status == 414)
    #expect(try await server.send("/").status == 200)
  }

  @Test("So are header fields that are too long, or too many")
  func headers() async throws {
    let server = try await RunningServer()
    let long = "X: " + String(repeating: "a", count: 1_000_000) + "\r\n"
    let many = (0..<1_000).map { "X\($0): a\r\n" }.joined()
    #expect(try await server.send("/", headers: long).status == 431)
    #expect(try await server.send("/", headers: many).status == 431)
    #expect(try await server.send("/").status == 200)
  }

  @Test("Requests of one connection are answered in their order, also those that are sent at once")
  func pipelining() async throws {
    let server = try await RunningServer()
    let client = try Client(port: server.port)
    client.send(
      "GET /assets/style.css HTTP/1.1\r\nHost: localhost\r\n\r\nGET /no HTTP/1.1\r\nHost: localhost\r\n\r\n"
        + "HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    let text = try await client.read()
    #expect(text.matches(of: /HTTP\/1\.1 (\d+)/).map(\.output.1) == ["200", "404", "200"])
  }

  @Test("A client that says that it asks for no more gets its answer")
  func halfClosed() async throws {
    let server = try await RunningServer()
    let client = try Client(port: server.port)
    client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
    client.endSending()
    #expect(try await client.answer().status == 200)
  }

  @Test("Both answers come if a client asks twice and then says that it asks for no more")
  func halfClosedTwice() async throws {
    let server = try await RunningServer()
    _ = try await server.send("/rules.html")
    let client = try Client(port: server.port)
    client.send(String(repeating: "GET /rules.html HTTP/1.1\r\nHost: localhost\r\n\r\n", count: 2))
    client.endSending()
    let text = try await client.read()
    #expect(text.components(separatedBy: "HTTP/1.1 200 OK").count == 3)
    #expect(text.components(separatedBy: "</html>").count == 3)
  }

  @Test("Many thousands of requests that are sent at once are all answered")
  func manyAtOnce() async throws {
    let server = try await RunningServer()
    let request = "GET /assets/style.css HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: *\r\n"
    _ = try await server.send("/assets/style.css")
    let client = try Client(port: server.port)
    DispatchQueue.global().async {
      client.send(String(repeating: request + "\r\n", count: 19_999) + request + "Connection: close\r\n\r\n")
    }
    let text = try await client.read(seconds: 60)
    #expect(text.components(separatedBy: "HTTP/1.1 304 ").count == 20_001)
  }
}
