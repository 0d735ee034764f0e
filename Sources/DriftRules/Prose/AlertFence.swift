import ParallelText

/// The lines that open and close alerts, as they stand in the file.
enum AlertFence {
  /// Whether two alerts are written in the same way but for their types.
  static func areAlike(_ first: Block, _ article: Article, _ second: Block, _ other: Article) -> Bool {
    article.source[beginning(of: first, article)].elementsEqual(other.source[beginning(of: second, other)])
  }

  private static func beginning(of alert: Block, _ article: Article) -> SourceRange {
    SourceRange(content(ofLineAt: alert.label.start, article).start, alert.label.start)
  }

  /// The word by which some container is opened right before a block, or at its beginning: `uyarı` of `:::uyarı`.
  static func keyword(before block: Int, in article: Article) -> SourceRange? {
    let bytes = article.source.bytes
    let start = article.blocks[block].range.start
    let own = content(ofLineAt: start, article)
    var index = own.start
    if index < own.end, bytes[index] == UInt8(ascii: "\\") { index += 1 }
    if bytes[index..<own.end].starts(with: "[!".utf8) { return word(bytes, from: index + 2, to: own.end) }
    // The block may be the title, in the line itself.
    if let keyword = keyword(in: own, article) { return keyword }
    var line = article.source.lineIndex(at: start) - 1
    // Blank lines and options may stand between.
    while line >= 0 {
      let above = content(of: line, article)
      line -= 1
      if above.isEmpty || bytes[above.start] == UInt8(ascii: ":") && !bytes[above.start...].starts(with: ":::".utf8) {
        continue
      }
      return keyword(in: above, article)
    }
    return nil
  }

  private static func keyword(in line: SourceRange, _ article: Article) -> SourceRange? {
    let bytes = article.source.bytes
    for mark in [":::", "!!!", "???", "///", "```", "~~~", "{{<", "{{%", "{%", "..", "<"]
    where article.source[line].starts(with: mark.utf8) {
      var start = line.start + mark.utf8.count
      while start < line.end, " \t:/`~+{.".utf8.contains(bytes[start]) { start += 1 }
      return word(bytes, from: start, to: line.end)
    }
    return nil
  }

  private static func word(_ bytes: [UInt8], from start: Int, to limit: Int) -> SourceRange? {
    var end = start
    while end < limit, ASCII.isWord(bytes[end]) || bytes[end] == UInt8(ascii: "-") { end += 1 }
    return end > start ? SourceRange(start, end) : nil
  }

  // MARK: Lines

  /// Of the line in which a range ends or starts, without the marks of quotes.
  private static func content(ofLineAt offset: Int, _ article: Article) -> SourceRange {
    content(of: article.source.lineIndex(at: offset), article)
  }

  private static func content(of line: Int, _ article: Article) -> SourceRange {
    var range = article.source.trimmed(article.source.line(line))
    let bytes = article.source.bytes
    while range.start < range.end, bytes[range.start] == UInt8(ascii: ">") || ASCII.isBlank(bytes[range.start]) {
      range.lower += 1
    }
    return range
  }
}
