import ParallelText

/// The lines of a code block that are not blank, and the tokens that they consist of.
struct CodeBlock {
  let source: SourceText
  let language: CodeLanguage
  /// Trimmed.
  let lines: [SourceRange]
  let tokens: [CodeToken]
  /// For each line its tokens.
  let tokensOfLines: [Range<Int>]
  /// For each line a hash of its program: lines that differ in nothing but text have the same. Of lines without program
  /// the hash of the text.
  private let keys: [UInt64]
  /// By tokens that are several comments joined, what each of them says, without the marks between them.
  private let comments: [Int: [SourceRange]]

  init(_ article: Article, _ block: Int, _ language: CodeLanguage) {
    self.init(article, [block], language)
  }

  /// Several blocks as one.
  init(_ article: Article, _ blocks: [Int], _ language: CodeLanguage) {
    let lines = blocks.flatMap { Self.lines(of: article, $0) }
    self.init(article.source, lines, language, CodeScanner(article.source, lines, language))
  }

  /// Code within a line of prose.
  init(_ source: SourceText, inline range: SourceRange, _ language: CodeLanguage) {
    self.init(source, [range], language, CodeScanner(source[range], language))
  }

  private init(_ source: SourceText, _ lines: [SourceRange], _ language: CodeLanguage, _ scanner: CodeScanner) {
    self.source = source
    self.language = language
    self.lines = lines
    var scanner = scanner
    scanner.run()
    let (tokens, comments) = Self.joiningComments(scanner.tokens)
    self.tokens = tokens
    self.comments = comments
    var ranges: [Range<Int>] = []
    var next = 0
    for line in lines.indices {
      let start = next
      while next < tokens.count, Int(tokens[next].line) <= line { next += 1 }
      ranges.append(start..<next)
    }
    tokensOfLines = ranges
    keys = lines.indices.map { Self.key(tokens[ranges[$0]], lines[$0], source) }
  }

  static func lines(of article: Article, _ block: Int) -> [SourceRange] {
    article.lines[article.blocks[block].lineIndexes].map { article.source.trimmed($0) }.filter { !$0.isEmpty }
  }

  /// Comments may be wrapped otherwise: all that follow one another are one.
  private static func joiningComments(_ tokens: [CodeToken]) -> (tokens: [CodeToken], parts: [Int: [SourceRange]]) {
    var joined: [CodeToken] = []
    var parts: [Int: [SourceRange]] = [:]
    joined.reserveCapacity(tokens.count)
    for token in tokens {
      if token.kind == .comment, token.isFirst, let last = joined.last, last.kind == .comment, last.isFirst {
        parts[joined.count - 1, default: [last.range]].append(token.range)
        joined[joined.count - 1].range = SourceRange(last.range.start, token.range.end)
        joined[joined.count - 1].hash = last.hash &* 31 &+ token.hash
      } else {
        joined.append(token)
      }
    }
    return (joined, parts)
  }

  private static func key(_ tokens: ArraySlice<CodeToken>, _ line: SourceRange, _ source: SourceText) -> UInt64 {
    guard tokens.contains(where: { $0.kind == .program && !$0.traits.contains(.mark) }) else {
      return Hash64.of(source[line])
    }
    var hash = Hash64()
    for token in tokens {
      hash.combine(token.kind.rawValue)
      if token.kind == .program { hash.combine(token.hash) }
    }
    return hash.value
  }

  func isSame(_ line: Int, _ other: CodeBlock, _ otherLine: Int) -> Bool { keys[line] == other.keys[otherLine] }

  /// The tokens that begin on some lines.
  func tokens(of lines: Range<Int>) -> Range<Int> {
    guard let first = lines.first, let last = lines.last else {
      let place = lines.lowerBound < tokensOfLines.count ? tokensOfLines[lines.lowerBound].lowerBound : tokens.count
      return place..<place
    }
    return tokensOfLines[first].lowerBound..<tokensOfLines[last].upperBound
  }

  func bytes(_ token: CodeToken) -> ArraySlice<UInt8> { source[token.range] }

  /// The text of a token; of comments that were joined, that of each.
  func texts(_ token: Int) -> [ArraySlice<UInt8>] {
    comments[token].map { $0.map { source[$0] } } ?? [bytes(tokens[token])]
  }

  /// How far a line is indented. `lines` are trimmed; what stands before them in the file is not.
  func indentation(_ line: Int) -> Int {
    lines[line].start - source.line(source.lineIndex(at: lines[line].start)).start
  }

  /// Whether a line begins as the rest of the one before: it is indented more, or that one ends in a mark that says so.
  func goesOn(_ line: Int) -> Bool {
    indentation(line + 1) > indentation(line)
      || source[lines[line]].last.map { "\\`^|,({[&".utf8.contains($0) } ?? false
  }

  /// Whether some tokens are all of the lines that they stand on.
  func areWholeLines(_ range: Range<Int>) -> Bool {
    guard let first = range.first, let last = range.last, tokens[first].isFirst else { return false }
    return last + 1 >= tokens.count || tokens[last + 1].line > tokens[last].line
  }

  /// The lines that tokens stand on, from the first byte to the last.
  func linesRange(_ range: Range<Int>) -> SourceRange {
    let last = tokens[range.upperBound - 1]
    let end = lines.last { $0.start < last.range.end } ?? lines[Int(last.line)]
    return SourceRange(lines[Int(tokens[range.lowerBound].line)].start, max(end.end, last.range.end))
  }
}
