import LanguageData
import ParallelText

/// Text left in the other side's language, or in another wrong one.
///
/// Each side of a pair is judged by the language that it ought to be in. Where neither is the source, it shows by
/// itself which of them is wrong.
enum Untranslated {
  static func check(_ comparison: Comparison) -> [Drift] {
    let reader = TextReader(comparison)
    var found: [Drift] = []
    if let side = Side(comparison.target, comparison.reference, isSwapped: false) {
      found = drifts(of: side, comparison, reader)
    }
    if let side = Side(comparison.reference, comparison.target, isSwapped: true) {
      found += drifts(of: side, comparison, reader)
    }
    return found
  }

  /// One side of a pair: what it ought to be, and what is known of it.
  struct Side {
    let facts: ArticleFacts
    let other: ArticleFacts
    let judge: LanguageJudge
    let languages: BlockLanguages
    /// Whether both sides ought to be in one language: what they have in common needs no translation.
    let isOfOneLanguage: Bool
    /// Whether it is the reference of the pair.
    let isSwapped: Bool

    init?(_ facts: ArticleFacts, _ other: ArticleFacts, isSwapped: Bool) {
      guard let own = facts.vocabulary, let languages = facts.languages else { return nil }
      self.facts = facts
      self.languages = languages
      self.other = other
      self.isSwapped = isSwapped
      isOfOneLanguage = facts.article.locale.language == other.article.locale.language
      judge = LanguageJudge(
        own: own, other: isOfOneLanguage ? nil : other.vocabulary, otherLocale: other.article.locale)
    }

    var article: Article { facts.article }

    func block(of match: AlignedPair.Match) -> Int { isSwapped ? match.reference : match.target }
    func counterpart(of match: AlignedPair.Match) -> Int { isSwapped ? match.target : match.reference }
  }

  // MARK: One side

  private static func drifts(of side: Side, _ comparison: Comparison, _ reader: TextReader) -> [Drift] {
    var found: [ForeignBlocks.Item] = []
    var sentences: [Drift] = []
    var ownLength = 0
    // How much of what is surely in no other language is in its own is asked where something is not.
    let (plain, doubtful) = parted(comparison.pair.blocksAndHeadings, side)
    let (allBlocks, allWords) = (side.article.blocks, side.article.words)
    let (otherBlocks, otherWords) = (side.other.article.blocks, side.other.article.words)
    let (judge, languages) = (side.judge, side.languages)
    for (match, hasTwo) in doubtful {
      let (block, counterpart) = (side.block(of: match), side.counterpart(of: match))
      let words = allWords[allBlocks[block].wordIndexes]
      let language = languages[block]
      let mayHoldSentences = language.hasOtherScript || hasTwo
      let textLength = Int(allBlocks[block].textLength)
      if language.isOwn, !mayHoldSentences {
        ownLength += textLength
        continue
      }
      let isSame = isSame(words, as: otherWords[otherBlocks[counterpart].wordIndexes])
      if isSame, side.isOfOneLanguage { continue }
      var verdict: LanguageJudge.Verdict = language.hasOwn ? .own : .unclear
      if isSame || !language.isOwn, isWorthALook(words, language, judge, isSame, hasTwo: hasTwo) {
        verdict = judge.verdict(of: reader.text(block, side.isSwapped), isSame: isSame)
      }
      if case .foreign(var foreign) = verdict {
        // What both sides have in a third language is the translation's matter, or meant to be.
        if isSame, foreign.language?.language != side.other.article.locale.language {
          if side.isSwapped { continue }
          foreign.isCertain = foreign.isCertain && foreign.language == nil
        }
        if isOfThird(foreign, block: counterpart, side) { foreign.isCertain = false }
        if Stamps.isStamp(block, side.article, counterpart, side.other.article) { continue }
        let text = reader.text(block, side.isSwapped)
        if isSame, isQuoted(block, text, side.article) || isStamp(block, text, side.article) {
          foreign.isCertain = false
        }
        found.append(.init(block: block, counterpart: counterpart, foreign: foreign))
        continue
      }
      if case .own = verdict { ownLength += textLength }
      if !isSame, mayHoldSentences { sentences += foreignSentences(side, block, counterpart, reader) }
    }
    if !found.isEmpty {
      for block in plain where side.languages[block].isOwn || side.languages[block].hasOwn {
        ownLength += Int(allBlocks[block].textLength)
      }
    }
    let blocks = ForeignBlocks(found, ownLength: ownLength, side)
    if let whole = blocks.whole { return [whole] }
    return blocks.runs + sentences + metadata(side, comparison, found, reader)
  }

  /// The blocks of a side that are surely in no other language, and what else has words, with whether two of these are of the
  /// other side's language. Complexity: O(words).
  private static func parted(_ matches: [AlignedPair.Match], _ side: Side) -> (
    plain: [Int], doubtful: [(match: AlignedPair.Match, hasTwo: Bool)]
  ) {
    let (blocks, words, judge) = (side.article.blocks, side.article.words, side.judge)
    // Whether the other side has the same says nothing more of them.
    let mayBePlain = judge.own.isLatin && !side.isOfOneLanguage
    var plain: [Int] = []
    var doubtful: [(match: AlignedPair.Match, hasTwo: Bool)] = []
    plain.reserveCapacity(matches.count)
    words.withUnsafeBufferPointer { all in
      for match in matches {
        let block = side.block(of: match)
        let indexes = blocks[block].wordIndexes
        if indexes.isEmpty || !blocks[block].isProse { continue }
        let own = UnsafeBufferPointer(rebasing: all[indexes])
        let hasTwo = own.count >= 2 && judge.other?.has(2, in: own, notOf: judge.own) ?? false
        if !hasTwo, mayBePlain, !side.languages.hasOtherScript(block),
          BlockLanguages.hasWords(own, of: judge.own) || !mayBeOfThird(words[indexes])
        {
          plain.append(block)
        } else {
          doubtful.append((match, hasTwo))
        }
      }
    }
    return (plain, doubtful)
  }

  /// Whether a text and its counterpart are in one and the same language, which is neither side's: it is meant to be.
  private static func isOfThird(_ foreign: LanguageJudge.Foreign, block: Int, _ side: Side) -> Bool {
    guard let language = foreign.language?.language, language != side.article.locale.language,
      language != side.other.article.locale.language
    else { return false }
    let words = side.other.article.words[side.other.article.blocks[block].wordIndexes]
    return LanguageGuess.bestLanguage(of: words)?.tag.language == language
  }

  /// Whether a closer look may find that a block is in another language. Complexity: O(words).
  ///
  /// - Parameter hasTwo: Whether two words are of the other side's language.
  private static func isWorthALook(
    _ words: ArraySlice<UInt32>, _ language: BlockLanguages.Block, _ judge: LanguageJudge, _ isSame: Bool, hasTwo: Bool
  ) -> Bool {
    if language.hasOtherScript { return true }
    if words.count < 3 { return false }
    if judge.own.isLatin {
      return hasTwo && (isSame || hasForeignWords(3, words, judge)) || !language.hasOwn && mayBeOfThird(words)
    }
    return hasTwo || isSame && hasForeignWords(1, words, judge)
      || (LanguageGuess.bestLanguage(of: words)?.count ?? 0) >= 3
  }

  /// Whether a text in Latin letters with few words of its own language may be in neither side's.
  private static func mayBeOfThird(_ words: ArraySlice<UInt32>) -> Bool {
    words.count >= 7 && (LanguageGuess.bestLanguage(of: words)?.count ?? 0) >= 4
  }

  private static func hasForeignWords(_ count: Int, _ words: ArraySlice<UInt32>, _ judge: LanguageJudge) -> Bool {
    words.count >= count && judge.other?.has(count, in: words, notOf: judge.own) ?? false
  }

  private static func foreignSentences(
    _ side: Side, _ block: Int, _ counterpart: Int, _ reader: TextReader
  ) -> [Drift] {
    side.judge.foreignSentences(of: reader.text(block, side.isSwapped)) {
      reader.text(counterpart, !side.isSwapped)
    }.map { range, foreign in
      ForeignBlocks.drift(foreign, range, side.other.article.blocks[counterpart].range, side)
    }
  }

  /// Values that are translated, such as the description.
  private static func metadata(
    _ side: Side, _ comparison: Comparison, _ told: [ForeignBlocks.Item], _ reader: TextReader
  ) -> [Drift] {
    let others = side.other.article.frontMatter
    return side.article.frontMatter.entries(of: .text).compactMap { entry in
      guard entry.value.utf8.count >= 12, let place = others.index(counterpartOf: entry) else { return nil }
      let isSame = entry.value == others.entries[place].value
      if isSame, side.isOfOneLanguage { return nil }
      guard isSame || !side.judge.own.isLatin && entry.value.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
      if !side.judge.own.isLatin, !side.article.source.withBytes({ mayHaveThreeWords($0[entry.range]) }) { return nil }
      let text = RunningText(entry, of: side.article)
      guard case .foreign(var foreign) = side.judge.verdict(of: text, isSame: isSame),
        !told.contains(where: { reader.text($0.block, side.isSwapped).hashes == text.hashes })
      else { return nil }
      // Not all of it is shown to readers.
      foreign.isCertain = false
      return ForeignBlocks.drift(foreign, entry.range, others.entries[place].range, side)
    }
  }

  /// Whether a text may have three words: with fewer, no text in Latin letters is told in a language that has others.
  private static func mayHaveThreeWords(_ text: ByteView) -> Bool {
    var words = 0
    var isInWord = false
    for byte in text.buffer {
      if byte >= 0x80 { return true }
      if ASCII.isLetter(byte), !isInWord { words += 1 }
      isInWord = ASCII.isLetter(byte)
    }
    return words > 2
  }

  /// Whether a text that both sides have is told as somebody else's words, or may be: it stands in a block quote, or
  /// alone behind a colon.
  private static func isQuoted(_ block: Int, _ text: RunningText, _ article: Article) -> Bool {
    let element = article.blocks[block]
    guard element.kind == .paragraph else { return false }
    let start = element.range.start
    let line = article.source.line(article.source.lineIndex(at: start))
    let isInQuote = article.source.bytes[line.start..<start].contains(UInt8(ascii: ">"))
    let isInAlert = element.parent >= 0 && article.blocks[Int(element.parent)].kind == .alert
    if isInQuote, !isInAlert { return true }
    guard text.sentences.count <= 2, text.words.count <= 25, block > 0 else { return false }
    let before = article.blocks[block - 1]
    guard before.isProse, before.kind != .heading, let end = article.lines[before.lineIndexes].last else {
      return false
    }
    let tail = article.source[end].suffix(3)
    return tail.last == UInt8(ascii: ":") || tail.elementsEqual("：".utf8)
  }

  /// Whether a line may be a generator's, which says when it has made a page.
  private static func isStamp(_ block: Int, _ text: RunningText, _ article: Article) -> Bool {
    guard text.words.count <= 12 else { return false }
    return article.literals[article.blocks[block].literalIndexes].contains { literal in
      if literal.kind == .date { return true }
      let text = article.source[literal.range]
      return literal.kind == .number && text.count == 4
        && (text.starts(with: "19".utf8) || text.starts(with: "20".utf8))
    }
  }

  // MARK: The same words

  /// Whether two texts begin or end alike, or have the same in their midst: most texts are told apart by that.
  private static func mayBeSame(_ first: ArraySlice<UInt32>, _ second: ArraySlice<UInt32>) -> Bool {
    first.first == second.first || first.last == second.last
      || !second.isEmpty
        && first[(first.startIndex + first.endIndex) / 2] == second[(second.startIndex + second.endIndex) / 2]
  }

  /// Whether nearly all of the first words are among the second, and there are few others.
  private static func isSame(_ first: ArraySlice<UInt32>, as second: ArraySlice<UInt32>) -> Bool {
    let needed = Int(0.85 * Double(max(1, max(first.count, second.count))))
    if first.count <= needed || !mayBeSame(first, second) { return false }
    if first.elementsEqual(second) { return true }
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
    let known = HashSet(second)
    return first.count { known.contains($0) } > needed
  }
}

/// The texts of the blocks of a pair, each read when it is asked for.
final class TextReader {
  private let pair: AlignedPair
  private let terms: Terms
  private var texts: [[Int: RunningText]] = [[:], [:]]

  init(_ comparison: Comparison) {
    pair = comparison.pair
    terms = comparison.terms
  }

  /// - Parameter isOfReference: Whether the block is one of the reference.
  func text(_ block: Int, _ isOfReference: Bool) -> RunningText {
    let side = isOfReference ? 1 : 0
    if let known = texts[side][block] { return known }
    let text = RunningText(isOfReference ? pair.reference : pair.target, block, terms)
    texts[side][block] = text
    return text
  }
}
