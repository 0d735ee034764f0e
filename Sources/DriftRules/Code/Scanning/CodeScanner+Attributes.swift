import ParallelText

/// The attributes of tags.
extension CodeScanner {
  /// One attribute with its value, if it has one.
  ///
  /// - Returns: The end.
  mutating func attribute(_ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, !ASCII.isSpace(bytes[index]), !"=>\"'<".utf8.contains(bytes[index]),
      !(bytes[index] == UInt8(ascii: "/") && byte(index + 1) == UInt8(ascii: ">"))
    {
      index += 1
    }
    if index == start {
      add(.program, index, index + 1, .mark)
      return index + 1
    }
    let name = bytes[start..<index]
    add(.program, start, index, .fixed)
    var value = index
    while value < end, ASCII.isSpace(bytes[value]) { value += 1 }
    guard byte(value) == UInt8(ascii: "=") else { return index }
    value += 1
    while value < end, ASCII.isSpace(bytes[value]) { value += 1 }
    guard value < end else { return value }
    let quote = bytes[value]
    if quote == UInt8(ascii: "{") {
      add(.program, value, value + 1, .mark)
      let close = embedded("javascript") { $0.code(value + 1, end, until: UInt8(ascii: "}")) }
      if close < end { add(.program, close, close + 1, .mark) }
      return close + 1
    }
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let close = find([quote], from: value + 1, to: end) ?? endOfLine(value)
      addValue(of: name, value + 1, close)
      return min(close + 1, end)
    }
    var last = value
    while last < end, !ASCII.isSpace(bytes[last]), bytes[last] != UInt8(ascii: ">") { last += 1 }
    if byte(last - 1) == UInt8(ascii: "/"), byte(last) == UInt8(ascii: ">") { last -= 1 }
    addValue(of: name, value, last)
    return max(last, value + (last == value ? 1 : 0))
  }

  private mutating func addValue(of name: ArraySlice<UInt8>, _ from: Int, _ to: Int) {
    let (from, to) = trimmed(from, to)
    let value = bytes[from..<to]
    let first = name.first ?? 0
    let plain = String(decoding: name, as: UTF8.self).lowercased()
    // The locale of a sample is that of its readers, and so is the direction that they read in.
    if Self.languages.contains(plain) && CodeWord.isLanguage(value) || plain == "dir" && CodeWord.isDirection(value) {
      add(.standIn, from, to, .quoted)
      return
    }
    if first == UInt8(ascii: ":") || first == UInt8(ascii: "@") || first == UInt8(ascii: "#") || plain.hasPrefix("v-")
      || plain.hasPrefix("on")
    {
      embedded("javascript") { $0.code(from, to) }
      return
    }
    let isShown = Self.shown.contains(plain) && !CodeWord.isValue(value)
    let isSentence =
      !Self.values.contains(plain) && value.contains(0x20) && !value.contains(UInt8(ascii: "="))
      && !value.contains(UInt8(ascii: ";"))
      && (value.first.map { ASCII.isUpper($0) || $0 >= 0x80 } ?? false
        || value.last.map { ".!?…".utf8.contains($0) } ?? false)
    addContent(from, to, .quoted, isText: isShown || isSentence)
  }

  /// Attributes that readers see (HTML, 3.2.5 and 4; ARIA), and those of components that are named for what they show.
  private static let shown: Set<String> = [
    "alt", "title", "label", "placeholder", "aria-label", "aria-description", "aria-placeholder",
    "aria-roledescription",
    "aria-valuetext", "summary", "caption", "description", "text", "message", "heading", "header", "subtitle",
    "tooltip",
    "hint", "abbr", "content", "prompt", "value", "data-title", "data-label", "data-content", "data-tooltip",
  ]
  private static let values: Set<String> = [
    "class", "classname", "id", "style", "href", "src", "srcset", "rel", "type", "name", "for", "d", "points",
    "viewbox",
    "transform", "media", "sizes", "xmlns",
  ]
  private static let languages: Set<String> = ["lang", "hreflang", "xml:lang", "srclang", "locale"]
}
