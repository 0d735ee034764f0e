import ParallelText

/// Options of commands in prose, told from dashes between words.
enum Options {
  /// Whether two that differ are options: an article has code with one of them, or both articles have another one in common.
  static func areOptions(_ target: Int, _ reference: Int, in match: AlignedPair.Match, _ comparison: Comparison) -> Bool
  {
    let pair = comparison.pair
    // One that ran together with the one before it is its own.
    let (own, their) = (pair.target.bytes(target), pair.reference.bytes(reference))
    let (short, long) = own.count < their.count ? (own, their) : (their, own)
    if long.count > short.count + 2, long.suffix(short.count).elementsEqual(short) { return false }
    if isDash(target, pair.target, match.target) || isDash(reference, pair.reference, match.reference) { return false }
    func isInCode(_ literal: Int, _ facts: ArticleFacts) -> Bool {
      let name = facts.article.bytes(literal).drop { $0 == UInt8(ascii: "-") }
      return facts.words.isOptionInCode(name)
    }
    return isInCode(target, comparison.target) || isInCode(reference, comparison.reference)
      || !options(pair.target).isDisjoint(with: options(pair.reference))
  }

  private static func options(_ article: Article) -> Set<UInt64> {
    Set(article.literals.lazy.filter { $0.kind == .option }.map(\.key))
  }

  /// `--such as these--`: a dash that is closed by another one.
  private static func isDash(_ literal: Int, _ article: Article, _ block: Int) -> Bool {
    let bytes = article.source.bytes
    let start = article.literals[literal].range.start
    guard bytes[start...].starts(with: "--".utf8) else { return false }
    var index = start + 2
    let end = article.blocks[block].range.end
    while index + 2 < end {
      if bytes[index] == UInt8(ascii: "-"), bytes[index + 1] == UInt8(ascii: "-"), bytes[index - 1] != 0x20 {
        return bytes[index - 1] != UInt8(ascii: "-") && !ASCII.isLetterOrDigit(bytes[index + 2])
      }
      index += 1
    }
    return false
  }
}
