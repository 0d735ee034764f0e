import LanguageData
import ParallelText

/// Of each block of an article whether it is clearly in the article's language: most are, and need no closer look.
///
/// Judged by the bytes as they stand, which takes little time: with targets of links and code, so that what is not clear
/// may still be.
struct BlockLanguages {
  struct Block {
    /// Whether the block as a whole is in its own language.
    var isOwn = false
    /// Whether it has something of its own language.
    var hasOwn = false
    /// Whether it has letters of a script that neither its own language nor names are written in.
    var hasOtherScript = false
  }

  /// Parallel to the article's blocks.
  let blocks: [Block]

  /// So many letters of another script are more than a sign or two.
  private static let fewLetters = 8

  /// - Complexity: O(bytes).
  init(_ article: Article, _ own: LanguageGuess.Vocabulary) {
    var counts = ScriptCounts()
    let (words, allLines) = (article.words, article.lines)
    blocks = article.source.withBytes { bytes in
      let mayHaveOtherScript = own.isLatin && Self.mayHaveOtherScript(bytes)
      return article.blocks.map { block in
        if !block.isProse || block.wordIndexes.isEmpty { return Block() }
        if own.isLatin {
          let hasOtherScript =
            mayHaveOtherScript && Self.letters(bytes, allLines[block.lineIndexes]).other >= Self.fewLetters
          return Self.latin(words[block.wordIndexes], own, hasOtherScript: hasOtherScript)
        }
        let lines = allLines[block.lineIndexes]
        if let quick = Self.quick(bytes, lines, own) { return quick }
        counts.removeAll()
        for line in lines { counts.add(bytes[line]) }
        return Self.other(counts, own)
      }
    }
  }

  /// Whether a file has bytes that letters other than Latin ones begin with: most files in Latin letters have none.
  private static func mayHaveOtherScript(_ bytes: ByteView) -> Bool {
    let text = bytes.dropFirst(bytes.starts(with: "\u{FEFF}".utf8) ? 3 : 0)
    return text.count(in: 0xCB...0xFF) > text.count(in: 0xE2...0xE2)
  }

  private static func latin(
    _ words: ArraySlice<UInt32>, _ own: LanguageGuess.Vocabulary, hasOtherScript: Bool
  ) -> Block {
    // Once a third of them are, and two, all is known.
    let count = own.count(in: words, upTo: max(2, (words.count + 2) / 3))
    return Block(
      isOwn: !hasOtherScript && count > 0 && count * 3 >= words.count,
      hasOwn: count > 1 && count * 6 >= words.count, hasOtherScript: hasOtherScript)
  }

  /// By the first bytes of letters, many at a time; nil if the text has others.
  private static func quick(
    _ bytes: ByteView, _ lines: ArraySlice<SourceRange>, _ own: LanguageGuess.Vocabulary
  ) -> Block? {
    guard let leads = own.leads else { return nil }
    let all = letters(bytes, lines)
    let isLong = leads.lowerBound >= 0xE0
    var count = 0
    // Punctuation between them is as wide as they are.
    var punctuation = 0
    var hasKana = false
    for line in lines {
      count += bytes[line].count(in: leads)
      if !isLong { continue }
      punctuation += bytes[line].count(in: 0xEF...0xEF)
      if leads.upperBound == 0xE9, leads.lowerBound == 0xE4 { punctuation += bytes[line].count(in: 0xE3...0xE3) }
      if leads.lowerBound == 0xE3, !hasKana {
        hasKana = bytes[line].hasPair(0xE3, 0x81) || bytes[line].hasPair(0xE3, 0x82) || bytes[line].hasPair(0xE3, 0x83)
      }
    }
    let others = all.other - (count + punctuation) * (isLong ? 2 : 1)
    if others >= fewLetters || leads.lowerBound == 0xE4 && punctuation * 4 > count { return nil }
    // Chinese beside Japanese is told by what it lacks.
    if leads.lowerBound == 0xE3, !hasKana, count > 0 { return nil }
    let weight = count * (isLong ? 3 : 1)
    return Block(isOwn: count > 0 && weight >= all.latin, hasOwn: weight * 10 >= all.latin, hasOtherScript: false)
  }

  private static func other(_ counts: ScriptCounts, _ own: LanguageGuess.Vocabulary) -> Block {
    let ownLetters = counts.weighted(own.scripts.contains)
    let total = counts.total
    let isChinese = own.scripts.contains(.kana) && counts[.kana] == 0 && counts[.han] >= fewLetters
    let others = counts.weighted { $0 != .none && $0 != .latin && !own.scripts.contains($0) }
    return Block(
      isOwn: !isChinese && ownLetters > 0 && ownLetters * 2 >= total, hasOwn: !isChinese && ownLetters * 10 >= total,
      hasOtherScript: isChinese || others >= fewLetters)
  }

  private static func letters(_ bytes: ByteView, _ lines: ArraySlice<SourceRange>) -> (latin: Int, other: Int) {
    var all = (latin: 0, other: 0)
    for line in lines {
      var start = line.start
      while start < line.end {
        let end = min(start + 64, line.end)
        let letters = bytes[start..<end].letters
        all.latin += letters.latin
        all.other += letters.other
        start = end
      }
    }
    return all
  }
}
