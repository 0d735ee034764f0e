import ParallelText

/// The lines of a code block that are not blank, trimmed.
struct CodeLines {
  let source: SourceText
  let lines: [SourceRange]
  /// Whether all of it is for people: the words of a diagram, plain text.
  let isText: Bool
  private let hashes: [UInt64]

  init(_ article: Article, _ block: Int) {
    source = article.source
    lines = Self.ranges(article, block)
    isText = Self.textLanguages.contains(article.text(article.blocks[block].label).lowercased())
    let source = source
    hashes = lines.map { Hash64.of(source[$0]) }
  }

  static func ranges(_ article: Article, _ block: Int) -> [SourceRange] {
    article.lines[article.blocks[block].lineIndexes].map { article.source.trimmed($0) }.filter { !$0.isEmpty }
  }

  private static let textLanguages: Set<String> = [
    "d2", "dot", "graphviz", "markdown", "md", "mermaid", "plaintext", "plantuml", "puml", "text", "txt",
  ]

  /// The place at the end of a line, nil before the first.
  func end(of line: Int?) -> SourceRange? {
    guard let line, line >= 0 else { return nil }
    return .empty(at: lines[line].end)
  }

  func isSame(_ line: Int, _ other: CodeLines, _ otherLine: Int) -> Bool { hashes[line] == other.hashes[otherLine] }

  func isComment(_ line: Int) -> Bool { CodeLine.isComment(source[lines[line]]) }

  func tokens(_ line: Int) -> [SourceRange] { CodeLine.tokens(source, lines[line]) }
}
