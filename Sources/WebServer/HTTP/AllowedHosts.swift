import NIOCore

/// The names that the server goes by. A page of another name that was made to point here is refused (DNS rebinding).
package struct AllowedHosts: Sendable {
  private let names: Set<String>
  /// Whoever comes by an address has not been led here by a name.
  private let allowsAddresses: Bool

  /// - Parameters:
  ///   - address: What the server is bound to: an IP address.
  ///   - names: Further names.
  package init(boundTo address: String, names: [String] = []) {
    self.names = Set((["localhost", "127.0.0.1", "::1", address] + names).map { $0.lowercased() })
    allowsAddresses = ["0.0.0.0", "::"].contains(address)
  }

  /// Whether a request for `authority` is for this server: a name or an address, and perhaps a port (RFC 3986, 3.2).
  func contain(_ authority: String) -> Bool {
    guard let host = Self.host(of: authority) else { return false }
    if names.contains(host) { return true }
    return allowsAddresses && (try? SocketAddress(ipAddress: host, port: 0)) != nil
  }

  /// In lower case, without brackets, port and the dot of a full name; nil if it is no host.
  private static func host(of authority: String) -> String? {
    var host = authority[...]
    if host.first == "[" {
      guard let end = host.firstIndex(of: "]") else { return nil }
      guard isPort(host[host.index(after: end)...]) else { return nil }
      host = host[host.index(after: host.startIndex)..<end]
    } else if let colon = host.firstIndex(of: ":") {
      guard isPort(host[colon...]) else { return nil }
      host = host[..<colon]
    }
    if host.last == "." { host.removeLast() }
    return host.isEmpty ? nil : host.lowercased()
  }

  private static func isPort(_ text: Substring) -> Bool {
    text.isEmpty || text.first == ":" && text.dropFirst().utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
