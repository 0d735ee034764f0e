import ParallelText

/// Placeholders: they may be translated and written in another way, but not vanish.
enum Placeholders {
  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    return comparison.differing.compactMap { missing($0, pair) } + leaked(comparison)
  }

  /// So many are looked for in a block, so that one of nothing but placeholders takes no square of its length.
  private static let limit = 64

  /// One finding a block: a sentence that is gone takes all of its placeholders along.
  private static func missing(_ match: AlignedPair.Match, _ pair: AlignedPair) -> Drift? {
    let theirs = WrittenPlaceholders(pair.reference, match.reference).ranges
    if theirs.isEmpty { return nil }
    if WrittenPlaceholders(pair.target, match.target).ranges.count >= theirs.count { return nil }
    let blocks = parts(of: match.target, pair)
    let own = blocks.flatMap { WrittenPlaceholders(pair.target, $0).ranges }
    if own.count >= theirs.count { return nil }
    // One that is said once more, or without its marks, is there.
    let texts = blocks.map { BlockText(pair.target, $0) }
    var seen = Set<[UInt8]>()
    let lacking = theirs.prefix(limit).filter { range in
      let name = WrittenPlaceholders.name(pair.reference.source[range])
      return seen.insert(Array(name)).inserted && !texts.contains { $0.place(of: name, isEndingFree: true) != nil }
        && !blocks.contains { isInCode(name, behind: $0, pair.target) }
    }
    let kept = Set(own.map { Array(WrittenPlaceholders.name(pair.target.source[$0])) }).count
    let count = min(lacking.count, seen.count - kept)
    guard count > 0, let first = lacking.dropFirst(max(0, lacking.count - count)).first else { return nil }
    var drift = Drift(
      .placeholderMismatch, .warning, 0.8, .missing, "placeholder", target: pair.endOfTarget(match.target),
      reference: first)
    drift.others = count - 1
    return drift
  }

  /// A block with those that it was divided into, and a paragraph right behind it that has no counterpart of its own.
  private static func parts(of block: Int, _ pair: AlignedPair) -> [Int] {
    var parts = [block] + (pair.targetParts[block] ?? [])
    let next = parts[parts.count - 1] + 1
    if next < pair.target.blocks.count, pair.target.blocks[next].kind == .paragraph,
      pair.extraBlocks.contains(where: { $0.element == next })
    {
      parts.append(next)
    }
    return parts
  }

  /// Whether a text is in the code block right behind a paragraph: a command that the other side has in its text.
  private static func isInCode(_ name: ArraySlice<UInt8>, behind block: Int, _ article: Article) -> Bool {
    guard block + 1 < article.blocks.count, article.blocks[block + 1].kind == .code else { return false }
    return article.source[article.blocks[block + 1].range].prefix(longestCommand).firstRange(of: name) != nil
  }

  private static let longestCommand = 2_000

  /// A token that a program put in place of code, and did not take out again.
  private static func leaked(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    var told = Set<UInt64>()
    return LiteralDifferences(comparison, [.inlineCode]).blocks.compactMap { block in
      guard block.target.count < block.reference.count,
        let token = tokens(comparison, block.match).first(where: { told.insert($0.key).inserted }),
        let lost = block.reference.first(where: { isLost($0, block.match, pair) })
      else { return nil }
      return Drift(
        .placeholderMismatch, .warning, 0.85, .differs, "placeholder", target: token.range,
        reference: pair.reference.literals[lost].range)
    }
  }

  private static func isLost(_ code: Int, _ match: AlignedPair.Match, _ pair: AlignedPair) -> Bool {
    BlockText(pair.target, match.target).place(of: pair.reference.bytes(code)) == nil
  }

  /// Variables in braces, and words of capitals and digits, that the reference has nowhere.
  private static func tokens(_ comparison: Comparison, _ match: AlignedPair.Match) -> [(
    range: SourceRange, key: UInt64
  )] {
    let (target, reference) = (comparison.pair.target, comparison.pair.reference)
    let known = comparison.reference.words
    if WrittenPlaceholders(reference, match.reference).ranges.contains(where: {
      reference.source.bytes[$0.start] == UInt8(ascii: "{")
    }) {
      return []
    }
    let variables = target.literals[target.blocks[match.target].literalIndexes].filter { literal in
      let text = target.source[literal.range]
      guard literal.kind == .placeholder || literal.kind == .template, text.first == UInt8(ascii: "{") else {
        return false
      }
      return !known.contains(WrittenPlaceholders.name(text))
    }
    // `{{name}}`
    let bytes = target.source.bytes
    let ranges = variables.map { literal -> SourceRange in
      var (start, end) = (literal.range.start, literal.range.end)
      while start > 0, bytes[start - 1] == UInt8(ascii: "{") { start -= 1 }
      while end < bytes.count, bytes[end] == UInt8(ascii: "}") { end += 1 }
      return SourceRange(start, end)
    }
    let words = comparison.target.names[match.target].filter { name in
      (name.shape == .constant || name.shape == .acronym) && !known.contains(target.source[name.range])
        && !comparison.target.words.isInCode(target.source[name.range])
        && target.source[name.range].contains(where: ASCII.isDigit)
    }
    return ranges.map { ($0, Hash64.ofFolded(target.source[$0])) } + words.map { ($0.range, $0.key) }
  }
}
