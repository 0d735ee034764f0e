import ParallelText

extension Finding.Place {
  /// The start of a file, be it there or not.
  static func start(of path: String, _ locale: LocaleTag) -> Finding.Place {
    let start = SourcePosition(line: 1, column: 1)
    return Finding.Place(locale: locale, path: path, start: start, end: start, text: "", line: "")
  }

  init(_ range: SourceRange, in article: Article) {
    let line = article.source.line(article.source.lineIndex(at: range.start))
    let text = article.text(line)
    // Titles are whole lines, and one is kept of every file.
    self.init(
      locale: article.locale, path: article.path, start: article.source.position(at: range.start),
      end: article.source.position(at: range.end), text: range == line ? text : article.text(range), line: text)
  }
}
