import ParallelText

/// Tags, their attributes, and the text between them.
extension CodeScanner {
  /// - Parameter isInCode: Whether it ends with the element that it begins with.
  /// - Returns: Where it ended.
  @discardableResult
  mutating func markup(_ start: Int, _ end: Int, isInCode: Bool = false) -> Int {
    var index = start
    var depth = 0
    if !isInCode, language.flags.contains(.braces) || language.flags.contains(.page),
      starts(Array("---\n".utf8), at: start),
      let close = find(Array("\n---".utf8), from: start + 3, to: end)
    {
      // A script before the page.
      embedded("javascript") { $0.code(start, close + 4) }
      index = close + 4
    }
    while index < end {
      let byte = bytes[index]
      if ASCII.isSpace(byte) {
        index += 1
        continue
      }
      if !isInCode, let next = comment(index, end) {
        index = next
        continue
      }
      if byte == UInt8(ascii: "<"), isTag(index) {
        let tag = self.tag(index, end)
        index = tag.end
        switch tag.kind {
        case .opening: depth += 1
        case .closing: depth -= 1
        case .empty: break
        }
        if tag.kind == .opening, let next = rawContent(tag.name, index, end) { index = next }
        if isInCode, depth <= 0 { return index }
      } else if let next = expression(index, end, isInCode) {
        index = next
      } else {
        index = content(index, end, isInCode)
      }
    }
    return index
  }

  private enum TagKind { case opening, closing, empty }

  private func isTag(_ index: Int) -> Bool {
    let next = byte(index + 1)
    return ASCII.isLetter(next) || "/>?!".utf8.contains(next)
  }

  /// Code in braces within text; in a page only two of them are it.
  private mutating func expression(_ index: Int, _ end: Int, _ isInCode: Bool) -> Int? {
    guard bytes[index] == UInt8(ascii: "{") else { return nil }
    if isInCode || language.flags.contains(.braces) {
      add(.program, index, index + 1, .mark)
      let close = embedded("javascript") { $0.code(index + 1, end, until: UInt8(ascii: "}")) }
      if close < end { add(.program, close, close + 1, .mark) }
      return close + 1
    }
    for (open, close) in [("{{", "}}"), ("{%", "%}")] where starts(Array(open.utf8), at: index) {
      guard let last = find(Array(close.utf8), from: index + 2, to: end) else { return nil }
      add(.program, index, index + 2, .mark)
      if isWords(index + 2, last) {
        addContent(index + 2, last)
      } else {
        embedded("javascript") { $0.code(index + 2, last) }
      }
      add(.program, last, last + 2, .mark)
      return last + 2
    }
    return nil
  }

  /// Whether a part is nothing but several words, which no expression is.
  private func isWords(_ from: Int, _ to: Int) -> Bool {
    let words = bytes[from..<to].split(whereSeparator: ASCII.isSpace)
    return words.count > 2 && words.allSatisfy { CodeWord.isPlain($0) }
  }

  /// Text up to the next tag or expression.
  private mutating func content(_ start: Int, _ end: Int, _ isInCode: Bool) -> Int {
    var index = start + 1
    let isBrace = isInCode || language.flags.contains(.braces)
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "<"), isTag(index) { break }
      if byte == UInt8(ascii: "{"), isBrace || self.byte(index + 1) == byte || self.byte(index + 1) == UInt8(ascii: "%")
      {
        break
      }
      index += 1
    }
    addContent(start, index)
    return index
  }

  private mutating func tag(_ start: Int, _ end: Int) -> (kind: TagKind, name: ArraySlice<UInt8>, end: Int) {
    let isClosing = byte(start + 1) == UInt8(ascii: "/")
    var index = start + (isClosing || !ASCII.isLetter(byte(start + 1)) && byte(start + 1) != UInt8(ascii: ">") ? 2 : 1)
    let from = index
    while index < end, isNameByte(bytes[index]) { index += 1 }
    let name = bytes[from..<index]
    if isClosing {
      let close = find([UInt8(ascii: ">")], from: index, to: end).map { $0 + 1 } ?? end
      // `<a></a>` is `<a/>`.
      if !closesEmpty(start, name) { add(.program, start, index, .fixed) }
      return (.closing, name, close)
    }
    add(.program, start, index, .fixed)
    while index < end {
      let byte = bytes[index]
      if ASCII.isSpace(byte) {
        index += 1
      } else if byte == UInt8(ascii: ">") {
        let isVoid = Self.void.contains(String(decoding: name, as: UTF8.self).lowercased())
        return (isVoid || self.byte(start + 1) == UInt8(ascii: "!") ? .empty : .opening, name, index + 1)
      } else if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?"), self.byte(index + 1) == UInt8(ascii: ">") {
        return (.empty, name, index + 2)
      } else if byte == UInt8(ascii: "{") {
        // `{...props}`
        index += 1
        add(.program, index - 1, index, .mark)
        let close = embedded("javascript") { $0.code(index, end, until: UInt8(ascii: "}")) }
        if close < end { add(.program, close, close + 1, .mark) }
        index = close + 1
      } else if byte == UInt8(ascii: "<"), isTag(index) {
        // The tag before it was not closed.
        return (.opening, name, index)
      } else {
        index = attribute(index, end)
      }
    }
    return (.opening, name, end)
  }

  /// Elements that have no content (HTML, 13.1.2).
  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]

  private func isNameByte(_ byte: UInt8) -> Bool { ASCII.isWord(byte) || "-:.".utf8.contains(byte) }

  /// Whether what stands right before a closing tag is the end of its own opening tag.
  private func closesEmpty(_ start: Int, _ name: ArraySlice<UInt8>) -> Bool {
    var before = start - 1
    while before >= 0, ASCII.isSpace(bytes[before]) { before -= 1 }
    guard before > 0, bytes[before] == UInt8(ascii: ">"), bytes[before - 1] != UInt8(ascii: "/") else { return false }
    var open = before
    while open >= 0, bytes[open] != UInt8(ascii: "<") { open -= 1 }
    return open >= 0 && starts([UInt8(ascii: "<")] + name, at: open) && !isNameByte(byte(open + 1 + name.count))
  }

  // MARK: Other languages within

  /// The content of a script or a style sheet.
  private mutating func rawContent(_ name: ArraySlice<UInt8>, _ start: Int, _ end: Int) -> Int? {
    let name = String(decoding: name, as: UTF8.self).lowercased()
    guard name == "script" || name == "style" else { return nil }
    let close = find(Array("</\(name)".utf8), from: start, to: end) ?? end
    embedded(name == "style" ? "css" : "javascript") { $0.code(start, close) }
    return close
  }

  /// Scans a part in another language.
  @discardableResult
  mutating func embedded<Result>(_ family: String, _ scan: (inout CodeScanner) -> Result) -> Result {
    let outer = language
    if outer.scan != .code { language = CodeLanguage.family(family) }
    defer { language = outer }
    return scan(&self)
  }
}
