import NIOCore
import NIOHTTP1
import ParallelText

/// What the server answers. Thrown where a request asks for something that it does not do.
struct Response: Error, Sendable {
  var status: HTTPResponseStatus
  var mediaType: String
  var body: ByteBuffer
  /// Of this response, besides those that all have.
  var headers: [(name: String, value: String)] = []
  /// Names the body: the same bytes have the same tag. nil of what is not to be kept.
  var tag: String?

  init(_ status: HTTPResponseStatus = .ok, _ mediaType: String, _ bytes: [UInt8], isTagged: Bool = false) {
    self.status = status
    self.mediaType = mediaType
    body = ByteBuffer(bytes: bytes)
    if isTagged { tag = "\"\(String(Hash64.of(bytes).magnitude, radix: 36))-\(String(bytes.count, radix: 36))\"" }
  }

  /// A line of plain text.
  static func refusal(
    _ status: HTTPResponseStatus, _ why: String, _ headers: [(name: String, value: String)] = []
  ) -> Response {
    var response = Response(status, "text/plain; charset=utf-8", Array((why + "\n").utf8))
    response.headers = headers
    return response
  }

  static func tooLong(_ limits: Limits) -> Response {
    refusal(.uriTooLong, "The address is longer than \(limits.target) bytes.")
  }

  /// Whether there is nothing new in it for a client that has the versions with these tags.
  func isKnown(among tags: [String]) -> Bool {
    guard let tag, status == .ok else { return false }
    return tags.contains { $0 == "*" || $0 == tag || $0 == "W/" + tag }
  }
}

extension Response {
  /// What every page may load: nothing but what this server sends. Nobody may frame it, look into it, or guess at its type.
  static let security: [(name: String, value: String)] = [
    (
      "Content-Security-Policy",
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
  ]

  /// The head that is sent; of a known version without its body (RFC 9110, 15.4.5).
  func head(isKnown: Bool, closing: Bool, version: HTTPVersion) -> HTTPResponseHead {
    var headers = HTTPHeaders(Self.security)
    headers.add(name: "Date", value: HTTPDate.now)
    if !isKnown {
      headers.add(name: "Content-Type", value: mediaType)
      headers.add(name: "Content-Length", value: String(body.readableBytes))
    }
    headers.add(name: "Cache-Control", value: tag == nil ? "no-store" : "no-cache")
    if let tag { headers.add(name: "ETag", value: tag) }
    for header in self.headers { headers.add(name: header.name, value: header.value) }
    if closing {
      headers.add(name: "Connection", value: "close")
    } else if version == .http1_0 {
      headers.add(name: "Connection", value: "keep-alive")
    }
    return HTTPResponseHead(version: .http1_1, status: isKnown ? .notModified : status, headers: headers)
  }
}
