import LanguageData
import ParallelText

/// Of each block of an article whether it is clearly in the article's language: most are, and need no closer look.
///
/// Judged by the bytes as they stand, which takes little time: with targets of links and code, so that what is not clear
/// may still be.
struct BlockLanguages {
  struct Block {
    /// Whether the block as a whole is in its own language.
    var isOwn: Bool
    /// Whether it has letters of a script that neither its own language nor names are written in.
    var hasOtherScript: Bool
  }

  /// Parallel to the article's blocks.
  let blocks: [Block]

  /// - Complexity: O(bytes).
  init(_ article: Article, _ own: LanguageGuess.Vocabulary) {
    blocks = article.source.withBytes { bytes in
      article.blocks.map { block in
        guard block.isProse, !block.wordIndexes.isEmpty else { return Block(isOwn: false, hasOtherScript: false) }
        let lines = article.lines[block.lineIndexes]
        let words = article.words[block.wordIndexes]
        return own.isLatin ? Self.latin(bytes, lines, words, own) : Self.other(bytes, lines, own)
      }
    }
  }

  private static func latin(
    _ bytes: ByteView, _ lines: ArraySlice<SourceRange>, _ words: ArraySlice<UInt32>, _ own: LanguageGuess.Vocabulary
  ) -> Block {
    var others = 0
    for line in lines {
      var start = line.start
      while start < line.end {
        let end = min(start + 64, line.end)
        others += bytes[start..<end].letters.other
        start = end
      }
    }
    let count = own.count(in: words)
    return Block(isOwn: others < 8 && count > 0 && count * 3 >= words.count, hasOtherScript: others >= 8)
  }

  private static func other(
    _ bytes: ByteView, _ lines: ArraySlice<SourceRange>, _ own: LanguageGuess.Vocabulary
  ) -> Block {
    var counts = ScriptCounts()
    for line in lines { counts.add(bytes[line]) }
    let ownLetters = counts.weighted(own.scripts.contains)
    // Chinese beside Japanese is told by what it lacks.
    let isJapanese = own.scripts.contains(.kana) && counts[.kana] == 0
    return Block(
      isOwn: !isJapanese && ownLetters * 2 >= counts.total,
      hasOtherScript: counts.weighted { $0 != .none && $0 != .latin && !own.scripts.contains($0) } >= 8)
  }
}
