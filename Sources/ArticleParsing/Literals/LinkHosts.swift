import ParallelText

/// Hosts that serve the same pages: links to them are the same link if the rest agrees.
public struct LinkHosts: Sendable {
  /// No two hosts are the same.
  public static let none = LinkHosts(groups: [])

  /// For each host of a group the group's first one.
  private let first: [ArraySlice<UInt8>: ArraySlice<UInt8>]

  /// - Parameter groups: Hosts without scheme and path, in any letter case; no host in two groups.
  public init(groups: [[String]]) {
    var first: [ArraySlice<UInt8>: ArraySlice<UInt8>] = [:]
    for group in groups {
      let hosts = group.map { Array(Self.name($0).utf8)[...] }
      for host in hosts { first[host] = hosts[0] }
    }
    self.first = first
  }

  /// A host as it is compared: letter case and `www.` do not count.
  public static func name(_ host: String) -> Substring {
    let host = host.lowercased()
    return host.hasPrefix("www.") ? host.dropFirst(4) : host[...]
  }

  /// Adds the host that stands for all of a group to a hash; a host of no group stands for itself.
  ///
  /// - Parameter host: Without `www.`. Complexity: O(bytes).
  func combine(_ host: ByteView, into hash: inout Hash64) {
    if first.isEmpty {
      for byte in host { hash.combine(ASCII.lowercased(byte)) }
    } else {
      let name = host.map(ASCII.lowercased)[...]
      hash.combine(first[name] ?? name)
    }
  }
}
