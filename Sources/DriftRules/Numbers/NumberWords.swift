import LanguageData
import ParallelText

/// The numbers that one block of text has in words, and its months.
struct NumberWords {
  struct Word {
    var range: SourceRange
    var value: Int
    var kind: SpeltNumbers.Kind
    /// The unit behind it, 0 if none is known.
    var unit: UInt8 = 0
    /// How many bytes lie between the end of the number and the end of its unit.
    var unitLength = 0
    /// Whether it is a number beyond doubt: where no spaces stand between words, it may be part of one.
    var isCertain = true
  }

  /// In the order of the text.
  var words: [Word] = []

  init() {}

  init(_ article: Article, _ block: Int, _ language: SpeltNumbers) {
    article.source.withBytes { bytes in
      for line in article.lines[article.blocks[block].lineIndexes] { scan(bytes, line, language) }
    }
  }

  /// Drops what both sides have in words.
  static func cancel(_ first: inout NumberWords, _ second: inout NumberWords) {
    if first.words.isEmpty || second.words.isEmpty { return }
    var table = second.table { UInt64(truncatingIfNeeded: $0) }
    first.words.removeAll { table.take(CollectionOfOne(UInt64(truncatingIfNeeded: $0.value)), unit: $0.unit) != nil }
    second.words = table.left(of: second.words)
  }

  /// Drops what the other side has in digits, first of all the digits that are left over there.
  mutating func cancel(_ digits: inout [Int], _ article: Article, _ block: Int) {
    if words.isEmpty { return }
    var table = table(Literal.key(ofNumber:))
    digits.removeAll { literal in
      let number = article.literals[literal]
      return table.take([number.key, number.alternative], unit: number.unit) != nil
    }
    words = table.left(of: words)
    if words.isEmpty { return }
    var numbers = Set<UInt64>()
    var dates = Set<Int>()
    for literal in article.blocks[block].literalIndexes {
      let number = article.literals[literal]
      if number.kind == .date {
        dates.formUnion(Dates.values(article, literal))
      } else {
        numbers.formUnion([number.key, number.alternative])
      }
    }
    words.removeAll { word in
      // The day of a date is not its month, even if both are 5.
      dates.contains(word.value) || word.kind != .month && numbers.contains(Literal.key(ofNumber: word.value))
    }
  }

  /// The words by a key of their values.
  private func table(_ key: (Int) -> UInt64) -> AgreementTable {
    var table = AgreementTable(count: words.count)
    for (place, word) in words.enumerated().reversed() { table.add(key(word.value), unit: word.unit, at: place) }
    return table
  }

  /// The words of a kind that are surely numbers.
  func evidence(_ kind: SpeltNumbers.Kind) -> [Word] {
    words.filter { $0.kind == kind && $0.isCertain && kind.isTelling($0.value) }
  }

  private mutating func scan(_ bytes: ByteView, _ line: SourceRange, _ language: SpeltNumbers) {
    var index = line.start
    while index < line.end {
      switch bytes[index] {
      case UInt8(ascii: "`"): index = end(of: UInt8(ascii: "`"), bytes, index, line)
      case UInt8(ascii: "<"): index = end(of: UInt8(ascii: ">"), bytes, index, line)
      case UInt8(ascii: "]") where index + 1 < line.end && bytes[index + 1] == UInt8(ascii: "("):
        index = end(of: UInt8(ascii: ")"), bytes, index, line)
      default:
        let start = index
        while index < line.end, let length = Self.letterLength(bytes, index) { index += length }
        if index == start {
          index += 1
        } else {
          add(bytes, SourceRange(start, min(index, line.end)), line, language)
        }
      }
    }
  }

  private mutating func add(_ bytes: ByteView, _ range: SourceRange, _ line: SourceRange, _ language: SpeltNumbers) {
    guard range.count < 60 else { return }
    let hash = WordHash.of(bytes[range])
    // `May`, `March` and `sept` are months beside a day or a year.
    if let month = language.month(hash: hash), hasDigitNear(bytes, range, line) {
      words.append(Word(range: range, value: month, kind: .month))
    } else if let number = language.number(bytes[range], hash: hash) {
      add(Word(range: range, value: number.value, kind: number.kind), bytes, line, language)
    } else if language.isRunning {
      var index = range.start
      while index < range.end {
        if let number = language.numberAtStart(of: bytes[index..<range.end]) {
          let place = SourceRange(index, index + number.length)
          add(Word(range: place, value: number.value, kind: .cardinal), bytes, line, language)
          index = place.end
        } else {
          index = min(index + (Self.letterLength(bytes, index) ?? 1), range.end)
        }
      }
    }
  }

  private mutating func add(_ word: Word, _ bytes: ByteView, _ line: SourceRange, _ language: SpeltNumbers) {
    var word = word
    let isRunning = language.isRunning
    var start = word.range.end
    if !isRunning, start < line.end, bytes[start] == 0x20 { start += 1 }
    var end = start
    while end < line.end, let length = Self.letterLength(bytes, end) { end += length }
    let next = bytes[start..<min(end, line.end)]
    word.unit = Units.unit(of: next)?.unit ?? 0
    if word.unit != 0 { word.unitLength = min(end, line.end) - word.range.end }
    word.isCertain = !isRunning || word.unit != 0 || language.isCounted(next)
    words.append(word)
  }

  private func hasDigitNear(_ bytes: ByteView, _ range: SourceRange, _ line: SourceRange) -> Bool {
    func isDigit(_ index: Int) -> Bool {
      ASCII.isDigit(bytes[index])
        || bytes[index] >= 0xD9 && index + 1 < line.end
          && (bytes[index] == 0xD9 && (0xA0...0xA9).contains(bytes[index + 1]))
    }
    return (max(line.start, range.start - 6)..<range.start).contains(where: isDigit)
      || (range.end..<min(line.end, range.end + 6)).contains(where: isDigit)
  }

  private func end(of mark: UInt8, _ bytes: ByteView, _ start: Int, _ line: SourceRange) -> Int {
    bytes[(start + 1)..<line.end].firstIndex(of: mark).map { $0 + 1 } ?? start + 1
  }

  /// The length of the letter at `index`, or of a dash within a word; nil between words.
  private static func letterLength(_ bytes: ByteView, _ index: Int) -> Int? {
    let byte = bytes[index]
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): return 1
    case 0..<0xC3: return nil
    case 0xC3...0xDF: return 2
    // General punctuation, and that of East Asia.
    case 0xE2, 0xEF: return nil
    case 0xE3: return bytes[index + 1] == 0x80 ? nil : 3
    case 0xE0...0xEF: return 3
    default: return 4
    }
  }
}
