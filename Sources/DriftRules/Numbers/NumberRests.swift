import ParallelText

/// Numbers of a block that nothing was found for and that say nothing: the minutes of a full hour, `1` for `a`.
enum NumberRests {
  /// Drops them.
  static func settle(_ block: inout LiteralDifferences.InBlock, _ pair: AlignedPair) {
    if block.target.isEmpty && block.reference.isEmpty { return }
    dropFullHours(&block.target, pair.target, besides: block.reference, pair.reference)
    dropFullHours(&block.reference, pair.reference, besides: block.target, pair.target)
    dropOnes(&block.target, pair.target, moreThan: block.reference.count)
    dropOnes(&block.reference, pair.reference, moreThan: block.target.count)
    dropFractions(&block.target, pair.target, besides: block.reference, pair.reference)
    dropFractions(&block.reference, pair.reference, besides: block.target, pair.target)
  }

  /// `18:00` is `6 PM`; but `18:00` is not `18:30`.
  private static func dropFullHours(
    _ literals: inout [Int], _ article: Article, besides others: [Int], _ other: Article
  ) {
    if others.contains(where: { isMinutes($0, other) }) { return }
    literals.removeAll { isMinutes($0, article) && article.literals[$0].isNumber(0) }
  }

  /// Whether a number of two digits stands right behind another one and a mark for hours.
  private static func isMinutes(_ literal: Int, _ article: Article) -> Bool {
    guard literal > 0, article.literals[literal].kind == .number, article.literals[literal].range.count == 2 else {
      return false
    }
    let gap = article.literals[literal].range.start - article.literals[literal - 1].range.end
    guard (1...12).contains(gap) else { return false }
    let between = article.source[
      SourceRange(article.literals[literal - 1].range.end, article.literals[literal].range.start)]
    return between.contains { $0 == UInt8(ascii: ":") || $0 >= 0x80 || ASCII.isLetter($0) }
      && !between.contains { $0 == UInt8(ascii: ",") || $0 == 0x0A }
  }

  /// `a month` is `1 か月`.
  private static func dropOnes(_ literals: inout [Int], _ article: Article, moreThan count: Int) {
    if literals.count <= count { return }
    literals.removeAll { article.literals[$0].kind == .number && article.literals[$0].isNumber(1) }
  }

  /// `½` is `half`, which is no number here; only another fraction is another number.
  private static func dropFractions(
    _ literals: inout [Int], _ article: Article, besides others: [Int], _ other: Article
  ) {
    func isFraction(_ literal: Int, _ article: Article) -> Bool {
      article.source[article.literals[literal].range].first.map { $0 == 0xC2 || $0 == 0xE2 } ?? false
    }
    func isPart(_ literal: Int) -> Bool {
      isFraction(literal, other) || Dates.values(other, literal).count == 2
    }
    if others.contains(where: isPart) { return }
    literals.removeAll { isFraction($0, article) }
  }
}
