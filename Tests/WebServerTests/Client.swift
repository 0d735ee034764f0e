import Foundation
import Testing

/// A connection to a server on this computer, byte by byte.
final class Client: Sendable {
  private let descriptor: Int32

  struct Failure: Error {
    var number = errno
  }

  struct TookTooLong: Error {}

  init(port: Int) throws {
    #if os(Linux)
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let descriptor = descriptor
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw Failure() }
  }

  deinit { close(descriptor) }

  /// - Returns: false if the server has closed the connection.
  @discardableResult func send(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return false }
      sent += count
    }
    return true
  }

  /// Says that nothing more will be sent.
  func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// Reads until what has come is enough, or the server closes the connection.
  ///
  /// - Throws: `TookTooLong`.
  func read(
    seconds: Double = 120, until isEnough: @escaping @Sendable (String) -> Bool = { _ in false }
  ) async throws -> String {
    let descriptor = descriptor
    return try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        var bytes: [UInt8] = []
        let end = ContinuousClock.now + .seconds(seconds)
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while ContinuousClock.now < end {
          var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
          guard Foundation.poll(&poll, 1, 50) > 0 else { continue }
          let count = recv(descriptor, &piece, piece.count, 0)
          if count <= 0 { return continuation.resume(returning: String(decoding: bytes, as: UTF8.self)) }
          bytes += piece[..<count]
          let text = String(decoding: bytes, as: UTF8.self)
          if isEnough(text) { return continuation.resume(returning: text) }
        }
        continuation.resume(throwing: TookTooLong())
      }
    }
  }
}

extension Client {
  /// Reads to the end of the connection.
  func answer() async throws -> Answer {
    let text = try await read()
    return try #require(Answer(text), "\(text.prefix(200))")
  }
}

/// What a server has answered.
struct Answer {
  let status: Int
  /// By name in lower case.
  let headers: [String: String]
  let body: String

  /// - Parameter text: The whole answer; its body is not in chunks.
  init?(_ text: String) {
    guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
    let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ")
    guard words.count > 1, words[0] == "HTTP/1.1", let status = Int(words[1]) else { return nil }
    self.status = status
    headers = Dictionary(
      lines.dropFirst().map { line in
        let colon = line.firstIndex(of: ":") ?? line.endIndex
        return (line[..<colon].lowercased(), line[colon...].dropFirst().trimmingCharacters(in: .whitespaces))
      }
    ) { $0 + ", " + $1 }
    body = String(text[end.upperBound...])
  }
}
