/// A place whose findings of some rules are accepted, by a comment in the text.
public struct Ignore: Sendable {
  /// Names of rules, as written.
  public var rules: [String]
  /// Why, in one line; empty if nobody said.
  public var reason: String
  /// The comment.
  public var comment: SourceRange
  /// The block that the comment stands in; a block of HTML if it stands alone.
  public var block: Int

  public init(rules: [String], reason: String, comment: SourceRange, block: Int) {
    self.rules = rules
    self.reason = reason
    self.comment = comment
    self.block = block
  }
}

extension Article {
  /// The first comment that accepts findings of a rule at a place, a byte offset.
  public func ignore(of rule: RuleID, at place: Int) -> Ignore? {
    ignores.first { ignore in
      guard ignore.rules.contains(rule.rawValue) else { return false }
      let scope = scope(of: ignore)
      return scope.start <= place && place <= scope.end
    }
  }

  /// The first comment that accepts findings of a rule about the file as a whole: before the first heading, or in it.
  public func ignoreOfFile(_ rule: RuleID) -> Ignore? {
    let heading = sections.indices.first { sections[$0].level > 0 }
    let end = heading.map { blocks[sections[$0].blocks.lowerBound].range.end } ?? .max
    return ignores.first { $0.rules.contains(rule.rawValue) && $0.comment.start < end }
  }

  /// Where an ignored finding may be: in the comment's own block, or, of a comment that stands alone, from the end of
  /// what stands before it (where something missing would stand) to the end of the next block with all in it.
  public func scope(of ignore: Ignore) -> SourceRange {
    let own = blocks[ignore.block]
    guard own.kind == .html, own.textLength == 0 else { return extent(ignore.block) }
    let before = ignore.block > 0 ? blocks[ignore.block - 1].range.end : ignore.comment.start
    var next = ignore.block + 1
    // Comments may follow one another.
    while next < blocks.count, blocks[next].kind == .html, blocks[next].textLength == 0 { next += 1 }
    return SourceRange(before, next < blocks.count ? extent(next).end : ignore.comment.end)
  }
}
