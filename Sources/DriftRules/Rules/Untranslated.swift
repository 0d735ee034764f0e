import LanguageData
import ParallelText

/// Text left in the reference's language, or in another wrong one.
enum Untranslated {
  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    let terms = comparison.terms
    guard pair.target.locale.language != pair.reference.locale.language, let own = comparison.target.vocabulary
    else { return [] }
    let foreign = comparison.reference.vocabulary
    var judged = 0
    var found: [Drift] = []
    for match in pair.blocks where isSentence(pair.target.blocks[match.target]) && !isLink(match.target, pair.target) {
      let (words, names) = words(of: match.target, pair.target, terms)
      if words.count < 6 { continue }
      judged += 1
      let isLatin = isLatin(
        pair.target, pair.target.blocks[match.target], atLeast: own.isLatin ? 0.3 : 0.85, without: names)
      // In its own script, and not in that of the other languages.
      if !own.isLatin, !isLatin { continue }
      let isSame = isSame(words, as: self.words(of: match.reference, pair.reference, terms).words)
      if let drift = judge(match, pair, words, isSame, isLatin, own, foreign) { found.append(drift) }
    }
    return [false, true].flatMap { isSwapped in ofArticle(found.filter { $0.isSwapped == isSwapped }, judged) }
  }

  /// An article that was not translated at all is one finding, not one a paragraph.
  private static func ofArticle(_ found: [Drift], _ judged: Int) -> [Drift] {
    guard found.count > 2, found.count * 5 > judged * 3, var whole = found.first else { return found }
    whole.subject = "most of the article is " + whole.subject
    return [whole]
  }

  /// Shorter texts, and cells of tables, are names as often as sentences.
  private static func isSentence(_ block: Block) -> Bool {
    block.isProse && block.kind != .row && block.textLength >= 40 && block.wordIndexes.count >= 6
  }

  /// A block that is one link is a title, which may be that of a page in another language.
  private static func isLink(_ index: Int, _ article: Article) -> Bool {
    let block = article.blocks[index]
    guard let first = block.lineIndexes.first, let last = block.lineIndexes.last,
      let start = article.source[article.lines[first]].first,
      let end = article.source[article.lines[last]].last
    else { return false }
    return start == UInt8(ascii: "[") && (end == UInt8(ascii: ")") || end == UInt8(ascii: "]"))
      && block.literalIndexes.count { article.literals[$0].kind == .link } <= 1
  }

  private static func judge(
    _ match: AlignedPair.Match, _ pair: AlignedPair, _ words: ArraySlice<UInt32>, _ isSame: Bool, _ isLatin: Bool,
    _ ownWords: LanguageGuess.Vocabulary,
    _ foreignWords: LanguageGuess.Vocabulary?
  ) -> Drift? {
    let block = pair.target.blocks[match.target]
    let reference = pair.reference.blocks[match.reference]
    // Function words tell a sentence from a list of names.
    let own = ownWords.count(in: words)
    // Of its own language so clearly that no count of others can tell otherwise.
    if isLatin, !isSame, own > 0, own * 3 >= words.count { return nil }
    let foreign = foreignWords?.count(in: words) ?? 0
    func drift(_ language: LocaleTag, _ confidence: Double) -> Drift {
      Drift(
        .untranslated, .warning, confidence, .differs, "text in \(language)", target: block.range,
        reference: reference.range)
    }
    if !isLatin { return drift(pair.reference.locale, 0.9) }
    if isSame ? foreign >= 2 && foreign > own : foreign >= 4 && foreign > 3 * own {
      let best = LanguageGuess.bestLanguage(of: words)
      return drift(
        best.map { $0.count > foreign ? $0.tag : pair.reference.locale } ?? pair.reference.locale, isSame ? 0.95 : 0.8)
    }
    // The same text on both sides, in the target's language: then the reference is the one that was not translated. In
    // a third language, it is neither's.
    if isSame, own >= 2, own > foreign {
      if let best = LanguageGuess.bestLanguage(of: words), best.count >= own + 2 { return drift(best.tag, 0.8) }
      var swapped = drift(pair.target.locale, 0.95).swapped()
      swapped.subject = "text in \(pair.target.locale)"
      return swapped
    }
    if own == 0, words.count >= 10, let best = LanguageGuess.bestLanguage(of: words), best.count >= 5,
      best.tag.language != pair.target.locale.language
    {
      return drift(best.tag, 0.8)
    }
    return nil
  }

  /// A block's words, but for those of terms, which are of no language, and where the terms stand.
  private static func words(of block: Int, _ article: Article, _ terms: Terms) -> (
    words: ArraySlice<UInt32>, terms: [SourceRange]
  ) {
    let words = article.words[article.blocks[block].wordIndexes]
    if terms.isEmpty { return (words, []) }
    let prose = VisibleProse(article, block, without: VisibleProse.targets.union([.inlineCode]))
    let (rest, ranges) = terms.removed(from: words, of: prose)
    return (rest[...], ranges)
  }

  /// Whether nearly all of the first words are among the second, and there are few others.
  private static func isSame(_ first: ArraySlice<UInt32>, as second: ArraySlice<UInt32>) -> Bool {
    let needed = Int(0.85 * Double(max(1, max(first.count, second.count))))
    if first.count <= needed { return false }
    // Most texts are not the same, and a filter of 1,024 bits (Bloom 1970) says so of nearly all of them.
    let atMost = withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 16) { bits in
      bits.initialize(repeating: 0)
      for word in second { bits[Int(word >> 6) & 15] |= 1 << UInt64(word & 63) }
      var left = first.count
      for word in first where bits[Int(word >> 6) & 15] & 1 << UInt64(word & 63) == 0 {
        left -= 1
        if left <= needed { break }
      }
      return left
    }
    guard atMost > needed else { return false }
    let known = Set(second)
    return first.count { known.contains($0) } > needed
  }

  /// Whether at least a share of a block's letters are Latin; by bytes, of which other letters have two or three.
  ///
  /// - Complexity: O(bytes); of most texts less than half of them are looked at, as what is left cannot change it.
  private static func isLatin(
    _ article: Article, _ block: Block, atLeast share: Double, without names: [SourceRange]
  ) -> Bool {
    var latin = 0
    var other = 0
    return article.source.withBytes { bytes in
      let lines = article.lines[block.lineIndexes]
      var left = lines.reduce(0) { $0 + $1.count }
      for line in lines {
        var names = names.filter(line.contains)[...]
        var start = line.start
        while start < line.end {
          if let name = names.first, name.start <= start {
            left -= name.end - start
            start = name.end
            names.removeFirst()
            continue
          }
          let end = min(start + 64, names.first?.start ?? line.end, line.end)
          let letters = bytes[start..<end].letters
          latin += letters.latin
          other += letters.other
          left -= end - start
          start = end
          if Double(latin) > share * Double(latin + other + left) + 1 { return true }
          if Double(latin + left) < share * Double(latin + left + other) - 1 { return false }
        }
      }
      return Double(latin) / Double(max(1, latin + other)) >= share
    }
  }
}
