import ParallelText

/// Where a link leads: a page of the report, or an address on the web that does nothing but open.
package struct Address: Sendable, Hashable {
  let text: String

  /// A page of the report.
  ///
  /// - Parameters:
  ///   - path: As `Site.paths` has it.
  ///   - place: Where the link stands: its address is relative, so that the report works in any folder.
  ///   - query: Names and values.
  ///   - fragment: The id of an element, or what a script of the page reads.
  package init(
    _ path: String, from place: PagePlace, query: [(String, String)] = [], fragment: String = ""
  ) {
    var text = place.root + Self.encoded(path, keeping: "/")
    text += Self.query(query).isEmpty ? "" : "?" + Self.query(query)
    if !fragment.isEmpty { text += "#" + Self.encoded(fragment, keeping: "=&%") }
    self.text = text
  }

  /// An element of the page that the link is on.
  package init(fragment: String) { text = "#" + Self.encoded(fragment, keeping: "=&%") }

  /// An address on the web, or of mail; nil for all else, so that none can run a script.
  package init?(external text: String) {
    let lower = text.prefix(8).lowercased()
    guard lower.hasPrefix("https://") || lower.hasPrefix("http://") || lower.hasPrefix("mailto:") else { return nil }
    // Browsers leave out line feeds and tabs in addresses: all that is no plain character is encoded.
    self.text = Self.encoded(text, keeping: ":/?#[]@!$&'()*+,;=%")
  }

  /// Names and values as a form sends them.
  static func query(_ pairs: [(String, String)]) -> String {
    pairs.map { encoded($0, keeping: "") + "=" + encoded($1, keeping: ",") }.joined(separator: "&")
  }

  /// With all but RFC 3986's unreserved characters, and those of `kept`, as `%20`.
  static func encoded(_ text: String, keeping kept: String) -> String {
    let kept = Set(kept.utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if ASCII.isLetter(byte) || ASCII.isDigit(byte) || "-._~".utf8.contains(byte) || kept.contains(byte) {
        bytes.append(byte)
      } else {
        bytes += "%".utf8
        for digit in [byte >> 4, byte & 15] { bytes += String(digit, radix: 16, uppercase: true).utf8 }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Where a page stands in the report, to lead from it to others.
package struct PagePlace: Sendable {
  /// What leads from the page to the report's folder: `../` for each folder that it is in.
  let root: String

  /// - Parameter path: As `Site.paths` has it.
  package init(_ path: String) { root = String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") }) }
}
