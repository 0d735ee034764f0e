import ParallelText

/// Reads the metadata at the top of a file: YAML between two lines `---`, TOML between two lines `+++`, or a JSON object.
enum FrontMatterReader {
  struct Result {
    var frontMatter = FrontMatter()
    /// Byte offset of the first line of the body.
    var bodyStart: Int
    /// What is wrong with the block, nil if nothing.
    var problem: String?
  }

  static func read(_ source: SourceText) -> Result { source.withBytes { read(source, $0) } }

  private static func read(_ source: SourceText, _ bytes: ByteView) -> Result {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = source.line(0)
    let opening = bytes[min(start, first.end)..<first.end]
    if isFence(opening, of: UInt8(ascii: "-")) {
      return fenced(source, bytes, start, isEnd: isEndOfYAML, YAMLFrontMatter.read)
    }
    if isFence(opening, of: UInt8(ascii: "+")) {
      return fenced(source, bytes, start, isEnd: { isFence($0, of: UInt8(ascii: "+")) }, TOMLFrontMatter.read)
    }
    if let object = JSONFrontMatter.object(bytes, at: start) {
      let last = source.lineIndex(at: object.end - 1)
      let (entries, problem) = JSONFrontMatter.read(source, object)
      return Result(
        frontMatter: FrontMatter(range: object, entries: entries), bodyStart: lineStart(last + 1, source),
        problem: problem)
    }
    return Result(bodyStart: start)
  }

  private static func fenced(
    _ source: SourceText, _ bytes: ByteView, _ start: Int, isEnd: (ByteView) -> Bool,
    _ read: (SourceText, ByteView, Range<Int>) -> (entries: [FrontMatter.Entry], problem: String?)
  ) -> Result {
    guard let last = (1..<source.lineCount).first(where: { isEnd(bytes[source.line($0)]) }) else {
      return Result(bodyStart: start)
    }
    let (entries, problem) = read(source, bytes, 1..<last)
    return Result(
      frontMatter: FrontMatter(range: SourceRange(start, source.line(last).end), entries: entries),
      bodyStart: lineStart(last + 1, source), problem: problem)
  }

  /// Where a line starts, the end of the file if there is none.
  private static func lineStart(_ line: Int, _ source: SourceText) -> Int {
    line < source.lineCount ? Int(source.lineStarts[line]) : source.bytes.count
  }

  private static func isEndOfYAML(_ line: ByteView) -> Bool {
    line.count < 40 && (isFence(line, of: UInt8(ascii: "-")) || isFence(line, of: UInt8(ascii: ".")))
  }

  /// Three of a mark, and space behind them.
  private static func isFence(_ line: ByteView, of mark: UInt8) -> Bool {
    line.count >= 3 && line.prefix(3).allSatisfy { $0 == mark }
      && line.dropFirst(3).allSatisfy(ASCII.isBlank)
  }
}
