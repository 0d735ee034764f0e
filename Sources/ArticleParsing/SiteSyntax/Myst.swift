import ParallelText

/// The directives of MyST (and Sphinx) whose body is text: ```` ```{note} ````, `:::{admonition} Title` with `:class: tip`.
enum Myst {
  /// Those that fences of backticks may be for; in all others stands code, as in ```` ```{code-cell} ````.
  private static let prose = hashes([
    "admonition", "note", "tip", "important", "warning", "caution", "danger", "error", "hint", "attention", "seealso",
    "todo", "versionadded", "versionchanged", "versionremoved", "deprecated", "dropdown", "details", "toggle",
    "collapse",
    "card", "cards", "card-carousel", "grid", "grid-item", "grid-item-card", "tab-set", "tab-item", "tabbed", "sidebar",
    "topic", "aside", "margin", "epigraph", "pull-quote", "highlights", "blockquote", "figure", "container", "div",
    "only",
    "exercise", "solution", "example", "definition", "theorem", "lemma", "proof", "remark", "glossary", "list-table",
    "table",
  ])
  /// Alerts without a type, or of one that site generators do not colour.
  private static let generic = hashes(["admonition", "versionadded", "versionchanged", "versionremoved", "deprecated"])
  /// Those whose argument is no title.
  private static let data = hashes(["figure", "grid", "grid-item", "container", "div", "only", "list-table", "tab-set"])
  private static let options = hashes([
    "class", "name", "open", "icon", "width", "height", "alt", "align", "color", "collapsible", "link", "header-rows",
    "caption",
  ])

  static func isProse(_ name: ArraySlice<UInt8>) -> Bool { prose.contains(AlertNames.folded(name)) }
  static func isGenericAlert(_ name: ArraySlice<UInt8>) -> Bool { generic.contains(AlertNames.folded(name)) }
  static func takesData(_ name: ArraySlice<UInt8>) -> Bool { data.contains(AlertNames.folded(name)) }

  /// The name in `{name}`, nil if something else stands in the braces.
  static func name(_ bytes: [UInt8], _ brace: Int, _ close: Int) -> SourceRange? {
    let text = bytes[(brace + 1)..<close]
    guard let first = text.first, ASCII.isLetter(first) || first >= 0x80,
      text.allSatisfy({ ASCII.isIdentifier($0) || $0 >= 0x80 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") })
    else { return nil }
    return SourceRange(brace + 1, close)
  }

  /// The directive that a fence of backticks or tildes opens, if its body is text.
  ///
  /// - Parameter start: Behind the backticks.
  static func fence(_ source: SourceText, from start: Int, to end: Int) -> ContainerLine? {
    guard start < end, source.bytes[start] == UInt8(ascii: "{"),
      let close = source.bytes[start..<end].firstIndex(of: UInt8(ascii: "}")),
      let name = name(source.bytes, start, close), isProse(source[name]) || AlertNames.isTranslated(source[name])
    else { return nil }
    var line = ContainerLine()
    line.readDirective(source, name: name, from: close + 1, to: end)
    return line
  }

  /// `:name: value`, alone on a line.
  static func option(_ source: SourceText, _ line: SourceRange) -> (name: SourceRange, value: SourceRange)? {
    let bytes = source.bytes
    guard line.count > 2, bytes[line.start] == UInt8(ascii: ":") else { return nil }
    var end = line.start + 1
    while end < line.end, ASCII.isIdentifier(bytes[end]) || bytes[end] == UInt8(ascii: "-") { end += 1 }
    guard end > line.start + 1, end < line.end, bytes[end] == UInt8(ascii: ":"),
      end + 1 == line.end || ASCII.isBlank(bytes[end + 1])
    else { return nil }
    return (SourceRange(line.start + 1, end), source.trimmed(SourceRange(end + 1, line.end)))
  }

  /// An option behind text in the line that opens a directive, where it is a part of the title.
  static func optionInTitle(_ source: SourceText, _ title: SourceRange) -> (range: SourceRange, value: SourceRange)? {
    var start = title.start
    while let colon = source.bytes[start..<title.end].firstIndex(of: UInt8(ascii: ":")) {
      start = colon + 1
      guard colon == title.start || ASCII.isBlank(source.bytes[colon - 1]),
        let option = option(source, SourceRange(colon, title.end)),
        options.contains(AlertNames.folded(source[option.name]))
      else { continue }
      return (SourceRange(colon, title.end), option.value)
    }
    return nil
  }

  private static func hashes(_ names: [String]) -> Set<UInt64> { Set(names.map { Hash64.of($0.utf8) }) }
}

extension ContainerLine {
  /// One of which nothing is known yet.
  init() {}
}
