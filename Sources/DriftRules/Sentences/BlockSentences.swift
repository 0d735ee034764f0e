import LanguageData
import ParallelText
import TextAnalysis

/// The sentences of a block, or of a cell of a row, as their readers see them.
struct BlockSentences {
  struct Sentence {
    /// In the file, without the spaces around it.
    var range: SourceRange
    /// The text that it was read of, and where it stands there; a zero stands for what was left out.
    var prose: VisibleProse
    var bytes: Range<Int>
    var text: SentenceText
    /// Places in `Article.literals`.
    var literals: [Int]

    /// In letters of an alphabet.
    var length: Int { text.length }

    /// What a lexicon knows of it, ascending, each once.
    ///
    /// - Parameter known: What the lexicon knows at all.
    func tokens(among known: HashSet<UInt32>) -> [UInt32] {
      prose.bytes.withBytes { text.tokens($0.fromZero(SourceRange(bytes)), among: known) }
    }
  }

  private(set) var sentences: [Sentence] = []

  /// In letters of an alphabet.
  var length: Int { sentences.reduce(0) { $0 + $1.length } }

  /// The texts of two blocks that belong together, made as they are asked for: of rows cell by cell, and none if one has more
  /// cells.
  static func texts(_ match: AlignedPair.Match, _ comparison: Comparison) -> [(
    target: () -> BlockSentences, reference: () -> BlockSentences
  )] {
    let pair = comparison.pair
    let (own, other) = (pair.target.blocks[match.target], pair.reference.blocks[match.reference])
    guard own.kind == .row else {
      let targets = BlockCounts.blocks(match.target, pair.targetParts)
      let references = BlockCounts.blocks(match.reference, pair.referenceParts)
      return [
        ({ BlockSentences(comparison.target, targets) }, { BlockSentences(comparison.reference, references) })
      ]
    }
    guard own.lineIndexes.count == other.lineIndexes.count else { return [] }
    return (0..<own.lineIndexes.count).map { cell in
      (
        { BlockSentences(comparison.target, [match.target], cell: cell) },
        { BlockSentences(comparison.reference, [match.reference], cell: cell) }
      )
    }
  }

  /// - Parameters:
  ///   - blocks: A block, and the further ones that are part of it.
  ///   - cell: Of a row which of its cells.
  /// - Complexity: O(length of the blocks).
  init(_ facts: ArticleFacts, _ blocks: [Int], cell: Int? = nil) {
    for block in blocks { add(facts, block, cell) }
  }

  private mutating func add(_ facts: ArticleFacts, _ block: Int, _ cell: Int?) {
    // Names of files stay, and may have full stops; all else that is no prose does not.
    let prose = VisibleProse(facts.article, block, without: VisibleProse.code, cell: cell)
    let text = PlainText(prose.bytes)
    let words = facts.sentenceWords
    var start = 0
    for end in facts.sentenceBreaker.ends(in: text.units) {
      if end < text.units.count {
        let sentence = text.units[start..<end]
        if Self.isQuotation(sentence, text.units[end]) || Self.isOpenEnd(sentence, words)
          || Self.isTorn(sentence, text.units[end...])
        {
          continue
        }
      }
      add(text, start..<end, prose, facts, words, block)
      start = end
    }
  }

  private mutating func add(
    _ text: PlainText, _ units: Range<Int>, _ prose: VisibleProse, _ facts: ArticleFacts, _ words: SentenceWords,
    _ block: Int
  ) {
    var (low, high) = (units.lowerBound, units.upperBound)
    while low < high, text.units[low] == 0x20 { low += 1 }
    while high > low, text.units[high - 1] == 0x20 { high -= 1 }
    if low == high { return }
    var start = Int(text.starts[low])
    // The bracket of a link that a sentence begins with is not among the units.
    if start > 0, prose.bytes[start - 1] == UInt8(ascii: "[") { start -= 1 }
    let bytes = start..<Int(text.starts[high])
    let range = prose.range(bytes)
    let read = prose.bytes.withBytes { SentenceText($0.fromZero(SourceRange(bytes)), words) }
    let indexes = facts.article.blocks[block].literalIndexes
    let literals = indexes[indexes.partitioningIndex { facts.article.literals[$0].range.lower >= range.lower }...]
      .prefix { facts.article.literals[$0].range.lower <= range.upper }
      .filter { range.contains(facts.article.literals[$0].range) }
    // A mark alone is part of what stands before it.
    if read.length == 0 {
      guard let last = sentences.indices.last else { return }
      sentences[last].range.upper = max(sentences[last].range.upper, range.upper)
      sentences[last].text.isEnded = sentences[last].text.isEnded || read.isEnded
      sentences[last].literals += literals
      return
    }
    sentences.append(Sentence(range: range, prose: prose, bytes: bytes, text: read, literals: literals))
  }

  /// Whether a full stop ends an abbreviation or a part of a name, and not a sentence.
  private static func isOpenEnd(_ units: ArraySlice<UInt16>, _ words: SentenceWords) -> Bool {
    var end = units.endIndex
    while end > units.startIndex, units[end - 1] == 0x20 { end -= 1 }
    guard end > units.startIndex, units[end - 1] == UInt16(UInt8(ascii: ".")) else { return false }
    end -= 1
    let first = units[..<end].lastIndex(of: 0x20).map { $0 + 1 } ?? units.startIndex
    // A word alone is part of a name that was torn apart, or a number that counts the items of a list.
    if first == units.startIndex { return true }
    // Most sentences end in a word that is too long to be an abbreviation, or whose last letters none has.
    if end - first > longestAbbreviation { return false }
    let (mayBeKnown, letters) = words.mayEndAbbreviation(units[first..<end])
    if !mayBeKnown, letters > 1 { return false }
    let text = string(units[max(units.startIndex, end - 2 * longestAbbreviation)..<end])
    let parts = text.unicodeScalars.split { isSpace($0) || $0 == "(" || $0 == "/" }.suffix(3).map { Substring($0) }
    guard let last = parts.last else { return true }
    let phrases = mayBeKnown ? parts.indices.reversed().map { parts[$0...].joined().lowercased() } : []
    if phrases.contains(where: words.endsList) { return false }
    if isOneLetter(last) {
      if last.first!.isLowercase { return true }
      // `z. B.`, and the initial of somebody's name.
      if let before = parts.dropLast().last,
        before.first!.isUppercase || before.count == 2 && before.hasSuffix(".") && before.first!.isLetter
      {
        return true
      }
    }
    if last.utf8.contains(UInt8(ascii: ".")),
      last.split(separator: ".").allSatisfy({ $0.count == 1 && $0.first!.isLetter })
    {
      return true
    }
    return phrases.contains(where: words.isAbbreviation)
  }

  /// Whether what ends is a quotation to which a particle is joined: `“…다.”라고`, `「…。」と`.
  private static func isQuotation(_ units: ArraySlice<UInt16>, _ next: UInt16) -> Bool {
    guard let last = units.last, quotes.contains(last) else { return false }
    return (0x3041...0x309F).contains(next) || (0xAC00...0xD7AF).contains(next)
  }

  private static let quotes: [UInt16] = [0x22, 0x27, 0x2019, 0x201D, 0x300D, 0x300F]

  /// Whether a full stop stands within a name that was torn apart: `System. Management. Automation`.
  private static func isTorn(_ units: ArraySlice<UInt16>, _ rest: ArraySlice<UInt16>) -> Bool {
    func isName(_ word: ArraySlice<UInt16>) -> Bool {
      guard word.last == UInt16(UInt8(ascii: ".")), let first = word.first.flatMap({ Unicode.Scalar($0) }) else {
        return false
      }
      return first.isASCII ? ASCII.isUpper(UInt8(first.value)) : first.properties.isUppercase
    }
    guard isName(rest.prefix { $0 != 0x20 }) else { return false }
    let end = units.lastIndex { $0 != 0x20 } ?? units.startIndex
    let text = units[units.startIndex...end]
    return isName(text[(text.lastIndex(of: 0x20).map { $0 + 1 } ?? text.startIndex)...])
  }

  private static func isOneLetter(_ word: Substring) -> Bool {
    // To look for the end of a character takes long.
    if word.utf8.count > 1, word.utf8.allSatisfy({ $0 < 0x80 }) { return false }
    return word.index(after: word.startIndex) == word.endIndex && word.first!.isLetter
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? ASCII.isSpace(UInt8(scalar.value)) : scalar.properties.isWhitespace
  }

  /// The same as `String(decoding:as:)`, which takes many times as long for UTF-16.
  private static func string(_ units: ArraySlice<UInt16>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(3 * units.count)
    for unit in units {
      guard !UTF16.isSurrogate(unit) else { return String(decoding: units, as: UTF16.self) }
      if unit < 0x80 {
        bytes.append(UInt8(unit))
        continue
      }
      if unit >= 0x800 { bytes.append(0xE0 | UInt8(unit >> 12)) }
      bytes.append(unit < 0x800 ? 0xC0 | UInt8(unit >> 6) : 0x80 | UInt8(unit >> 6 & 0x3F))
      bytes.append(0x80 | UInt8(unit & 0x3F))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let longestAbbreviation = 10
}
