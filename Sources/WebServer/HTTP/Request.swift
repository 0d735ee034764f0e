import NIOHTTP1

/// A request that the server answers: one that reads, has no body, and is for this server.
struct Request: Sendable {
  let isHead: Bool
  let target: RequestTarget
  /// Tags of what the client has already (RFC 9110, 13.1.2).
  let ifNoneMatch: [String]
  /// The language that the client likes best; nil if it says nothing.
  let language: String?
  /// The last event that the client has seen, where it has lost its connection.
  let lastEvent: String?
  /// Whether the client may ask for more on this connection.
  let keepsConnection: Bool

  /// - Throws: What to answer in place of what was asked for.
  init(_ head: HTTPRequestHead, _ limits: Limits, _ hosts: AllowedHosts) throws(Response) {
    let headers = head.headers
    guard head.uri.utf8.count <= limits.target else { throw .tooLong(limits) }
    let (authority, path) = try Self.parts(of: head)
    guard hosts.contain(authority) else {
      throw .refusal(
        .misdirectedRequest, "This server does not answer to the name that was asked for (see stele serve --help).")
    }
    guard head.method == .GET || head.method == .HEAD else {
      throw .refusal(.methodNotAllowed, "Only GET and HEAD are answered.", [("Allow", "GET, HEAD")])
    }
    guard !headers.contains(name: "transfer-encoding"),
      headers["content-length"].allSatisfy({ $0 == "0" })
    else { throw .refusal(.payloadTooLarge, "Requests must have no body.") }
    guard let target = RequestTarget(path) else { throw .refusal(.badRequest, "The address is malformed.") }
    self.target = target
    isHead = head.method == .HEAD
    ifNoneMatch = headers[canonicalForm: "if-none-match"].map(String.init)
    language = headers[canonicalForm: "accept-language"].first.flatMap(Self.language)
    lastEvent = headers.first(name: "last-event-id")
    // What follows a request for another protocol is not read.
    keepsConnection = head.isKeepAlive && !headers.contains(name: "upgrade")
  }

  /// The authority and the path of the target, which may name both. See RFC 9112, 3.2.
  private static func parts(of head: HTTPRequestHead) throws(Response) -> (authority: String, path: String) {
    let named = head.headers["host"]
    guard named.count == 1 || named.isEmpty && head.version == .http1_0 else {
      throw .refusal(.badRequest, "A request needs one Host header.")
    }
    guard head.uri.lowercased().hasPrefix("http://") else {
      // Programs of old that name no host were not led here by a page.
      return (named.first ?? "localhost", head.uri)
    }
    let rest = head.uri.dropFirst("http://".count)
    let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
    let path = rest[end...]
    return (String(rest[..<end]), path.first == "/" ? String(path) : "/" + path)
  }

  /// The one with the most weight, the first of several: `fr-CH` of `fr-CH, fr;q=0.9, *;q=0.5` (RFC 9110, 12.5.4).
  private static func language(_ item: Substring) -> String? {
    let name = item.prefix { $0 != ";" }.filter { !$0.isWhitespace }
    return name == "*" || name.isEmpty ? nil : String(name)
  }
}
