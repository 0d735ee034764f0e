import LanguageData
import ParallelText

/// The numbers that one block of text has in words, its months and days of the week, and its halves of the day.
struct NumberWords {
  struct Word {
    var range: SourceRange
    var value: Int
    var kind: SpeltNumbers.Kind
    /// The units that may stand behind it, 0 if none is known.
    var unit: UInt64 = 0
    /// How many bytes lie between the end of the number and the end of its unit.
    var unitLength = 0
    /// Whether it is a number beyond doubt: where no spaces stand between words, it may be part of one.
    var isCertain = true

    var traits: NumberTraits { NumberTraits(unit: unit) }
  }

  /// In the order of the text.
  var words: [Word] = []
  /// The words for halves of the day, in the order of the text, and whether they stand before their hours.
  private(set) var halves: [Word] = []
  private(set) var halvesStandBefore = false

  var isEmpty: Bool { words.isEmpty && halves.isEmpty }

  init() {}

  init(_ article: Article, _ block: Int, _ language: SpeltNumbers) {
    article.source.withBytes { bytes in
      for line in article.lines[article.blocks[block].lineIndexes] {
        var scan = NumberWordScan(bytes, line, language)
        words.append(contentsOf: scan.words())
      }
    }
    halvesStandBefore = language.halvesStandBefore
    if words.isEmpty { return }
    halves = words.filter { $0.kind == .dayHalf }
    words.removeAll { $0.kind == .dayHalf }
    if words.isEmpty { return }
    // The million of `2.5 million` is part of the number in digits.
    let numbers = article.literals[article.blocks[block].literalIndexes].filter { $0.kind == .number }
    words.removeAll { word in numbers.contains { $0.range.contains(word.range) } }
  }

  /// Drops what both sides have in words.
  static func cancel(_ first: inout NumberWords, _ second: inout NumberWords) {
    if first.words.isEmpty || second.words.isEmpty { return }
    var table = second.table(\.key)
    first.words.removeAll { table.take(CollectionOfOne($0.key), $0.traits) != nil }
    second.words = table.left(of: second.words)
  }

  /// Drops what the other side has in digits, first of all the digits that are left over there.
  mutating func cancel(_ digits: inout [Int], _ article: Article, _ block: Int) {
    if words.isEmpty { return }
    var table = table { $0.kind == .weekday ? $0.key : Literal.key(ofNumber: $0.value) }
    digits.removeAll { literal in
      let number = article.literals[literal]
      return table.take([number.key, number.alternative], NumberTraits(unit: number.unit)) != nil
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
      dates.contains(word.value)
        || word.kind != .month && word.kind != .weekday && numbers.contains(Literal.key(ofNumber: word.value))
    }
  }

  /// The words by a key of their values.
  private func table(_ key: (Word) -> UInt64) -> AgreementTable {
    var table = AgreementTable(count: words.count)
    for (place, word) in words.enumerated().reversed() { table.add(key(word), word.traits, at: place) }
    return table
  }

  /// The words of a kind that are surely numbers.
  ///
  /// - Parameter isTelling: Without `one` and `first`, which are used as articles and in sayings.
  func evidence(_ kind: SpeltNumbers.Kind, isTelling: Bool = true) -> [Word] {
    words.filter { $0.kind == kind && $0.isCertain && (!isTelling || kind.isTelling($0.value)) }
  }
}

extension NumberWords.Word {
  /// A day of the week is no number: `Tuesday` is not `three`.
  fileprivate var key: UInt64 { UInt64(truncatingIfNeeded: kind == .weekday ? -value : value) }
}
