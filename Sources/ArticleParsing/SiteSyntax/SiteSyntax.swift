import ParallelText

/// Lines of components and modules that stand alone: `<Tabs>`, `</Tabs>`, `import …`.
///
/// A component's name must be closed, closing, or carry attributes: `<ServiceName>` alone on a line is a placeholder.
enum SiteSyntax {
  /// `<Tabs groupId="os">`, `</Tabs>`, `<Card />`. What has a link or an image is left to be read.
  ///
  /// - Returns: The tag, and whether it shows that it is no placeholder.
  static func component(_ source: SourceText, _ line: SourceRange) -> (tag: SiteTag, isPlain: Bool)? {
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
    var tag = SiteTag(.tag(.component), end: line.end, name: start..<end)
    tag.isClosing = isClosing
    tag.closesItself = rest.last == UInt8(ascii: "/")
    tag.arguments = end..<(tag.closesItself ? line.end - 2 : line.end - 1)
    return (tag, tag.closesItself || rest.contains(UInt8(ascii: "=")))
  }

  /// A component's tag that goes on over several lines, and takes all of them: nil if none begins here.
  static func longComponent(_ source: SourceText, _ start: Int) -> SourceRange? {
    source.withBytes { bytes in
      guard start + 1 < bytes.count, ASCII.isUpper(bytes[start + 1]) else { return nil }
      let limit = min(bytes.count, start + SiteTag.limit)
      guard SiteTag.find(UInt8(ascii: ">"), in: bytes, from: start, to: limit) != nil else { return nil }
      var depth = 0
      var quote: UInt8 = 0
      var hasLines = false
      for index in start..<limit {
        let byte = bytes[index]
        if byte == 0x0A {
          var next = index + 1
          while next < limit, ASCII.isBlank(bytes[next]) || bytes[next] == 0x0D { next += 1 }
          if next == limit || bytes[next] == 0x0A { return nil }
          hasLines = true
        }
        if quote != 0 {
          if byte == quote { quote = 0 }
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") {
          quote = byte
        } else if byte == UInt8(ascii: "{") {
          depth += 1
        } else if byte == UInt8(ascii: "}") {
          depth -= 1
        } else if byte == UInt8(ascii: ">"), depth <= 0 {
          let line = source.line(source.lineIndex(at: index))
          guard hasLines, source.trimmed(SourceRange(index + 1, line.end)).isEmpty else { return nil }
          return SourceRange(start, index + 1)
        }
      }
      return nil
    }
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

/// A heading that names one of several tabs, which a translation may give an anchor: `# [Portal](#tab/portal)`.
enum TabHeading {
  private static let endOfAnchor = Array("</a>".utf8)[...]

  static func matches(_ text: ByteView) -> Bool {
    // Most headings end otherwise.
    guard text.last == UInt8(ascii: ")") else { return false }
    var start = text.startIndex
    while start < text.endIndex, text[start] == UInt8(ascii: "#") { start += 1 }
    guard start > text.startIndex else { return false }
    while start < text.endIndex, ASCII.isSpace(text[start]) { start += 1 }
    let heading = text[start..<text.endIndex]
    if heading.starts(with: "<a ".utf8), let end = heading.firstIndex(of: endOfAnchor) {
      start = end + endOfAnchor.count
    }
    guard start < text.endIndex, text[start] == UInt8(ascii: "["),
      let close = text[start..<text.endIndex].firstIndex(of: UInt8(ascii: "]"))
    else { return false }
    return text[(close + 1)..<text.endIndex].starts(with: "(#tab/".utf8)
  }
}
