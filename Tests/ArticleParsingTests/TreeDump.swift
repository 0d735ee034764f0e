import ArticleParsing
import ParallelText
import TestSupport

/// An article as lines of text: what was found, and where (`line:column`, 1-based, in Unicode scalars, end exclusive).
func dump(_ markdown: String) throws -> String {
  let article = try article(markdown)
  var lines: [String] = []
  for section in article.sections where section.level > 0 || !section.blocks.isEmpty {
    let parent = section.parent.map { " in #\(article.sections[$0].anchor)" } ?? ""
    lines.append(section.level == 0 ? "lead" : "section \(section.level) #\(section.anchor)\(parent)")
    for index in section.blocks { lines.append(describe(article.blocks[index], article)) }
  }
  return lines.joined(separator: "\n")
}

private func describe(_ block: Block, _ article: Article) -> String {
  var line = String(repeating: "  ", count: Int(block.depth) + 1) + "\(block.kind)"
  switch block.kind {
  case .step: line += " \(block.number)=\(block.ordinal)"
  case .code: line += block.isFenced ? " fenced(\(article.text(block.label)))" : " indented"
  case .alert: line += " \(article.text(block.label))"
  case .row: line += block.isTableHeader ? " header(\(block.number))" : " (\(block.number))"
  default: break
  }
  line += " @\(position(block.range.start, article))-\(position(block.range.end, article))"
  let text = article.lines[block.lineIndexes].map { article.text($0) }.joined(separator: "⏎")
  if !text.isEmpty { line += " \(text)" }
  return line
}

private func position(_ offset: Int, _ article: Article) -> String {
  let place = article.source.position(at: offset)
  return "\(place.line):\(place.column)"
}

/// The text between two places, cut out by counting lines and scalars, apart from how the library does it.
func cut(_ text: String, _ start: SourcePosition, _ end: SourcePosition) -> String {
  var result = String.UnicodeScalarView()
  var line = 1
  var column = 1
  var previous: Unicode.Scalar = " "
  for scalar in text.unicodeScalars {
    if previous == "\n" || (previous == "\r" && scalar != "\n") {
      line += 1
      column = 1
    }
    let isBehindStart = (line, column) >= (start.line, start.column)
    if isBehindStart, (line, column) < (end.line, end.column) { result.append(scalar) }
    column += 1
    previous = scalar
  }
  return String(result)
}
