import ParallelText

/// Links, images and what site generators write in brackets; definitions of links by reference.
extension InlineScanner {
  /// `[!UICONTROL Save]`, the name of something on a screen in Adobe's Markdown.
  mutating func uiControl(_ start: Int) -> Int? {
    let marker = "[!UICONTROL "
    guard byte(start + 1) == UInt8(ascii: "!"), content[start...].starts(with: marker.utf8) else { return nil }
    let from = start + marker.utf8.count
    guard let end = content[from...].prefix(1_000).firstIndex(of: UInt8(ascii: "]")) else { return nil }
    label(from, end)
    return end + 1
  }

  /// `[^1]`, the mark of a footnote: its label is no text.
  mutating func footnoteMark(_ start: Int) -> Int? {
    guard byte(start + 1) == UInt8(ascii: "^") else { return nil }
    let label = content[(start + 2)...].prefix(100).prefix { $0 != UInt8(ascii: "]") && !ASCII.isSpace($0) }
    return label.isEmpty || byte(label.endIndex) != UInt8(ascii: "]") ? nil : label.endIndex + 1
  }

  /// `[!INCLUDE [name](path)]`: the path is compared, and the name is no text.
  mutating func include(_ start: Int) -> Int? {
    guard byte(start + 1) == UInt8(ascii: "!"),
      content[start...].prefix(9).lazy.map({ $0 & 0xDF }).elementsEqual("[!INCLUDE".utf8.lazy.map { $0 & 0xDF })
    else { return nil }
    let rest = content[start...].prefix(1_000)
    guard
      let link = rest.indices.dropLast().first(where: {
        rest[$0] == UInt8(ascii: "]") && rest[$0 + 1] == UInt8(ascii: "(")
      }),
      let close = rest[link...].firstIndex(of: UInt8(ascii: ")")), byte(close + 1) == UInt8(ascii: "]")
    else { return nil }
    target(.link, link + 2, close)
    return close + 2
  }

  mutating func closeBracket(_ index: Int) -> Int {
    guard let open = brackets.popLast() else { return index + 1 }
    // A link holds no other link (CommonMark 6.3): what was open around one is text.
    let isAroundLink = brackets.count < bracketsAroundLink
    bracketsAroundLink = min(bracketsAroundLink, brackets.count)
    if isAroundLink, !open.isImage { return index + 1 }
    let kind: LiteralKind = open.isImage ? .image : .link
    if byte(index + 1) == UInt8(ascii: "("), let (from, to, end) = inlineTarget(index + 1) {
      close(open)
      // A title is text.
      if end > to + 1 { names.mayHaveOthers = true }
      if to > from {
        target(kind, from, to)
        withhold(from..<to, isTarget: true)
      }
      return end
    }
    if byte(index + 1) == UInt8(ascii: "["),
      let close = content[(index + 2)...].prefix(4_000).firstIndex(of: UInt8(ascii: "]"))
    {
      let isCollapsed = close == index + 2
      let label = isCollapsed ? (open.offset + 1)..<index : (index + 2)..<close
      if label.count < 4_000, let definition = definitions[Label.key(content[label])] {
        self.close(open)
        reference(kind, label, definition)
        return close + 1
      }
      return index + 1
    }
    let label = (open.offset + 1)..<index
    // A label has at most 999 characters (CommonMark 6.3); that also keeps many brackets linear.
    if !label.isEmpty, label.count < 4_000, !definitions.isEmpty,
      let definition = definitions[Label.key(content[label])]
    {
      close(open)
      reference(kind, label, definition)
    }
    return index + 1
  }

  /// What stood in the brackets is a link's text, or an image's alternative text, which is not seen.
  private mutating func close(_ open: Bracket) {
    if open.isImage { textLength = open.textLength } else { bracketsAroundLink = brackets.count }
    // An address there is what the link is called, not where it leads.
    let start = lines.offset(open.offset)
    while let last = found.last, last.kind == .url, last.range.start > start { found.removeLast() }
  }

  mutating func target(_ kind: LiteralKind, _ from: Int, _ to: Int) {
    let (key, alternative) = LinkKey.of(content[from..<to], hosts)
    emit(kind, from, to, key: key, alternative: alternative)
  }

  /// A link by reference is at its label, and compared by the target that its definition gives.
  private mutating func reference(_ kind: LiteralKind, _ label: Range<Int>, _ definition: Definition) {
    emit(kind, label.lowerBound, label.upperBound, key: definition.key, alternative: definition.alternative)
    referenced.append((found[found.count - 1].range, definition.target))
  }

  /// The target in `(target "title")`, as content offsets, and where the parenthesis ends (CommonMark 6.3).
  private mutating func inlineTarget(_ open: Int) -> (Int, Int, Int)? {
    var index = open + 1
    // Longer targets are none that a browser takes; unclosed parentheses must not be followed to the end each.
    let count = min(content.count, open + 4_000)
    while index < count, ASCII.isSpace(content[index]) || content[index] == 0x0A { index += 1 }
    var from = index
    var to = index
    if byte(index) == UInt8(ascii: "<") {
      from = index + 1
      to = from
      while to < count, content[to] != UInt8(ascii: ">"), content[to] != 0x0A {
        if content[to] == UInt8(ascii: "\\") { to += 1 }
        to += 1
      }
      guard to < count, content[to] == UInt8(ascii: ">") else { return nil }
      index = to + 1
    } else {
      var depth = 0
      while true {
        index = Self.endOfPlainTarget(content, from: index, to: count)
        guard index < count else { break }
        let current = content[index]
        if current == UInt8(ascii: "\\"), ASCII.isPunctuation(byte(index + 1)) {
          index += 2
          continue
        }
        if ASCII.isSpace(current) || current == 0x0A { break }
        // `(<site.url>/x)` in two braces, `({% link x.md %})`, `({{< ref "x" >}})`.
        if current == UInt8(ascii: "{"), byte(index + 1) == UInt8(ascii: "{") || byte(index + 1) == UInt8(ascii: "%"),
          let tag = SiteTag.read(content, at: index, isMDX: false), tag.end <= count
        {
          index = tag.end
          continue
        }
        if current == UInt8(ascii: "(") {
          depth += 1
          if depth > 32 { return nil }
        }
        if current == UInt8(ascii: ")") {
          if depth == 0 { break }
          depth -= 1
        }
        index += 1
      }
      index = min(index, count)
      to = index
    }
    while index < count, ASCII.isSpace(content[index]) || content[index] == 0x0A { index += 1 }
    let quote = byte(index)
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") || (quote == UInt8(ascii: "(") && index > to) {
      let closing = quote == UInt8(ascii: "(") ? UInt8(ascii: ")") : quote
      index += 1
      while index < count, content[index] != closing {
        if content[index] == UInt8(ascii: "\\") { index += 1 }
        index += 1
      }
      index += 1
      while index < count, ASCII.isSpace(content[index]) || content[index] == 0x0A { index += 1 }
    }
    guard byte(index) == UInt8(ascii: ")") else { return nil }
    return (from, to, index + 1)
  }

  /// Where the first byte stands that may end a target, or is one of several that belong together.
  private static func endOfPlainTarget(_ content: ByteView, from start: Int, to end: Int) -> Int {
    let bytes = content.buffer
    var index = start
    while index &+ 16 <= end {
      let sixteen = SixteenBytes(bytes, at: index)
      let ends = sixteen.are(UInt8(ascii: "(")) .| sixteen.are(UInt8(ascii: ")")) .| sixteen.areAtMost(0x20)
      var places = SixteenBytes.Places(
        ends .| sixteen.are(UInt8(ascii: "\\")) .| sixteen.are(UInt8(ascii: "{")))
      if let place = places.next() { return index &+ place }
      index &+= 16
    }
    while index < end {
      switch bytes[index] {
      case 0...0x20, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"), UInt8(ascii: "{"): return index
      default: index &+= 1
      }
    }
    return end
  }

  // MARK: Link reference definitions

  /// Collects `[label]: target` lines of the whole body; the first of a label counts (CommonMark 4.7).
  mutating func readDefinitions(_ source: SourceText, from bodyStart: Int) {
    // Most articles have none.
    guard bytes.hasPair(UInt8(ascii: "]"), UInt8(ascii: ":")) else { return }
    var rest = bytes[bodyStart..<bytes.endIndex]
    while let close = rest.firstIndex(of: Self.endOfLabel) {
      let line = source.line(source.lineIndex(at: close))
      if let (label, target) = Label.definition(bytes, line), definitions[label] == nil {
        let (key, alternative) = LinkKey.of(bytes[target], hosts)
        definitions[label] = (target, key, alternative)
      }
      rest = bytes[line.end..<bytes.endIndex]
    }
  }

  private static let endOfLabel = Array("]:".utf8)[...]

  /// Drops the definitions that stand at the start of a paragraph's lines.
  mutating func dropDefinitions(_ lines: inout [SourceRange]) {
    let definitions = lines.prefix { Label.definition(bytes, $0) != nil }.count
    if definitions > 0 { lines.removeFirst(definitions) }
  }
}
