import ParallelText

/// The tags of an article's HTML elements that must be closed, paired (HTML Living Standard 13.1.2).
struct ElementTags {
  private struct Tag {
    var name: Int
    var range: SourceRange
  }

  private(set) var faults: [MarkupFaults.Fault] = []
  private(set) var comments: [SourceRange] = []

  /// Those whose effect goes on over all that follows, and those that are often cut in two. Others, such as `<p>` and `<li>`,
  /// need no end.
  private static let names = [
    "details", "summary", "table", "div", "ul", "ol", "dl", "pre", "blockquote", "kbd", "sub", "sup", "b", "strong",
    "i",
    "em", "u", "span", "figure", "figcaption", "aside", "section",
  ].map { Array($0.utf8) }
  /// By first letters how long those are that begin so, a bit for each length: `<a>` and `<br>` are none of them.
  private static let lengths = names.reduce(into: [UInt32](repeating: 0, count: 32)) { lengths, name in
    lengths[Int(name[0] & 0x1F)] |= 1 << UInt32(name.count)
  }

  /// Complexity: O(n).
  init(_ article: Article, _ bytes: ByteView) {
    guard let first = Self.firstTag(bytes, from: article.frontMatter.range.end) else { return }
    let code = Self.code(in: article)
    var open = [[Tag]](repeating: [], count: Self.names.count)
    var rest = code[...]
    var index = first
    // Whether a search for the end of a comment has come to nothing: no later one finds more.
    var hasNoEnd = false
    while index < bytes.count, let angle = bytes[index..<bytes.count].firstIndex(of: UInt8(ascii: "<")) {
      index = angle + 1
      while let range = rest.first, range.end <= angle { rest.removeFirst() }
      if let range = rest.first, range.start <= angle {
        index = range.end
      } else if ASCII.begins(bytes[angle..<bytes.count], "<!--") {
        index = hasNoEnd ? bytes.count : Self.endOfComment(bytes, angle + 4)
        comments.append(SourceRange(angle, index))
        // At the beginning of a line it hides the rest of the article, which is missing then.
        if index == bytes.count, !ASCII.begins(bytes[max(angle, index - 3)..<index], "-->"),
          article.source.trimmed(article.source.line(article.source.lineIndex(at: angle))).start < angle
        {
          faults.append(
            MarkupFaults.Fault(
              range: SourceRange(angle, angle + 4), message: "comment is not closed", kind: "start of a comment"))
          index = angle + 4
          hasNoEnd = true
          comments.removeLast()
        }
      } else if let end = Self.endOfRaw(bytes, angle) {
        index = end
      } else if let (name, isEnd, isEmpty, end) = Self.tag(bytes, angle) {
        index = end
        let tag = Tag(name: name, range: SourceRange(angle, end))
        if isEmpty { continue }
        if !isEnd {
          open[name].append(tag)
        } else if let start = open[name].popLast() {
          if name == 0, Self.item(at: start.range.start, article) != Self.item(at: angle, article) {
            add(tag, "</details> is outside the list item of its <details>", article)
          }
        } else {
          add(tag, "\(article.text(tag.range)) closes nothing", article)
        }
      }
    }
    for tag in open.joined() {
      add(tag, "<\(String(decoding: Self.names[tag.name], as: UTF8.self))> is not closed", article)
    }
  }

  /// Most articles have no such tag, or autolinks alone.
  private static func firstTag(_ bytes: ByteView, from start: Int) -> Int? {
    var index = start
    while index < bytes.count, let angle = bytes[index..<bytes.count].firstIndex(of: UInt8(ascii: "<")) {
      if mayBeginTag(bytes, angle),
        tag(bytes, angle) != nil || ASCII.begins(bytes[angle..<bytes.count], "<!--")
      {
        return angle
      }
      index = angle + 1
    }
    return nil
  }

  /// Whether a tag or a comment may begin at a `<`: `<String>` and `<-` do not.
  @inline(__always)
  private static func mayBeginTag(_ bytes: ByteView, _ angle: Int) -> Bool {
    guard angle + 2 < bytes.count else { return true }
    let (first, second) = (bytes[angle + 1], bytes[angle + 2])
    return ASCII.isLetter(first)
      ? !(ASCII.isUpper(first) && ASCII.isLower(second)) : first == UInt8(ascii: "/") || first == UInt8(ascii: "!")
  }

  /// Blocks of code and code spans, in their order.
  static func code(in article: Article) -> [SourceRange] {
    let blocks = article.blocks.lazy.filter { $0.kind == .code }.map(\.range)
    let spans = article.literals.lazy.filter { $0.kind == .inlineCode }.map(\.range)
    return (Array(blocks) + spans).sorted { $0.lower < $1.lower }
  }

  private mutating func add(_ tag: Tag, _ message: String, _ article: Article) {
    let name = String(decoding: Self.names[tag.name], as: UTF8.self)
    faults.append(MarkupFaults.Fault(range: tag.range, message: message, kind: "<\(name)>"))
  }

  /// The innermost list item at a place, -1 if there is none.
  private static func item(at place: Int, _ article: Article) -> Int {
    var block = article.block(at: place) ?? -1
    // What is nested in an item may have ended before.
    while block >= 0, article.blocks[block].range.end <= place { block = Int(article.blocks[block].parent) }
    while block >= 0, !article.blocks[block].isListItem {
      block = Int(article.blocks[block].parent)
    }
    return block
  }

  // MARK: Bytes

  private static func endOfComment(_ bytes: ByteView, _ start: Int) -> Int {
    guard start < bytes.count, let end = MarkupFaults.endOfComment(in: bytes[start..<bytes.count]) else {
      return bytes.count
    }
    return end + 3
  }

  /// Behind a script or style, whose content is no HTML.
  private static func endOfRaw(_ bytes: ByteView, _ angle: Int) -> Int? {
    let text = bytes[angle..<bytes.count]
    for (start, end) in [("<script", "</script"), ("<style", "</style")] where text.starts(with: start.utf8) {
      return text.firstIndex(of: Array(end.utf8)[...]) ?? bytes.count
    }
    return nil
  }

  /// The tag at a `<`, if it is one of those that count.
  private static func tag(_ bytes: ByteView, _ angle: Int) -> (name: Int, isEnd: Bool, isEmpty: Bool, end: Int)? {
    var start = angle + 1
    let isEnd = start < bytes.count && bytes[start] == UInt8(ascii: "/")
    if isEnd { start += 1 }
    // `<Details>` is a component, and no element.
    if start + 1 < bytes.count, ASCII.isUpper(bytes[start]), ASCII.isLower(bytes[start + 1]) { return nil }
    guard start < bytes.count, ASCII.isLetter(bytes[start]) else { return nil }
    var end = start
    while end < bytes.count, end - start < 12, ASCII.isLetterOrDigit(bytes[end]) || bytes[end] == UInt8(ascii: "-") {
      end += 1
    }
    let text = bytes[start..<end]
    guard lengths[Int(bytes[start] & 0x1F)] >> UInt32(text.count) & 1 != 0,
      let name = names.firstIndex(where: {
        $0.count == text.count && $0.elementsEqual(text, by: { $0 == ASCII.lowercased($1) })
      })
    else { return nil }
    var quote: UInt8 = 0
    while end < bytes.count, end - angle < 2_000 {
      let byte = bytes[end]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        return (name, isEnd, bytes[end - 1] == UInt8(ascii: "/"), end + 1)
      } else if byte == UInt8(ascii: "<") {
        return nil
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      end += 1
    }
    return nil
  }
}
