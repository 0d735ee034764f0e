import ParallelText

/// Lines of templates and components that stand alone: `{{< note >}}`, `{% endif %}`, `<Tabs>`, `import …`.
///
/// A component's name must be closed, closing, or carry attributes: `<ServiceName>` alone on a line is a placeholder.
enum SiteSyntax {
  /// A tag of a template or of a component.
  struct Tag {
    var name: SourceRange
    var isClosing: Bool
    /// Whether it shows that it is no placeholder.
    var isPlain = false
  }

  /// `{{< name … >}}`, `{{% name … %}}`, `{% name … %}`, which take the whole line.
  static func templateTag(_ source: SourceText, _ line: SourceRange) -> Tag? {
    let text = source[line]
    let pairs: [(String, String)] = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}")]
    guard
      let (open, close) = pairs.first(where: {
        text.starts(with: $0.0.utf8) && text.suffix($0.1.utf8.count).elementsEqual($0.1.utf8)
      }),
      line.end - line.start > open.utf8.count + close.utf8.count
    else { return nil }
    let inner = (line.start + open.utf8.count)..<(line.end - close.utf8.count)
    // Two tags with text between them are a paragraph.
    if source.bytes[inner].contains(UInt8(ascii: "{")) || source.bytes[inner].contains(UInt8(ascii: "}")) { return nil }
    var start = inner.lowerBound
    while start < inner.upperBound, ASCII.isSpace(source.bytes[start]) || source.bytes[start] == UInt8(ascii: "-") {
      start += 1
    }
    var isClosing = false
    if start < inner.upperBound, source.bytes[start] == UInt8(ascii: "/") {
      isClosing = true
      start += 1
      while start < inner.upperBound, ASCII.isSpace(source.bytes[start]) { start += 1 }
    }
    var end = start
    while end < inner.upperBound, isNameByte(source.bytes[end]) { end += 1 }
    if open == "{%", source.bytes[start..<end].starts(with: "end".utf8) {
      isClosing = true
      start += 3
    }
    return Tag(name: SourceRange(start, end), isClosing: isClosing)
  }

  /// `<Tabs groupId="os">`, `</Tabs>`, `<Card />`. What has a link or an image is left to be read.
  static func component(_ source: SourceText, _ line: SourceRange) -> Tag? {
    let bytes = source.bytes
    guard line.end - line.start > 3, bytes[line.end - 1] == UInt8(ascii: ">") else { return nil }
    let isClosing = bytes[line.start + 1] == UInt8(ascii: "/")
    let start = line.start + (isClosing ? 2 : 1)
    var end = start
    while end < line.end, isNameByte(bytes[end]) || bytes[end] == UInt8(ascii: ".") { end += 1 }
    guard ASCII.isUpper(bytes[start]), bytes[start..<end].contains(where: ASCII.isLower),
      ASCII.isSpace(bytes[end]) || bytes[end] == UInt8(ascii: ">") || bytes[end] == UInt8(ascii: "/")
    else { return nil }
    let rest = bytes[end..<(line.end - 1)]
    if rest.contains(UInt8(ascii: "<")) || contains(rest, "src=") || contains(rest, "href=") { return nil }
    // An arrow function in an attribute is the only `>` before the last.
    if let inner = rest.firstIndex(of: UInt8(ascii: ">")), bytes[inner - 1] != UInt8(ascii: "=") { return nil }
    return Tag(
      name: SourceRange(start, end), isClosing: isClosing,
      isPlain: rest.last == UInt8(ascii: "/") || rest.contains(UInt8(ascii: "=")))
  }

  /// `import X from "y"`, and in MDX `export …`; both stand at the margin.
  static func isModuleLine(_ text: ArraySlice<UInt8>, isMDX: Bool) -> Bool {
    if isMDX,
      ["export const ", "export default ", "export function ", "export let ", "export {"].contains(where: {
        text.starts(with: $0.utf8)
      })
    {
      return true
    }
    guard text.starts(with: "import ".utf8) else { return false }
    var end = text.endIndex
    while end > text.startIndex, text[end - 1] == UInt8(ascii: ";") || ASCII.isSpace(text[end - 1]) { end -= 1 }
    guard let quote = text[..<end].last, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let open = text[..<(end - 1)].firstIndex(of: quote)
    else { return false }
    return open == text.startIndex + 7 || contains(text[..<open], " from ")
  }

  private static func contains(_ text: ArraySlice<UInt8>, _ word: String) -> Bool {
    text.indices.contains { text[$0...].starts(with: word.utf8) }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    ASCII.isIdentifier(byte) || byte == UInt8(ascii: "-")
  }
}

/// A heading that names one of several tabs: `# [Portal](#tab/portal)`.
enum TabHeading {
  static func matches(_ text: ArraySlice<UInt8>) -> Bool {
    var start = text.startIndex
    while start < text.endIndex, text[start] == UInt8(ascii: "#") { start += 1 }
    guard start > text.startIndex else { return false }
    while start < text.endIndex, ASCII.isSpace(text[start]) { start += 1 }
    guard start < text.endIndex, text[start] == UInt8(ascii: "["), text.last == UInt8(ascii: ")"),
      let close = text[start...].firstIndex(of: UInt8(ascii: "]"))
    else { return false }
    return text[(close + 1)...].starts(with: "(#tab/".utf8)
  }
}
