import ParallelText

/// HTML, and what templates and generators put into Markdown.
extension RunningTextScanner {
  /// What of a page is not in a language, or names something.
  private static let asides: Set<String> = ["a", "b", "strong", "i", "em", "cite", "q", "summary"]
  private static let code: Set<String> = ["code", "pre", "kbd", "samp", "var", "tt", "script", "style", "svg", "math"]
  private static let breaks: Set<String> = [
    "p", "br", "div", "li", "ul", "ol", "td", "th", "tr", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "option",
    "summary", "caption", "figcaption", "hr", "table",
  ]

  /// Behind a tag, and what it holds if that is code; nil if there is none.
  mutating func tag(_ bytes: ByteView, _ index: Int) -> Int? {
    let rest = bytes[(index + 1)...]
    if rest.starts(with: "!--".utf8) { return find("-->", in: bytes, index + 4) ?? bytes.count }
    let isClosing = rest.first == UInt8(ascii: "/")
    let nameStart = index + (isClosing ? 2 : 1)
    var nameEnd = nameStart
    while nameEnd < bytes.count, ASCII.isLetterOrDigit(bytes[nameEnd]) { nameEnd += 1 }
    guard nameEnd > nameStart, let end = find(">", in: bytes, nameEnd) else { return nil }
    let name = String(decoding: bytes[nameStart..<nameEnd], as: UTF8.self).lowercased()
    if Self.breaks.contains(name) { endSentence(isTold: false) }
    let mark = Mark.quotation(Array(name.utf8))
    if isClosing { close(mark, isAside: true) } else if Self.asides.contains(name) { begin(mark) }
    if !isClosing, Self.code.contains(name), bytes[end - 2] != UInt8(ascii: "/") {
      return find("</\(name)", in: bytes, end).flatMap { find(">", in: bytes, $0) } ?? bytes.count
    }
    return end
  }

  /// Behind a template's expression, or attributes; nil if there is none.
  func braces(_ bytes: ByteView, _ index: Int) -> Int? {
    guard index + 1 < bytes.count else { return nil }
    switch bytes[index + 1] {
    case UInt8(ascii: "{"): return find("}}", in: bytes, index + 2)
    case UInt8(ascii: "%"): return find("%}", in: bytes, index + 2)
    case UInt8(ascii: "#"), UInt8(ascii: ":"), UInt8(ascii: "/"): return find("}", in: bytes, index + 2)
    default: return nil
    }
  }

  /// Behind the next place of some characters of ASCII, whatever their case; nil if there is none near.
  private func find(_ wanted: String, in bytes: ByteView, _ start: Int) -> Int? {
    let wanted = Array(wanted.utf8)
    var index = start
    let limit = min(bytes.count, start + 20_000)
    while index + wanted.count <= limit {
      if bytes[index..<(index + wanted.count)].elementsEqual(wanted, by: ASCII.areSame) { return index + wanted.count }
      index += 1
    }
    return nil
  }
}
