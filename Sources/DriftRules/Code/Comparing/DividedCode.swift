import ParallelText

/// Blocks of code that are several neighbours on the other side: a command in one, and what it prints in the next.
struct DividedCode {
  /// By matched blocks the two that say what the counterpart says in one, in the order of the text.
  private(set) var targets: [Int: [Int]] = [:]
  private(set) var references: [Int: [Int]] = [:]
  /// Blocks without a counterpart that are no gaps: the parts, and the paragraphs around them.
  private(set) var targetParts = Set<Int>()
  private(set) var referenceParts = Set<Int>()
  private(set) var drifts: [Drift] = []
  /// Of all matched blocks the reference's by the target's.
  private let matched: [Int: Int]

  init(_ code: CodePair) {
    let pair = code.pair
    let (extra, missing) = (Self.code(pair.extraBlocks, pair.target), Self.code(pair.missingBlocks, pair.reference))
    if extra.isEmpty, missing.isEmpty {
      matched = [:]
      return
    }
    matched = Dictionary(pair.blocks.map { ($0.target, $0.reference) }, uniquingKeysWith: { first, _ in first })
    let matches = pair.blocks.filter {
      pair.target.blocks[$0.target].kind == .code && pair.reference.blocks[$0.reference].kind == .code
    }
    let own = Side(article: pair.target, gaps: pair.extraBlocks, matches: matches, by: \.target)
    let other = Side(article: pair.reference, gaps: pair.missingBlocks, matches: matches, by: \.reference)
    for part in extra {
      guard let found = own.whole(of: part, code.reference, \.reference, code.language),
        targets[found.match.target] == nil
      else { continue }
      targets[found.match.target] = found.blocks
      targetParts.formUnion([part] + found.leadIn)
      add(part, of: pair.target, found.match.reference, of: pair.reference)
      addParagraphs(behind: found.blocks[found.blocks.count - 1], own, found.match.reference, other)
    }
    for part in missing {
      guard let found = other.whole(of: part, code.target, \.target, code.language),
        targets[found.match.target] == nil, references[found.match.reference] == nil
      else { continue }
      references[found.match.reference] = found.blocks
      referenceParts.formUnion([part] + found.leadIn)
      add(found.match.target, of: pair.target, part, of: pair.reference)
      addParagraphs(behind: found.match.target, own, found.blocks[found.blocks.count - 1], other)
    }
  }

  private static func code(_ gaps: [AlignedPair.Gap], _ article: Article) -> [Int] {
    gaps.map(\.element).filter { article.blocks[$0].kind == .code }
  }

  private mutating func add(_ target: Int, of own: Article, _ reference: Int, of other: Article) {
    drifts.append(
      Drift(
        .codeMismatch, .note, 0.9, .intrinsic, "code is split into blocks differently",
        target: own.blocks[target].range, reference: other.blocks[reference].range))
  }

  /// A paragraph right behind that has no counterpart on either side, with what goes on alike, is each other's.
  private mutating func addParagraphs(behind block: Int, _ own: Side, _ reference: Int, _ other: Side) {
    guard let first = own.paragraph(behind: block), let second = other.paragraph(behind: reference) else { return }
    let (behind, behindOther) = (own.block(behind: first), other.block(behind: second))
    let goesOn = behind.map { matched[$0] == behindOther && behindOther != nil } ?? (behindOther == nil)
    guard goesOn else { return }
    targetParts.insert(first)
    referenceParts.insert(second)
  }
}

/// One of the two articles, with what it has alone.
private struct Side {
  let article: Article
  let gaps: Set<Int>
  let matches: [Int: AlignedPair.Match]

  /// A longer paragraph between two blocks is more than what leads to the second.
  private static let longestLeadIn = 100

  init(
    article: Article, gaps: [AlignedPair.Gap], matches: [AlignedPair.Match], by side: (AlignedPair.Match) -> Int
  ) {
    self.article = article
    self.gaps = Set(gaps.map(\.element))
    self.matches = Dictionary(matches.map { (side($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The match that a block without a counterpart belongs to, with both blocks that do, and the paragraph that leads to it.
  ///
  /// - Parameters:
  ///   - other: The other article.
  ///   - counterpart: The other article's block of a match.
  ///   - language: The language that a match is read in.
  func whole(
    of part: Int, _ other: ArticleFacts, _ counterpart: (AlignedPair.Match) -> Int,
    _ language: (AlignedPair.Match) -> CodeLanguage
  ) -> (match: AlignedPair.Match, blocks: [Int], leadIn: [Int])? {
    for (neighbour, leadIn) in neighbours(of: part) {
      guard let match = matches[neighbour] else { continue }
      let blocks = [neighbour, part].sorted()
      let language = language(match)
      if are(blocks, with: part, other.code(of: counterpart(match), in: language), language) {
        return (match, blocks, leadIn)
      }
    }
    return nil
  }

  /// Whether blocks are together what one of the other side is: that has no line that they lack, and none of the part is missing there.
  private func are(_ blocks: [Int], with part: Int, _ whole: CodeBlock, _ language: CodeLanguage) -> Bool {
    let own = CodeBlock(article, blocks, language)
    guard own.lines.count <= 2 * whole.lines.count else { return false }
    let count = CodeBlock.lines(of: article, part).count
    let lines = blocks[0] == part ? 0..<count : (own.lines.count - count)..<own.lines.count
    var found = Set<Int>()
    for hunk in LineDiff.hunks(own, whole) {
      if hunk.target.isEmpty, !hunk.reference.allSatisfy({ Self.isComment($0, whole) }) { return false }
      if hunk.isPair(own, whole) { found.insert(hunk.target.lowerBound) }
    }
    let telling = lines.filter { !Self.isComment($0, own) }
    return !telling.isEmpty && telling.allSatisfy(found.contains) && found.contains { !lines.contains($0) }
  }

  private static func isComment(_ line: Int, _ code: CodeBlock) -> Bool {
    code.tokens[code.tokensOfLines[line]].allSatisfy { $0.kind == .comment }
  }

  /// The blocks of code before and behind one, with the short paragraph between, if it is a gap as well.
  func neighbours(of block: Int) -> [(block: Int, leadIn: [Int])] {
    [-1, 1].compactMap { step in
      var next = block + step
      var leadIn: [Int] = []
      if isBeside(next, block), article.blocks[next].kind == .paragraph,
        article.blocks[next].textLength <= Self.longestLeadIn
      {
        if gaps.contains(next) { leadIn.append(next) }
        next += step
      }
      return isBeside(next, block) && article.blocks[next].kind == .code ? (next, leadIn) : nil
    }
  }

  /// A paragraph without a counterpart right behind a block.
  func paragraph(behind block: Int) -> Int? {
    self.block(behind: block).flatMap { article.blocks[$0].kind == .paragraph && gaps.contains($0) ? $0 : nil }
  }

  func block(behind block: Int) -> Int? { isBeside(block + 1, block) ? block + 1 : nil }

  private func isBeside(_ block: Int, _ other: Int) -> Bool {
    article.blocks.indices.contains(block) && article.blocks[block].section == article.blocks[other].section
      && article.blocks[block].parent == article.blocks[other].parent
  }
}
