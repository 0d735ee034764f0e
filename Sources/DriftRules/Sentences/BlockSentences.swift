import LanguageData
import ParallelText
import TextAnalysis

/// The sentences of a block, or of a cell of a row, as their readers see them.
struct BlockSentences {
  struct Sentence {
    /// In the file, without the spaces around it.
    var range: SourceRange
    /// How many letters it has, of which one of Han, kana or Hangul is worth three; code counts as a short word.
    var length = 0
    /// What a lexicon may know of it, ascending, each once.
    var tokens: [UInt32] = []
    /// Its words in small letters.
    var words: [String] = []
    /// Whether it ends with a mark that ends sentences, or a colon.
    var isEnded = false
    /// How many commas it has before its end; how many semicolons, colons, brackets and dashes; and how many words that join
    /// sentences.
    var commas = 0
    var strongMarks = 0
    var joins = 0
    /// Places in `Article.literals`.
    var literals: [Int] = []
  }

  private(set) var sentences: [Sentence] = []

  /// - Parameters:
  ///   - blocks: A block, and the further ones that are part of it.
  ///   - cell: Of a row which of its cells.
  /// - Complexity: O(length of the blocks).
  init(_ facts: ArticleFacts, _ blocks: [Int], cell: Int? = nil) {
    for block in blocks { add(facts, block, cell) }
  }

  private mutating func add(_ facts: ArticleFacts, _ block: Int, _ cell: Int?) {
    let prose = VisibleProse(facts.article, block, without: Self.hidden, cell: cell)
    let text = PlainText(prose.bytes)
    var start = 0
    for end in facts.sentenceBreaker.ends(in: text.units) {
      if end < text.units.count, Self.isOpenEnd(text.units[start..<end], facts.sentenceWords) { continue }
      add(text, start..<end, prose, facts, block)
      start = end
    }
  }

  /// What is no prose: names of files stay, since they may end in what looks like a full stop.
  private static let hidden = VisibleProse.code

  private mutating func add(
    _ text: PlainText, _ units: Range<Int>, _ prose: VisibleProse, _ facts: ArticleFacts, _ block: Int
  ) {
    let article = facts.article
    var (low, high) = (units.lowerBound, units.upperBound)
    while low < high, text.units[low] == 0x20 { low += 1 }
    while high > low, text.units[high - 1] == 0x20 { high -= 1 }
    if low == high { return }
    let bytes = text.starts[low]..<text.starts[high]
    var sentence = Sentence(range: prose.range(bytes))
    sentence.read(Array(prose.bytes[bytes]))
    sentence.joins = facts.sentenceWords.joins(sentence.words, prose.bytes[bytes])
    sentence.literals = article.blocks[block].literalIndexes.filter {
      sentence.range.contains(article.literals[$0].range)
    }
    // A mark alone, or a number that a list may have, is part of what follows; at the end of what stands before.
    if sentence.length == 0 {
      guard var last = sentences.popLast() else { return }
      last.range.upper = max(last.range.upper, sentence.range.upper)
      last.isEnded = last.isEnded || sentence.isEnded
      last.literals += sentence.literals
      sentences.append(last)
      return
    }
    sentences.append(sentence)
  }

  /// Whether a full stop ends an abbreviation, and not a sentence.
  private static func isOpenEnd(_ units: ArraySlice<UInt16>, _ words: SentenceWords) -> Bool {
    var text = String(decoding: units.suffix(24), as: UTF16.self)[...]
    text = text.trimmingSuffix { $0.isWhitespace }[...]
    guard text.last == "." else { return false }
    text.removeLast()
    // With what stands before it, up to a bracket: `z. B`.
    let parts = text.split { $0.isWhitespace || $0 == "(" || $0 == "/" || $0 == "\u{A0}" }.suffix(3)
    guard let last = parts.last else { return true }
    if last.count == 1, let letter = last.first, letter.isLetter {
      if letter.isLowercase { return true }
      if let before = parts.dropLast().last, before.count == 2, before.hasSuffix("."), before.first!.isLetter {
        return true
      }
    }
    // A number alone counts the items of a list.
    if units.count < 6, last.allSatisfy(\.isNumber) { return true }
    if last.contains("."), last.split(separator: ".").allSatisfy({ $0.count == 1 && $0.first!.isLetter }) { return true }
    for count in 1...parts.count where words.isAbbreviation(parts.suffix(count).joined().lowercased()) { return true }
    return false
  }
}

extension BlockSentences.Sentence {
  private static let ends: Set<Character> = [
    ".", "!", "?", "…", ":", "։", "؟", "۔", "।", "॥", "။", "።", "។", "。", "！", "？", "．", "：", ";", "\u{37E}",
  ]
  private static let commas: Set<Character> = [",", "،", "、", "，", "\u{55D}"]
  private static let strongMarks: Set<Character> = [";", ":", "(", "—", "–", "؛", "；", "：", "（", "·"]

  /// Counts and hashes what a sentence has.
  fileprivate mutating func read(_ text: [UInt8]) {
    var word: [UInt8] = []
    var found: [UInt32] = []
    text.withBytes { bytes in
      Lexicon.appendPairs(of: bytes, to: &found)
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        var next = index + 1
        while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
        let script = byte < 0x80 ? (ASCII.isIdentifier(byte) ? Script.latin : .none) : Script.of(bytes, at: index)
        if byte == 0 { length += 4 }
        if script != .none || byte == 0xCC || byte == 0xCD {
          if byte != UInt8(ascii: "_") { length += script == .none ? 0 : script.weight }
          word.append(contentsOf: bytes[index..<next])
        } else {
          endWord(&word, &found)
        }
        index = next
      }
      endWord(&word, &found)
    }
    let characters = String(decoding: text, as: UTF8.self)
    let tail = characters.reversed().first { !"\"'”’»)]）」』* \0".contains($0) }
    isEnded = tail.map(Self.ends.contains) ?? false
    let inner = characters.dropLast(2)
    commas = inner.count(where: Self.commas.contains)
    // A dash between spaces as people type it.
    strongMarks =
      inner.count(where: Self.strongMarks.contains) + inner.split(separator: " ").count { $0 == "-" || $0 == "--" }
    found.sort()
    tokens = found.enumerated().filter { $0 == 0 || found[$0 - 1] != $1 }.map(\.1)
  }

  private mutating func endWord(_ word: inout [UInt8], _ found: inout [UInt32]) {
    if word.isEmpty { return }
    found.append(WordHash.of(word))
    words.append(String(decoding: word, as: UTF8.self).lowercased())
    word.removeAll(keepingCapacity: true)
  }
}

/// Text in UTF-16 for ICU, without brackets and targets of links; code is a capital.
private struct PlainText {
  private(set) var units: [UInt16] = []
  /// For each unit where its byte stands, and behind the last one the end.
  private(set) var starts: [Int] = []

  init(_ bytes: [UInt8]) {
    units.reserveCapacity(bytes.count)
    starts.reserveCapacity(bytes.count + 1)
    var place = 0
    var index = 0
    let target: [UInt8] = [UInt8(ascii: "]"), UInt8(ascii: "("), 0]
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "]"), bytes[index...].starts(with: target) {
        // With the title of the link, if it has one.
        let end = bytes[index...].prefix(200).firstIndex(of: UInt8(ascii: ")")) ?? index + 2
        index = end + 1
        continue
      }
      place = index
      let byte = bytes[index]
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      let end = min(bytes.count, index + length)
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "]"): break
      case 0: append([UInt16(UInt8(ascii: "X"))], place)
      case 0x20: append([0x20], place)
      default: append(Array(String(decoding: bytes[index..<end], as: UTF8.self).utf16), place)
      }
      index = end
    }
    starts.append(bytes.count)
  }

  private mutating func append(_ more: [UInt16], _ place: Int) {
    for unit in more {
      units.append(unit)
      starts.append(place)
    }
  }
}
