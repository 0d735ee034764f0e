import ParallelText

/// HTML, and attributes and variables in braces.
extension InlineScanner {
  mutating func angle(_ start: Int, _ article: inout ArticleDraft) -> Int {
    guard let tag = HTMLTag(content, at: start) else {
      show(start, start + 1)
      return start + 1
    }
    switch tag.kind {
    case .comment:
      let text = (start + 4)..<max(start + 4, tag.end - 3)
      if let ignored = IgnoreComment.read(content[text]) {
        ignore(ignored, start..<tag.end, &article)
      } else if let include = SiteTag.include(content, text, end: tag.end) {
        template(include, start, .tag, &article)
      }
    case .autolink:
      target(.link, start + 1, tag.end - 1)
      show(start + 1, tag.end - 1)
    case .element(let isRaw):
      var next = tag.startOfAttributes
      while let attribute = tag.nextAttribute(content, &next) {
        let value = attribute.value
        guard !value.isEmpty else { continue }
        if attribute.isNamed("href", content) {
          target(.link, value.lowerBound, value.upperBound)
        } else if attribute.isNamed("src", content) {
          target(.image, value.lowerBound, value.upperBound)
        } else if attribute.isNamed("name", content) || attribute.isNamed("id", content) {
          anchor(value, &article)
        }
      }
      if isRaw { return tag.endOfRawText(content) }
      if let component = SiteTag.component(content, start..<tag.end) {
        template(component, start, .component, &article)
      }
    case .placeholder where isMDX: break
    case .placeholder:
      emit(.placeholder, start, tag.end, key: Hash64.of(content[start..<tag.end]))
      withhold(start..<tag.end)
      textLength += Letters.textLength(content[start..<tag.end])
    }
    return tag.end
  }

  func ignore(_ ignored: IgnoreComment, _ comment: Range<Int>, _ article: inout ArticleDraft) {
    article.ignores.append(
      Ignore(
        rules: ignored.rules, reason: ignored.reason, comment: lines.range(comment.lowerBound, comment.upperBound),
        block: block))
  }

  mutating func anchor(_ value: Range<Int>, replacesSlug: Bool = false, _ article: inout ArticleDraft) {
    let range = lines.range(value.lowerBound, value.upperBound)
    article.anchors.append(
      Anchor(
        name: article.source.text(range), range: range, section: article.sections.count - 1,
        namesSection: isHeading, replacesSlug: replacesSlug))
  }

  /// A template's tag, `{#anchor}` of a heading, an attribute list, or `{placeholder}`.
  mutating func brace(_ start: Int, _ article: inout ArticleDraft) -> Int {
    if byte(start + 37) == UInt8(ascii: "}"), let end = guid(start + 1) {
      textLength += Letters.textLength(content[start...end])
      return end + 1
    }
    if let tag = SiteTag.read(content, at: start, isMDX: isMDX) { return template(tag, start, &article) }
    guard let close = content[start...].prefix(200).firstIndex(of: UInt8(ascii: "}")) else { return start + 1 }
    var from = start + 1
    while from < close, ASCII.isSpace(content[from]) || content[from] == UInt8(ascii: ":") { from += 1 }
    if content[from] == UInt8(ascii: "#") || content[from] == UInt8(ascii: "."),
      let id = LiquidTag.id(content, from..<close)
    {
      if isHeading { anchor(id, replacesSlug: true, &article) }
      return close + 1
    }
    if isAttributeList(start, from, close) { return close + 1 }
    var to = from
    while to < close,
      ASCII.isWord(content[to]) || content[to] == UInt8(ascii: "-") || content[to] == UInt8(ascii: ".")
    { to += 1 }
    if content[from] == UInt8(ascii: "{") { return start + 1 }
    if content[from..<to].allSatisfy(ASCII.isDigit), isInFormula(start) { return start + 1 }
    if to == close, to > from, byte(start - 1) != UInt8(ascii: "$") {
      emit(.placeholder, start, close + 1, key: Hash64.of(content[start...close]))
      withhold(start..<(close + 1))
      textLength += Letters.textLength(content[start...close])
      return close + 1
    }
    return start + 1
  }

  /// Whether `{.class}`, `{.class #id}`, `{width=50%}` or `{: .class }` stands behind what it is of.
  private func isAttributeList(_ start: Int, _ from: Int, _ close: Int) -> Bool {
    if content[start + 1] == UInt8(ascii: ":") { return true }
    if content[from] == UInt8(ascii: "."), from + 1 < close, ASCII.isLetter(content[from + 1]) { return true }
    return ")]`*_".utf8.contains(byte(start - 1)) && ASCII.isLetter(content[from])
      && content[from..<close].contains(UInt8(ascii: "="))
  }

  /// Whether a brace goes on with a formula of TeX: `x^{2}`, `\frac{1}{2}`.
  private func isInFormula(_ brace: Int) -> Bool {
    switch byte(brace - 1) {
    case UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "}"): return true
    default: break
    }
    var start = brace
    while start > 0, brace - start < 20, ASCII.isLetter(content[start - 1]) { start -= 1 }
    return start < brace && byte(start - 1) == UInt8(ascii: "\\")
  }

  /// The `source="…"` of a one-line image directive, the `src="…"` of a shortcode.
  mutating func scanAttributes(_ block: Int, _ range: SourceRange, in article: inout ArticleDraft) {
    let text = bytes[range]
    let names = ["source=\"", " src=\""]
    guard
      let (key, name) = names.lazy.compactMap({ name in
        text.indices.first { text[$0...].starts(with: name.utf8) }.map { ($0, name) }
      }).first
    else { return }
    let from = key + name.utf8.count
    guard let to = text[from...].firstIndex(of: UInt8(ascii: "\"")), to > from else { return }
    let (hash, alternative) = LinkKey.of(bytes[from..<to], hosts)
    let first = Int32(article.literals.count)
    article.literals.append(Literal(kind: .image, range: SourceRange(from, to), key: hash, alternative: alternative))
    article.blocks[block].literalRange = (first, first + 1)
  }
}
