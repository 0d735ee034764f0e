import ParallelText

/// The lines that open and close alerts, as they stand in the file.
enum AlertFence {
  /// The line of colons that closes an alert, nil if it is written in another way, or not closed as it should be.
  static func end(of alert: Block, _ article: Article) -> SourceRange? {
    guard isFenced(alert, article) else { return nil }
    let line = content(ofLineAt: alert.range.end, article)
    guard !line.isEmpty, article.source[line].allSatisfy({ $0 == UInt8(ascii: ":") }) else { return nil }
    // It belongs to the item that the alert stands in.
    if alert.parent >= 0, let item = parentItem(alert, article) {
      let column = line.start - article.source.line(article.source.lineIndex(at: line.start)).start
      let start = article.blocks[item].range.start
      if column <= start - article.source.line(article.source.lineIndex(at: start)).start { return nil }
    }
    return line
  }

  /// Whether an alert is opened by a line of colons, and not closed.
  static func isOpen(_ alert: Block, _ article: Article) -> Bool {
    isFenced(alert, article) && end(of: alert, article) == nil
  }

  private static func isFenced(_ alert: Block, _ article: Article) -> Bool {
    article.source[content(ofLineAt: alert.label.start, article)].starts(with: ":::".utf8)
  }

  private static func parentItem(_ alert: Block, _ article: Article) -> Int? {
    var block = Int(alert.parent)
    while block >= 0, article.blocks[block].kind != .step, article.blocks[block].kind != .item {
      block = Int(article.blocks[block].parent)
    }
    return block < 0 ? nil : block
  }

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
    var line = article.source.lineIndex(at: start) - 1
    // Blank lines may stand between.
    var above = SourceRange.empty(at: 0)
    while line >= 0, above.isEmpty {
      above = content(of: line, article)
      line -= 1
    }
    for mark in [":::", "!!!", "???", "{{<", "{{%", "{%", "<"] where article.source[above].starts(with: mark.utf8) {
      var start = above.start + mark.utf8.count
      while start < above.end, ASCII.isBlank(bytes[start]) { start += 1 }
      return word(bytes, from: start, to: above.end)
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
