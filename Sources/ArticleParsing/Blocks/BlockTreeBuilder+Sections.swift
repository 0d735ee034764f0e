import CCmark
import ParallelText

/// Headings, and the anchors that name their sections.
extension BlockTreeBuilder {
  mutating func addSection(_ node: OpaquePointer) {
    let level = Int(cmark_node_get_heading_level(node))
    let first = positions.firstLine(of: node)
    let last = positions.lastLine(of: node)
    let start = positions.start(of: node)
    let range = SourceRange(start, positions.lineEnd(last))
    while outline.last.map({ article.sections[$0].level >= level }) ?? false { outline.removeLast() }
    let index = article.blocks.count
    article.sections.append(Section(level: level, parent: outline.last, range: range, blocks: index..<index))
    outline.append(currentSection)
    for index in openDirectives.indices { openDirectives[index].block = -1 }
    table = nil

    let block = append(.heading, in: Frame(block: -1, quotes: 0, takesText: false), range: range)
    var lines = takeSpareLines()
    defer { spareLines = lines }
    if bytes[start] == UInt8(ascii: "#") {
      var contentStart = start + level
      var end = range.end
      while contentStart < end, ASCII.isBlank(bytes[contentStart]) { contentStart += 1 }
      // A closing run of # (CommonMark 4.2).
      var closing = end
      while closing > contentStart, bytes[closing - 1] == UInt8(ascii: "#") { closing -= 1 }
      if closing < end, closing == contentStart || ASCII.isBlank(bytes[closing - 1]) { end = closing }
      while end > contentStart, ASCII.isBlank(bytes[end - 1]) { end -= 1 }
      lines.append(SourceRange(contentStart, max(contentStart, end)))
    } else {
      for line in first..<max(last, first + 1) {
        lines.append(SourceRange(positions.contentStart(line, quotes: 0), positions.lineEnd(line)))
      }
    }
    let firstAnchor = article.anchors.count
    setText(lines, of: block)
    nameSection(firstAnchor)
  }

  /// Collects the section's anchors: those before it, those in its heading, and the one that its text implies.
  private mutating func nameSection(_ firstAnchor: Int) {
    let section = currentSection
    var keys: [UInt64] = []
    keys.reserveCapacity(2 + loneAnchors.count + article.anchors.count - firstAnchor)
    var name: String?
    for index in firstAnchor..<article.anchors.count { loneAnchors.append(index) }
    for index in loneAnchors {
      article.anchors[index].section = section
      article.anchors[index].namesSection = true
      if name == nil { name = article.anchors[index].name }
      keys.append(AnchorKey.of(article.anchors[index].name.utf8))
    }
    forgetLoneAnchors()
    article.sections[section].explicitAnchors = keys.count
    for text in scanner.otherVisibleTexts { keys.append(text.withBytes { AnchorKey.of(Slug.of($0)) }) }
    Slug.withSlug(of: scanner.visibleText) { slug, key in
      let count = slugs.next(slug)
      if count == 0 {
        keys.append(key)
        nameSection(section, slug, key, name)
      } else {
        (Array(slug) + "-\(count)".utf8).withBytes { implied in
          keys.append(AnchorKey.of(implied))
          nameSection(section, implied, keys[keys.count - 1], name)
        }
      }
      keys.append(key)
    }
    article.sections[section].anchorKeys = keys
  }

  /// - Parameters:
  ///   - implied: The anchor that the heading's text implies.
  ///   - key: Its key.
  ///   - name: The one that it has besides.
  private mutating func nameSection(_ section: Int, _ implied: ByteView, _ key: UInt64, _ name: String?) {
    article.sections[section].plainSlugKeys = PlainSlugs.keys(of: implied, besides: key)
    article.sections[section].anchor = name ?? String(decoding: implied, as: UTF8.self)
  }

  /// Collects the slug of a heading in a list or a quote: it begins no section, but links may lead to it.
  mutating func nameNestedHeading() {
    // Its marks are part of the text of its block.
    func isOutside(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "#") || ASCII.isBlank(byte) }
    let text = scanner.visibleText.drop(while: isOutside)
    guard let last = text.lastIndex(where: { !isOutside($0) }) else { return }
    let slug = Slug.of(text[text.startIndex...last])
    let count = slug.withBytes { slugs.next($0) }
    article.sections[currentSection].plainSlugKeys.append(AnchorKey.of(count == 0 ? slug : slug + "-\(count)".utf8))
  }
}
