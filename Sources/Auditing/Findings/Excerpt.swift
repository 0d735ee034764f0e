import ParallelText

/// What an element says, on one line, for a message.
enum Excerpt {
  /// The words of a heading, the first line of code, the text of anything else: without the markers of its kind.
  static func of(_ range: SourceRange, in article: Article) -> String {
    if let section = article.sections.first(where: { $0.level > 0 && $0.range.start == range.start }) {
      return Heading.text(of: section, in: article)
    }
    // An item begins where its list does: the first block that has text of its own is meant.
    let blocks = article.blocks.indices.filter { range.contains(article.blocks[$0].range) }
    guard article.blocks.contains(where: { $0.range.start == range.start }),
      let said = blocks.first(where: { !article.blocks[$0].lineIndexes.isEmpty })
    else { return firstLine(article.text(range)) }
    let block = article.blocks[said]
    let lines = article.lines[block.lineIndexes].map { article.text($0) }
    switch block.kind {
    case .code: return lines.first { !$0.allSatisfy(\.isWhitespace) }?.trimmingPrefix { $0 == " " }.description ?? ""
    case .row: return lines.joined(separator: " | ")
    default: return lines.joined(separator: " ")
    }
  }

  private static func firstLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) }?.description ?? ""
  }
}

/// The words of a heading without the markup of its anchors.
package enum Heading {
  package static func text(of section: Section, in article: Article) -> String {
    let block = article.blocks[section.blocks.lowerBound]
    let text = article.plainText(block)
    if !text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "#") }) {
      return text.withoutSpaceAtEnd
    }
    var visible: [UInt8] = []
    var depth = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "<") { depth += 1 }
      if depth == 0 { visible.append(byte) }
      if byte == UInt8(ascii: ">"), depth > 0 { depth -= 1 }
    }
    if visible.contains(UInt8(ascii: "#")), let brace = visible.lastIndex(of: UInt8(ascii: "{")) {
      visible.removeSubrange(brace...)
    }
    return String(decoding: visible, as: UTF8.self).withoutSpaceAtEnd
  }
}

extension StringProtocol {
  func trimmingSuffix(_ predicate: (Character) -> Bool) -> SubSequence {
    var end = endIndex
    while end > startIndex, predicate(self[index(before: end)]) { end = index(before: end) }
    return self[startIndex..<end]
  }
}

extension String {
  fileprivate var withoutSpaceAtEnd: String {
    // Mostly there is none, and to see that takes no characters.
    if let last = utf8.last, (0x21..<0x7F).contains(last) { return self }
    return String(trimmingSuffix { $0.isWhitespace })
  }
}

extension Finding.Place {
  init(_ range: SourceRange, in article: Article) {
    let source = article.source
    let line = source.line(source.lineIndex(at: range.start))
    let text = Self.kept(of: line, near: range.start, source)
    // Titles are whole lines, and one is kept of every file.
    self.init(
      locale: article.locale, path: article.path, start: source.position(at: range.start),
      end: source.position(at: range.end),
      text: range == line && line.count <= Self.kept.near ? text : article.text(range), line: text)
  }

  /// So much of a line as is kept of it.
  private static func kept(of line: SourceRange, near offset: Int, _ source: SourceText) -> String {
    if line.count <= kept.near { return source.text(line) }
    let end = source.offset(line.end, atMost: kept.near, from: offset)
    let start = source.offset(line.start, atMost: kept.near, from: offset)
    let beginning = source.offset(start, atMost: kept.beginning, from: line.start)
    if beginning == start { return source.text(SourceRange(line.start, end)) }
    let cut = source.offset(start, atMost: kept.beginning - 1, from: line.start)
    return source.text(SourceRange(line.start, cut)) + "…" + source.text(SourceRange(start, end))
  }
}

extension SourceText {
  /// The offset that lies on the way to another one, no more than so many scalars away from where it begins.
  fileprivate func offset(_ goal: Int, atMost count: Int, from start: Int) -> Int {
    var (offset, left) = (start, count)
    while offset < goal {
      if bytes[offset] & 0xC0 != 0x80 {
        if left == 0 { break }
        left -= 1
      }
      offset += 1
    }
    while offset > goal, left > 0 {
      offset -= 1
      if bytes[offset] & 0xC0 != 0x80 { left -= 1 }
    }
    return offset
  }
}
