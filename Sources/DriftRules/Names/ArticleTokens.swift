import ParallelText

/// The words of Latin letters that an article has anywhere, code and targets of links included, as `Hash64.ofFolded`.
///
/// Made only where a name differs, which is seldom.
struct ArticleTokens {
  private(set) var all = Set<UInt64>()
  /// Those of code blocks and inline code, and options.
  private(set) var code = Set<UInt64>()
  /// Those that stand behind a dash in code.
  private(set) var options = Set<UInt64>()

  /// Complexity: O(bytes).
  init(_ article: Article) {
    article.source.withBytes { bytes in
      Self.forEachToken(of: bytes[0..<bytes.endIndex]) { start, end in
        all.insert(Hash64.ofFolded(bytes[start..<end]))
        // The plural of an acronym is none of its own.
        if bytes[end - 1] == UInt8(ascii: "s") { all.insert(Hash64.ofFolded(bytes[start..<(end - 1)])) }
      }
      var ranges = article.literals.filter { $0.kind == .inlineCode }.map(\.range)
      for block in article.blocks where block.kind == .code { ranges += article.lines[block.lineIndexes] }
      for range in ranges {
        Self.forEachToken(of: bytes[range]) { start, end in
          let hash = Hash64.ofFolded(bytes[start..<end])
          code.insert(hash)
          if start > range.start, bytes[start - 1] == UInt8(ascii: "-") { options.insert(hash) }
        }
      }
      for literal in article.literals where literal.kind == .option {
        code.insert(Hash64.ofFolded(bytes[literal.range].drop { $0 == UInt8(ascii: "-") }))
      }
    }
  }

  /// Tells each run of letters, digits and underscores, and each of those that dots or dashes join.
  private static func forEachToken(of bytes: ByteView, _ body: (_ start: Int, _ end: Int) -> Void) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard ASCII.isIdentifier(bytes[index]) else {
        index += 1
        continue
      }
      let whole = index
      var isJoined = false
      while true {
        let start = index
        while index < bytes.endIndex, ASCII.isIdentifier(bytes[index]) { index += 1 }
        body(start, index)
        guard index + 1 < bytes.endIndex, bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: "-"),
          ASCII.isIdentifier(bytes[index + 1])
        else { break }
        isJoined = true
        index += 1
      }
      if isJoined { body(whole, index) }
      // `C#`, `C++`
      if index < bytes.endIndex, bytes[index] == UInt8(ascii: "#") || bytes[index] == UInt8(ascii: "+") {
        var close = index
        while close < bytes.endIndex, bytes[close] == bytes[index], close - index < 2 { close += 1 }
        body(whole, close)
      }
    }
  }
}
