import LanguageData
import ParallelText

/// Of each block of an article whether it is clearly in the article's language, worked out when first asked for: most are, and
/// need no closer look.
///
/// Judged by the bytes as they stand, which takes little time: with targets of links and code, so that what is not clear
/// may still be.
final class BlockLanguages {
  struct Block {
    /// Whether the block as a whole is in its own language.
    var isOwn = false
    /// Whether it has something of its own language.
    var hasOwn = false
    /// Whether it has letters of a script that neither its own language nor names are written in.
    var hasOtherScript = false
  }

  private typealias Lines = Slice<UnsafeBufferPointer<SourceRange>>

  private let article: Article
  private let own: LanguageGuess.Vocabulary
  /// Whether there may be letters of another script than Latin; of an article in another one not asked.
  private let mayHaveOtherScript: Bool
  /// By the blocks that were asked for.
  @exclusivity(unchecked) private var known: [Block?]
  @exclusivity(unchecked) private var counts = ScriptCounts()

  /// So many letters of another script are more than a sign or two.
  private static let fewLetters = 8

  /// - Complexity: O(bytes).
  init(_ article: Article, _ own: LanguageGuess.Vocabulary) {
    self.article = article
    self.own = own
    mayHaveOtherScript = own.isLatin && article.source.withBytes(Self.mayHaveOtherScript)
    known = Array(filledWith: nil, count: article.blocks.count)
  }

  /// - Complexity: O(bytes of the block) when first asked for.
  subscript(block: Int) -> Block {
    if let found = known[block] { return found }
    let found = judge(block)
    known[block] = found
    return found
  }

  /// Whether a block of an article in Latin letters has letters of another script.
  func hasOtherScript(_ block: Int) -> Bool { mayHaveOtherScript && self[block].hasOtherScript }

  private func judge(_ block: Int) -> Block {
    let wordIndexes = article.blocks[block].wordIndexes
    if !article.blocks[block].isProse || wordIndexes.isEmpty { return Block() }
    let lineIndexes = article.blocks[block].lineIndexes
    return article.source.withBytes { bytes in
      article.lines.withUnsafeBufferPointer { judge(bytes, $0[lineIndexes], wordIndexes) }
    }
  }

  private func judge(_ bytes: ByteView, _ lines: Lines, _ wordIndexes: Range<Int>) -> Block {
    if own.isLatin {
      let hasOtherScript = mayHaveOtherScript && Self.letters(bytes, lines).other >= Self.fewLetters
      return Self.latin(article.words[wordIndexes], own, hasOtherScript: hasOtherScript)
    }
    if let quick = Self.quick(bytes, lines, own) { return quick }
    counts.removeAll()
    for line in lines { counts.add(bytes[line]) }
    return Self.other(counts, own)
  }

  /// Whether a file has bytes that letters other than Latin ones begin with: most files in Latin letters have none.
  private static func mayHaveOtherScript(_ bytes: ByteView) -> Bool {
    let text = bytes.dropFirst(bytes.starts(with: "\u{FEFF}".utf8) ? 3 : 0)
    let count = text.count(in: 0xCB...0xFF)
    return count > 0 && count > text.count(in: 0xE2...0xE2)
  }

  private static func latin(
    _ words: ArraySlice<UInt32>, _ own: LanguageGuess.Vocabulary, hasOtherScript: Bool
  ) -> Block {
    // Once a third of them are, and two, all is known.
    let count = own.count(in: words, upTo: max(2, (words.count + 2) / 3))
    return Block(
      isOwn: !hasOtherScript && count > 0 && count * 3 >= words.count, hasOwn: count >= leastOwn(of: words.count),
      hasOtherScript: hasOtherScript)
  }

  /// Whether a text in Latin letters has something of a language: `Block.hasOwn`. Complexity: O(words).
  static func hasWords(_ words: UnsafeBufferPointer<UInt32>, of own: LanguageGuess.Vocabulary) -> Bool {
    let least = leastOwn(of: words.count)
    return own.count(in: words, upTo: least) >= least
  }

  /// A sixth of the words, and two.
  private static func leastOwn(of words: Int) -> Int { max(2, (words + 5) / 6) }

  /// By the first bytes of letters, many at a time; nil if the text has others.
  private static func quick(
    _ bytes: ByteView, _ lines: Lines, _ own: LanguageGuess.Vocabulary
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

  private static func letters(_ bytes: ByteView, _ lines: Lines) -> (latin: Int, other: Int) {
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
