import Foundation

/// The tags of an HTML page that is as strict as ours are: attributes in double quotes, and no comments.
struct Page {
  struct Tag {
    var name: String
    var attributes: [String: String]
  }

  /// Without closing tags.
  private(set) var tags: [Tag] = []
  /// What a reader sees, and what stands in `title`.
  private(set) var text = ""
  /// What is not as it should be.
  private(set) var faults: [String] = []

  private static let void = Set(["meta", "link", "input", "br", "img", "rect", "polyline", "path"])

  init(_ bytes: [UInt8]) {
    let page = String(decoding: bytes, as: UTF8.self)
    var open: [String] = []
    var rest = page[...]
    while let start = rest.firstIndex(of: "<") {
      text += Self.unescaped(rest[..<start])
      guard let end = rest[start...].firstIndex(of: ">") else {
        faults.append("a tag without an end")
        break
      }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("!") { continue }
      if tag.hasPrefix("/") {
        if open.popLast() != String(tag.dropFirst()) { faults.append("</\(tag.dropFirst())> closes another element") }
        continue
      }
      read(tag, &open)
    }
    text += Self.unescaped(rest)
    if !open.isEmpty { faults.append("not closed: \(open)") }
  }

  private mutating func read(_ tag: Substring, _ open: inout [String]) {
    let name = String(tag.prefix { $0.isLetter || $0.isNumber })
    var attributes: [String: String] = [:]
    var rest = tag.dropFirst(name.count)
    while let start = rest.firstIndex(where: { $0 != " " && $0 != "/" && $0 != "\n" }) {
      let own = rest[start...]
      let key = own.prefix { $0.isLetter || $0 == "-" }
      if key.isEmpty {
        faults.append("<\(tag)>")
        break
      }
      rest = own.dropFirst(key.count)
      var value = ""
      if rest.hasPrefix("=\"") {
        let quoted = rest.dropFirst(2)
        value = String(quoted.prefix { $0 != "\"" })
        rest = quoted.dropFirst(value.count + 1)
      }
      if attributes.updateValue(Self.unescaped(value[...]), forKey: String(key)) != nil {
        faults.append("<\(tag)> has \(key) twice")
      }
    }
    tags.append(Tag(name: name, attributes: attributes))
    if !Self.void.contains(name) { open.append(name) }
  }

  /// - Returns: The text with the five characters that have names, and nothing else, put back.
  static func unescaped(_ text: Substring) -> String {
    var result = String(text)
    for (name, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
      result = result.replacingOccurrences(of: name, with: character)
    }
    return result
  }

  var ids: [String] { tags.compactMap { $0.attributes["id"] } }

  /// Addresses that readers can follow.
  var links: [String] { tags.filter { $0.name == "a" }.compactMap { $0.attributes["href"] } }

  /// Addresses that a browser loads by itself.
  var loads: [String] {
    tags.compactMap { tag in
      tag.attributes["src"] ?? tag.attributes["srcset"] ?? (tag.name == "link" ? tag.attributes["href"] : nil)
    }
  }
}
