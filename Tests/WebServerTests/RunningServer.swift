import CorpusLayout
import Foundation
import IndexStore
import ParallelText
import TestSupport
import Testing

@testable import WebServer

/// A server on a free port, with an index of a small folder of articles.
final class RunningServer: Sendable {
  let folder: TemporaryFolder
  let server: WebServer

  var database: String { folder.path + "/stele.sqlite" }
  var port: Int { Int(server.url.split(separator: ":").last!.dropLast())! }

  /// - Parameters:
  ///   - files: Articles by path; the one about a port if none.
  ///   - change: Sets limits and the like.
  init(_ files: [String: String] = [:], _ change: (inout WebServer.Options) -> Void = { _ in }) async throws {
    folder = try TemporaryFolder()
    for (path, text) in files { try folder.write("docs/" + path, text) }
    if files.isEmpty {
      try folder.write("docs/en-US/port.md", PortArticle.english)
      try folder.write("docs/fr-FR/port.md", PortArticle.french)
    }
    folder.age()
    try await Self.index(folder)
    var options = WebServer.Options()
    options.port = 0
    change(&options)
    server = try await WebServer(folder.path + "/stele.sqlite", options, threads: 2)
  }

  deinit {
    let server = server
    Task { await server.stop() }
  }

  /// Brings the index up to date.
  static func index(_ folder: TemporaryFolder) async throws {
    let options = IndexBuilder.Options(
      program: "test", source: LocaleTag("en-US"), configuration: nil, settings: nil)
    _ = try await IndexBuilder(folder.path + "/stele.sqlite", options).run([folder.path + "/docs"])
  }

  func index() async throws { try await Self.index(folder) }

  /// Sends one request, and reads to the end of the connection.
  ///
  /// - Parameters:
  ///   - headers: Besides Host, each with its line feed.
  func send(_ target: String, _ method: String = "GET", headers: String = "", host: String = "localhost") async throws
    -> Answer
  {
    let client = try Client(port: port)
    client.send("\(method) \(target) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\(headers)\r\n")
    return try await client.answer()
  }

  /// Sends bytes, and reads to the end of the connection.
  func send(raw text: String) async throws -> Answer {
    let client = try Client(port: port)
    client.send(text)
    return try await client.answer()
  }
}
