import CCmark
import ParallelText

/// Reads what libcmark makes of a line of prose.
extension InlineContent {
  mutating func read(_ document: OpaquePointer?, keepsMarks: Bool) {
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

  /// `[!UICONTROL Save]`, `[!DNL Cron]` and the like are names with marks around them, and `{#anchor}` is not seen.
  private mutating func addText(_ text: String) {
    if !text.utf8.contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }) {
      if !text.isEmpty { elements.append(.text(text)) }
      return
    }
    let bytes = Array(text.utf8)
    var start = 0
    var index = 0
    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    while index < bytes.count {
      if let name = Self.endOfMarker(bytes, index),
        let end = bytes[name...].prefix(1_000).firstIndex(of: UInt8(ascii: "]"))
      {
        if index > start { elements.append(.text(string(start..<index))) }
        let mark = Mark(kind: .interface, opening: string(index..<name), closing: "]", text: "", target: "")
        elements += [.start(mark), .text(string(name..<end)), .end(mark)]
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

  /// Where the name begins in `[!UICONTROL Save]` and its like: behind a word of capitals and a space.
  private static func endOfMarker(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard bytes[start...].starts(with: "[!".utf8) else { return nil }
    let word = bytes[(start + 2)...].prefix(16).prefix { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    guard word.count > 2, word.endIndex + 1 < bytes.count, bytes[word.endIndex] == 0x20 else { return nil }
    return word.endIndex + 1
  }

  /// Behind the `}` of `{#anchor}`, `{ #anchor }`, `{: .class }`, `{% #anchor %}` or `{/*anchor*/}`, nil if the brace opens
  /// none of these.
  private static func endOfAttributes(_ bytes: [UInt8], _ brace: Int) -> Int? {
    if let tag = bytes.withBytes({ SiteTag.read($0, at: brace, isMDX: false) }) {
      if case .tag = tag.kind { return nil }
      return tag.end
    }
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
