import LanguageData
import ParallelText

/// Messages of programs that a translation quotes as they stand on the screen, and not word for word.
enum QuotedMessages {
  private struct Quote {
    var range: SourceRange
    /// In small letters, without punctuation.
    var words: [ArraySlice<UInt8>]
  }

  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    if pair.target.locale.language == pair.reference.locale.language { return [] }
    let isForeign = !comparison.target.isMostlyASCII
    var found: [Drift] = []
    var marks = Marks()
    for match in pair.blocks where mayHaveQuotes(pair.reference, match.reference, &marks) {
      let theirs = quotes(pair.reference, match.reference)
      if theirs.isEmpty { continue }
      let own = quotes(pair.target, match.target)
      if own.isEmpty { continue }
      let known = Set(theirs.map(\.words))
      let kept = Set(own.map(\.words))
      found += own.compactMap { quote in
        if known.contains(quote.words) { return nil }
        guard let other = theirs.first(where: { !kept.contains($0.words) && isSlip(quote.words, $0.words) }),
          isForeign || isUntranslated(quote.words, comparison)
        else { return nil }
        return Drift(
          .literalMismatch, .warning, 0.85, .differs, "message", target: quote.range, reference: other.range)
      }
    }
    return found
  }

  /// Whether one word in three at most is another one, and no form of it.
  private static func isSlip(_ words: [ArraySlice<UInt8>], _ others: [ArraySlice<UInt8>]) -> Bool {
    guard words.count == others.count else { return false }
    let different = zip(words, others).filter { $0 != $1 }
    return !different.isEmpty && different.count * 3 <= words.count
      && different.allSatisfy { $0.count > 1 && $1.count > 1 && $0.allSatisfy { $0 < 0x80 } }
  }

  /// Whether words are of the reference's language, where both are written in Latin letters.
  private static func isUntranslated(_ words: [ArraySlice<UInt8>], _ comparison: Comparison) -> Bool {
    let hashes = words.map { WordHash.of($0) }[...]
    guard let theirs = comparison.reference.vocabulary?.count(in: hashes) else { return false }
    return theirs > comparison.target.vocabulary?.count(in: hashes) ?? 0
  }

  /// What marks of quotation begin with.
  private struct Marks {
    private var straight = ByteFinder(UInt8(ascii: "\""))
    private var angle = ByteFinder(0xC2)
    private var curly = ByteFinder(0xE2)
    private var corner = ByteFinder(0xE3)

    mutating func areIn(_ range: SourceRange, of bytes: ByteView) -> Bool {
      straight.isIn(range, of: bytes) || curly.isIn(range, of: bytes) || angle.isIn(range, of: bytes)
        || corner.isIn(range, of: bytes)
    }
  }

  /// Most blocks have none of the marks.
  private static func mayHaveQuotes(_ article: Article, _ block: Int, _ marks: inout Marks) -> Bool {
    article.blocks[block].isProse
      && article.source.withBytes { marks.areIn(article.blocks[block].range, of: $0) }
  }

  /// Quotes of three words or more, of ASCII.
  private static func quotes(_ article: Article, _ block: Int) -> [Quote] {
    guard article.blocks[block].isProse else { return [] }
    var found: [Quote] = []
    article.source.withBytes { bytes in
      for line in article.lines[article.blocks[block].lineIndexes] { addQuotes(in: bytes[line], to: &found) }
    }
    return found
  }

  private static func addQuotes(in bytes: ByteView, to found: inout [Quote]) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard mayOpen(bytes[index]), let mark = opening(bytes, index) else {
        index += 1
        continue
      }
      let start = index + mark.length
      guard let close = bytes[start..<bytes.endIndex].firstIndex(of: mark.close[...]) else { return }
      if let quote = quote(bytes[start..<close]) { found.append(quote) }
      index = close + mark.close.count
    }
  }

  private static func quote(_ text: ByteView) -> Quote? {
    guard text.count < 400, text.allSatisfy({ $0 < 0x80 || $0 == 0xC2 || $0 == 0xA0 }),
      !text.contains(where: isMarkup)
    else { return nil }
    let words = text.split { !ASCII.isLetterOrDigit($0) && $0 != UInt8(ascii: "'") && $0 < 0x80 || $0 >= 0x80 }
    guard words.count > 2, words.count(where: { $0.contains(where: ASCII.isLower) }) > 2 else { return nil }
    let start = text.firstIndex(where: ASCII.isLetterOrDigit) ?? text.startIndex
    let end = text.lastIndex { $0 > 0x20 && $0 < 0x80 }.map { $0 + 1 } ?? text.endIndex
    return Quote(
      range: SourceRange(start, end), words: words.map { Array($0.map(ASCII.lowercased))[...] })
  }

  private static func isMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "`"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "*"), UInt8(ascii: "\\"), UInt8(ascii: "="), UInt8(ascii: "|"):
      true
    default: false
    }
  }

  private static func mayOpen(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == 0xC2 || byte == 0xE2 || byte == 0xE3
  }

  /// The marks of quotation of all languages, by CLDR; a single one may be an apostrophe.
  private static func opening(_ bytes: ByteView, _ index: Int) -> (length: Int, close: [UInt8])? {
    let rest = bytes[index..<bytes.endIndex]
    switch bytes[index] {
    case UInt8(ascii: "\""): return (1, [UInt8(ascii: "\"")])
    case 0xC2 where rest.starts(with: "«".utf8): return (2, Array("»".utf8))
    case 0xE2:
      if rest.starts(with: "“".utf8) { return (3, Array("”".utf8)) }
      if rest.starts(with: "„".utf8) {
        return (3, Array((rest.firstIndex(of: Array("“".utf8)[...]) == nil ? "”" : "“").utf8))
      }
      return nil
    case 0xE3:
      if rest.starts(with: "「".utf8) { return (3, Array("」".utf8)) }
      if rest.starts(with: "『".utf8) { return (3, Array("』".utf8)) }
      return nil
    default: return nil
    }
  }
}
