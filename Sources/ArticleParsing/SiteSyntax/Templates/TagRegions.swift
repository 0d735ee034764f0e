import ParallelText

/// What stands between two tags and is no Markdown: code, diagrams, comments.
struct TagRegions {
  private static let code = Set(
    ["highlight", "codeblock", "code", "prism", "mermaid", "plantuml", "graphviz", "katex"].map { Hash64.of($0.utf8) })
  private static let comments = Set(["comment"].map { Hash64.of($0.utf8) })

  /// Names whose tags are not closed any more: they are not looked for again.
  private var unclosed = Set<UInt64>()

  /// The directives of a region that begins with a tag, alone in its line; nil if none does.
  ///
  /// Complexity: O(n) for all regions of a file.
  mutating func read(_ tag: SiteTag, at start: Int, line: Int, _ source: SourceText) -> [Directive]? {
    guard case .tag(let form) = tag.kind, form != .variable, !tag.isClosing, !tag.closesItself else { return nil }
    let name = source[SourceRange(tag.name)]
    let key = Hash64.of(name)
    let isCode = Self.code.contains(key) || source.withBytes { Self.namedLanguage(tag, at: start, $0) } != nil
    guard isCode || Self.comments.contains(key), !unclosed.contains(key) else { return nil }
    let first = source.lineIndex(at: tag.end - 1) + 1
    guard first < source.lineCount else { return nil }
    // Some sites have a fence within.
    if isCode, source[source.trimmed(source.line(first))].starts(with: "```".utf8) { return nil }
    guard let (last, closing) = closingTag(key, form, from: first, source) else {
      unclosed.insert(key)
      return nil
    }
    let opening = SourceRange(start, tag.end)
    if !isCode { return [Directives.hidden(SourceRange(start, closing.end), line: line)] }
    let fence = (UInt8(ascii: "~"), min(opening.count, closing.count))
    var directive = Directive(kind: .code, line: line, range: opening, fence: fence, tag: tag)
    directive.nameRange =
      source.withBytes { Self.namedLanguage(tag, at: start, $0) }.map { SourceRange($0) } ?? Self.language(tag, source)
    return [directive, Directive(kind: .code, line: last, range: closing, fence: fence)]
  }

  private func closingTag(_ key: UInt64, _ form: TemplateTag.Form, from first: Int, _ source: SourceText)
    -> (line: Int, range: SourceRange)?
  {
    source.withBytes { bytes in
      for line in first..<source.lineCount {
        let range = source.trimmed(source.line(line))
        guard range.count > 5, bytes[range.start] == UInt8(ascii: "{"),
          let tag = SiteTag.read(bytes, at: range.start, isMDX: false), tag.end == range.end, tag.isClosing,
          tag.kind == .tag(form), Hash64.of(bytes[tag.name]) == key
        else { continue }
        return (line, range)
      }
      return nil
    }
  }

  /// The language that a tab names for what it holds, which is then code: `{{< tab name="Linux" codelang="bash" >}}`, and
  /// `{{< tab "Linux" lang="bash" >}}` with the brackets that stand around what is no Markdown.
  private static func namedLanguage(_ tag: SiteTag, at start: Int, _ bytes: ByteView) -> Range<Int>? {
    guard tag.kind == .tag(.shortcode), bytes[start + 2] == UInt8(ascii: "<"), ASCII.are(bytes[tag.name], "tab") else {
      return nil
    }
    return TagArguments(bytes, tag.arguments).first {
      ASCII.are(bytes[$0.name], "codelang") || ASCII.are(bytes[$0.name], "lang")
    }?.value
  }

  /// The first argument, `lang:js` or `js`; of a diagram the tag's own name.
  private static func language(_ tag: SiteTag, _ source: SourceText) -> SourceRange {
    source.withBytes { bytes in
      var arguments = TagArguments(bytes, tag.arguments)
      while let argument = arguments.next() {
        let isLanguage = argument.name.isEmpty || bytes[argument.name].starts(with: "lang".utf8)
        guard isLanguage, !argument.value.isEmpty else { continue }
        let colon = bytes[argument.value].firstIndex(of: UInt8(ascii: ":"))
        return SourceRange(colon.map { $0 + 1 } ?? argument.value.lowerBound, argument.value.upperBound)
      }
      return SourceRange(tag.name)
    }
  }
}
