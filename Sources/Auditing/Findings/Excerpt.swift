import ParallelText

/// What an element says, on one line, for a message.
enum Excerpt {
  /// The words of a heading, the first line of code, the text of anything else: without the markers of its kind.
  static func of(_ range: SourceRange, in article: Article) -> String {
    let section = article.sections[article.section(at: range)]
    if section.level > 0, section.range.start == range.start { return Heading.text(of: section, in: article) }
    // An item begins where its list does: the first block that has text of its own is meant.
    let blocks = article.blocks[article.firstBlock(from: range.start)...]
    guard blocks.first?.range.start == range.start else {
      return sentence(range, in: article) ?? firstLine(article.text(range))
    }
    let texts = blocks.prefix { $0.range.start <= range.end }.lazy
      .filter { range.contains($0.range) && !$0.lineIndexes.isEmpty }
    // The title of an alert says less than its text.
    guard let block = texts.first(where: { $0.kind != .alert }) ?? texts.first else {
      return firstLine(article.text(range))
    }
    let lines = article.lines[block.lineIndexes].map { article.text($0) }
    switch block.kind {
    // A line of signs, as `---` or `{`, tells less than the one behind it.
    case .code:
      let line =
        lines.first { $0.contains { $0.isLetter || $0.isNumber } } ?? lines.first { !$0.allSatisfy(\.isWhitespace) }
      return line?.trimmingPrefix { $0 == " " }.description ?? ""
    // A cell in HTML may go over several lines.
    case .row:
      return lines.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.joined(separator: " | ")
    default: return lines.joined(separator: " ")
    }
  }

  /// A part of a paragraph or an item, which may go over several lines.
  private static func sentence(_ range: SourceRange, in article: Article) -> String? {
    guard let index = article.block(at: range.start), article.blocks[index].range.contains(range),
      article.blocks[index].isProse, article.blocks[index].kind != .row
    else { return nil }
    let lines = article.lines[article.blocks[index].lineIndexes].compactMap { line -> String? in
      let (start, end) = (max(line.start, range.start), min(line.end, range.end))
      return start < end ? article.text(SourceRange(start, end)) : nil
    }
    return lines.isEmpty ? nil : lines.joined(separator: " ")
  }

  private static func firstLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) }?.description ?? ""
  }
}
