import ParallelText

extension Finding.Place {
  /// The start of a file, be it there or not.
  static func start(of path: String, _ locale: LocaleTag) -> Finding.Place {
    let start = SourcePosition(line: 1, column: 1)
    return Finding.Place(locale: locale, path: path, start: start, end: start, text: "", line: "")
  }

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
