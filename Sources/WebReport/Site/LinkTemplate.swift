import ParallelText

/// Where the articles' files are shown on the web: `https://example.org/blob/main/{path}#L{line}`.
package struct LinkTemplate: Sendable {
  private let text: String

  /// What a template may name.
  package static let names = ["path", "line", "column", "locale"]

  package struct Fault: Error, CustomStringConvertible {
    package let description: String
  }

  /// - Throws: `Fault` if the text is no address of the web, lacks `{path}`, or names something else in braces.
  package init(_ text: String) throws(Fault) {
    guard ["https://", "http://"].contains(where: text.lowercased().hasPrefix) else {
      throw Fault(description: "the link has to begin with https:// or http://")
    }
    guard text.contains("{path}") else { throw Fault(description: "the link has to contain {path}") }
    for piece in text.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
      let name = String(piece.prefix { $0 != "}" })
      guard piece.contains("}"), Self.names.contains(name) else {
        let known = Self.names.map { "{\($0)}" }.joined(separator: ", ")
        throw Fault(description: "the link has {\(name)}; known are \(known)")
      }
    }
    self.text = text
  }

  /// - Parameters:
  ///   - path: As the index has it, but for `./` at its beginning. An absolute path, or one that begins with `../`, is
  ///     put in as it is, though hardly any website has a page there.
  ///   - line: 1-based.
  ///   - column: 1-based, in Unicode scalars.
  func address(_ path: String, _ locale: LocaleTag, line: Int, column: Int = 1) -> Address {
    var path = path[...]
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    let values = [
      "path": Address.encoded(String(path), keeping: "/"), "line": String(line), "column": String(column),
      "locale": locale.description,
    ]
    var address = ""
    for (number, piece) in text.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
      let name = number == 0 ? "" : String(piece.prefix { $0 != "}" })
      address += (values[name] ?? "") + (number == 0 ? piece : piece.dropFirst(name.count + 1))
    }
    return Address(external: address) ?? Address(fragment: "")
  }
}
