import CCmark
import MarkdownTree
import ParallelText

/// What stands in a line of prose, as a reader sees it: text, and marks around it or in its midst.
///
/// Marks are given as Markdown, so that text and marks in a row read as the line did; they nest as CommonMark 6 has them.
public struct InlineContent: Sendable, Hashable {
  public enum Element: Sendable, Hashable {
    /// Without markup; escapes and entities are resolved.
    case text(String)
    /// A mark that stands alone.
    case single(Mark)
    /// A mark that goes on to the `end` with the same mark; those between the two end before it.
    case start(Mark)
    case end(Mark)
  }

  public struct Mark: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
      case strong, emphasis, link
      /// Inline code, which is not translated.
      case code
      case image, lineBreak
      /// A name that readers are to replace, such as `<ServiceName>`.
      case placeholder
      /// The name of something on a screen, as Adobe's Markdown marks it.
      case interface
      /// HTML, and attributes in braces.
      case tag
    }
    public var kind: Kind
    /// As Markdown, at the place of the mark or where it starts.
    public var opening: String
    /// As Markdown, where it ends; empty of a mark that stands alone.
    public var closing: String
    /// What a reader sees of a mark that stands alone.
    public var text: String
    /// Where a link or an image leads.
    public var target: String
  }

  public private(set) var elements: [Element] = []

  /// - Parameters:
  ///   - markdown: Of one block, without the markers of what it stands in. Line ends are spaces but for those behind a
  ///     backslash.
  ///   - definitions: Lines `[label]: target`, for links by reference.
  /// - Complexity: O(n) for all text that `ArticleParser` accepts.
  public init(_ markdown: some StringProtocol, definitions: String = "") {
    self.init(markdown: String(markdown), definitions, keepsMarks: true)
  }

  /// - Parameter keepsMarks: Whether marks around text are kept, and how those that stand alone are written.
  private init(markdown: String, _ definitions: String, keepsMarks: Bool) {
    Self.heading(markdown, definitions).withUnsafeBytes { buffer in
      let tree = markdown_tree_parse(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
      defer { markdown_tree_free(tree) }
      read(markdown_tree_document(tree), keepsMarks: keepsMarks)
    }
  }

  private init(_ elements: [Element]) { self.elements = elements }

  /// What a reader sees of inline markup; as `init` and `plainText` together. Most text has no markup, and is not parsed.
  ///
  /// Complexity: O(n).
  public static func plainText(of markdown: String, definitions: String = "") -> String {
    var markdown = markdown
    if markdown.withUTF8({ $0.contains(where: mayBeMarkup) }) {
      return InlineContent(markdown: markdown, definitions, keepsMarks: false).plainText
    }
    return withoutRepeatedSpace(markdown)
  }

  /// Whether a text has no space at its ends or repeated, and none but U+0020.
  private static func isOneLine(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var last: UInt8 = 0x20
    for byte in text {
      if ASCII.isSpace(byte), byte != 0x20 || last == 0x20 { return false }
      last = byte
    }
    return last != 0x20 || text.isEmpty
  }

  /// What begins a construct of CommonMark's inlines, or is not kept as it is.
  private static func mayBeMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
      UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "{"), 0..<0x09, 0x0B..<0x20:
      true
    default: false
    }
  }

  /// What a reader sees, on one line; space at the ends and repeated space is left out.
  public var plainText: String {
    var text = ""
    for element in elements {
      switch element {
      case .text(let own): text += own
      case .single(let mark): text += mark.text
      case .start, .end: break
      }
    }
    return Self.withoutRepeatedSpace(text)
  }

  /// One line of a heading: there nothing begins another block, whatever it looks like.
  private static func heading(_ markdown: String, _ definitions: String) -> [UInt8] {
    var bytes = Array("# ".utf8)
    bytes.reserveCapacity(markdown.utf8.count + definitions.utf8.count + 16)
    var markdown = markdown
    markdown.withUTF8 { text in
      for (number, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
        if number > 0, bytes.last == UInt8(ascii: "\\") {
          bytes.removeLast()
          bytes += "<br>".utf8
        } else if number > 0 {
          bytes.append(0x20)
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: line))
      }
    }
    bytes += " #\n".utf8
    if !definitions.isEmpty { bytes += "\n\(definitions)\n".utf8 }
    return bytes
  }

  private static func withoutRepeatedSpace(_ text: String) -> String {
    var text = text
    if text.withUTF8(isOneLine) { return text }
    return text.withUTF8 { text in
      String(unsafeUninitializedCapacity: text.count) { seen in
        var count = 0
        for byte in text {
          if !ASCII.isSpace(byte) {
            seen[count] = byte
            count += 1
          } else if count > 0, seen[count - 1] != 0x20 {
            seen[count] = 0x20
            count += 1
          }
        }
        return count > 0 && seen[count - 1] == 0x20 ? count - 1 : count
      }
    }
  }

  // MARK: Reading

  private mutating func read(_ document: OpaquePointer?, keepsMarks: Bool) {
    guard let heading = cmark_node_first_child(document) else { return }
    var open: [Mark] = []
    /// The element whose content is no text.
    var raw: String?
    /// Images that are open: what stands in them is their alternative text.
    var images: [(target: String, destination: String, first: Int)] = []
    // As cmark_iter does, which would ask for memory.
    var next = (node: Optional(heading), isEnter: true)
    while let node = next.node {
      let isEnter = next.isEnter
      if isEnter, let child = cmark_node_first_child(node) {
        next = (child, true)
      } else if isEnter, Self.isAround(node) {
        next = (node, false)
      } else if node == heading {
        next.node = nil
      } else if let sibling = cmark_node_next(node) {
        next = (sibling, true)
      } else {
        next = (cmark_node_parent(node), false)
      }
      switch cmark_node_get_type(node) {
      case CMARK_NODE_TEXT where raw == nil: addText(Self.string(cmark_node_get_literal(node)))
      case CMARK_NODE_SOFTBREAK: addText(" ")
      case CMARK_NODE_LINEBREAK:
        elements.append(.single(Mark(kind: .lineBreak, opening: "<br>", closing: "", text: " ", target: "")))
      case CMARK_NODE_CODE:
        let code = Self.string(cmark_node_get_literal(node))
        elements.append(
          .single(
            Mark(kind: .code, opening: keepsMarks ? Self.codeSpan(code) : "", closing: "", text: code, target: "")))
      case CMARK_NODE_HTML_INLINE: addTag(Self.string(cmark_node_get_literal(node)), &raw)
      case CMARK_NODE_IMAGE:
        if isEnter {
          images.append(
            keepsMarks
              ? (Self.string(cmark_node_get_url(node)), Self.destination(node), elements.count)
              : ("", "", elements.count))
        } else if let image = images.popLast() {
          let content = InlineContent(Array(elements[image.first...]))
          elements.removeSubrange(image.first...)
          let text = content.plainText
          elements.append(
            .single(
              Mark(
                kind: .image, opening: "![\(text)](\(image.destination))", closing: "", text: text, target: image.target
              )))
        }
      case CMARK_NODE_EMPH, CMARK_NODE_STRONG, CMARK_NODE_LINK:
        if !keepsMarks {
          continue
        } else if isEnter {
          let mark = Self.mark(node)
          open.append(mark)
          elements.append(.start(mark))
        } else if let mark = open.popLast() {
          elements.append(.end(mark))
        }
      default: break
      }
    }
  }

  /// Whether there may be others in it.
  private static func isAround(_ node: OpaquePointer) -> Bool {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_HEADING, CMARK_NODE_IMAGE, CMARK_NODE_EMPH, CMARK_NODE_STRONG, CMARK_NODE_LINK: true
    default: false
    }
  }

  private static func mark(_ node: OpaquePointer?) -> Mark {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_STRONG: return Mark(kind: .strong, opening: "**", closing: "**", text: "", target: "")
    case CMARK_NODE_EMPH: return Mark(kind: .emphasis, opening: "*", closing: "*", text: "", target: "")
    default:
      let target = string(cmark_node_get_url(node))
      return Mark(kind: .link, opening: "[", closing: "](\(destination(node)))", text: "", target: target)
    }
  }

  /// What stands in the parentheses of a link or an image (CommonMark 6.3).
  private static func destination(_ node: OpaquePointer?) -> String {
    let target = string(cmark_node_get_url(node))
    let title = string(cmark_node_get_title(node))
    let isBare = !target.isEmpty && target.utf8.allSatisfy { $0 > 0x20 && !"()<>".utf8.contains($0) }
    let link = isBare || target.isEmpty && title.isEmpty ? target : "<\(target)>"
    return title.isEmpty ? link : "\(link) \"\(title.replacing("\"", with: "\\\""))\""
  }

  private mutating func addTag(_ html: String, _ raw: inout String?) {
    let tag = Array(html.utf8).withBytes { HTMLTag($0, at: 0) }
    if tag?.kind == .placeholder, raw == nil {
      elements.append(.single(Mark(kind: .placeholder, opening: html, closing: "", text: html, target: "")))
      return
    }
    let isClosing = html.hasPrefix("</")
    let name = String(html.dropFirst(isClosing ? 2 : 1).prefix { $0.isLetter || $0.isNumber }).lowercased()
    if raw == name, isClosing { raw = nil }
    if case .element(isRaw: true) = tag?.kind, raw == nil { raw = name }
    let isBreak = name == "br"
    // Of blocks one stands below the other.
    let text = isBreak || !(html.hasPrefix("<!") || Self.phrasing.contains(name)) ? " " : ""
    elements.append(
      .single(Mark(kind: isBreak ? .lineBreak : .tag, opening: html, closing: "", text: text, target: "")))
  }

  /// Elements that stand within a line (HTML, 3.2.5.2.5).
  private static let phrasing: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
  ]

  /// `[!UICONTROL Save]` is a name with marks around it, and `{#anchor}` is not seen.
  private mutating func addText(_ text: String) {
    if !text.utf8.contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }) {
      if !text.isEmpty { elements.append(.text(text)) }
      return
    }
    let marker = "[!UICONTROL "
    let bytes = Array(text.utf8)
    var start = 0
    var index = 0
    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "["), bytes[index...].starts(with: marker.utf8),
        let end = bytes[index...].prefix(1_000).firstIndex(of: UInt8(ascii: "]"))
      {
        if index > start { elements.append(.text(string(start..<index))) }
        let mark = Mark(kind: .interface, opening: marker, closing: "]", text: "", target: "")
        elements += [.start(mark), .text(string((index + marker.utf8.count)..<end)), .end(mark)]
        start = end + 1
        index = start
      } else if bytes[index] == UInt8(ascii: "{"), let end = Self.endOfAttributes(bytes, index) {
        if index > start { elements.append(.text(string(start..<index))) }
        elements.append(.single(Mark(kind: .tag, opening: string(index..<end), closing: "", text: "", target: "")))
        start = end
        index = start
      } else {
        index += 1
      }
    }
    if index > start { elements.append(.text(string(start..<index))) }
  }

  /// Behind the `}` of `{#anchor}`, `{ #anchor }` or `{: .class }`, nil if the brace opens none of these.
  private static func endOfAttributes(_ bytes: [UInt8], _ brace: Int) -> Int? {
    var index = brace + 1
    let hasColon = index < bytes.count && bytes[index] == UInt8(ascii: ":")
    while index < bytes.count, ASCII.isSpace(bytes[index]) || bytes[index] == UInt8(ascii: ":") { index += 1 }
    guard index < bytes.count, hasColon || bytes[index] == UInt8(ascii: "#") else { return nil }
    return bytes[index...].prefix(200).firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 }
  }

  /// A code span with as many backticks as its content needs (CommonMark 6.1).
  private static func codeSpan(_ code: String) -> String {
    var longest = 0
    var run = 0
    for byte in code.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return longest > 0 ? "\(fence) \(code) \(fence)" : fence + code + fence
  }

  private static func string(_ text: UnsafePointer<CChar>?) -> String { text.map { String(cString: $0) } ?? "" }
}

/// The cells of a row of a pipe table.
public enum TableCells {
  /// - Parameter markdown: The row's line.
  /// - Returns: Markdown of each cell without space around it; `\|` is a `|` (GFM 4.10).
  public static func of(_ markdown: String) -> [String] {
    let source = SourceText(Array(markdown.utf8))
    return PipeTable.cells(source, SourceRange(0, source.bytes.count)).map {
      source.text($0).replacing("\\|", with: "|")
    }
  }
}
