import NIOCore

/// The names that the server goes by. A page of another name that was made to point here is refused (DNS rebinding).
package struct AllowedHosts: Sendable {
  private let names: Set<String>
  /// Whoever comes by an address has not been led here by a name.
  private let allowsAddresses: Bool

  /// - Parameters:
  ///   - address: What the server is bound to: an IP address.
  ///   - names: Further names; a port that stands behind one is passed over.
  package init(boundTo address: String, names: [String] = []) {
    self.names = Set((["localhost", "127.0.0.1", "::1", address] + names).compactMap(Self.normal))
    allowsAddresses = ["0.0.0.0", "::"].contains(Self.normal(address))
  }

  /// A name of one spelling, or an address of one, as somebody may write it: without port and brackets. nil if it is neither.
  package static func normal(_ text: String) -> String? {
    if let address = Self.address(text) { return address }
    guard let host = host(of: text) else { return nil }
    return host.utf8.allSatisfy { $0 > 0x20 && !"/@?#".utf8.contains($0) } ? host : nil
  }

  /// As the system writes it: `::1` of `0:0::1`; nil if it is no IP address.
  private static func address(_ text: String) -> String? { (try? SocketAddress(ipAddress: text, port: 0))?.ipAddress }

  /// Whether a request for `authority` is for this server: a name or an address, and perhaps a port (RFC 3986, 3.2).
  func contain(_ authority: String) -> Bool {
    guard let host = Self.host(of: authority) else { return false }
    if names.contains(host) { return true }
    return allowsAddresses && Self.address(host) != nil
  }

  /// In lower case, without brackets, port and the dot of a full name, an address in its usual form; nil if it is no host.
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
    return host.isEmpty ? nil : address(String(host)) ?? host.lowercased()
  }

  private static func isPort(_ text: Substring) -> Bool {
    text.isEmpty || text.first == ":" && text.dropFirst().utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
