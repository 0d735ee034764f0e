import ParallelText

/// What an element says, on one line, for a message.
enum Excerpt {
  /// The words of a heading, the first line of code, the text of anything else: without the markers of its kind.
  static func of(_ range: SourceRange, in article: Article) -> String {
    let section = article.sections[article.section(at: range)]
    if section.level > 0, section.range.start == range.start { return Heading.text(of: section, in: article) }
    // An item begins where its list does: the first block that has text of its own is meant.
    let blocks = article.blocks[article.firstBlock(from: range.start)...]
    guard blocks.first?.range.start == range.start,
      let block = blocks.prefix(while: { $0.range.start <= range.end })
        .first(where: { range.contains($0.range) && !$0.lineIndexes.isEmpty })
    else { return firstLine(article.text(range)) }
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
    let line = article.source.line(article.source.lineIndex(at: range.start))
    let text = article.text(line)
    // Titles are whole lines, and one is kept of every file.
    self.init(
      locale: article.locale, path: article.path, start: article.source.position(at: range.start),
      end: article.source.position(at: range.end), text: range == line ? text : article.text(range), line: text)
  }
}
