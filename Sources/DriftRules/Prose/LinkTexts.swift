import ParallelText

/// What a reader sees of a link, or of an image that is not shown.
enum LinkTexts {
  /// Links with nothing to click, where the reference's have text.
  static func emptyLinks(_ pair: AlignedPair) -> [Drift] {
    empty(.link, pair).map { target, _ in
      Drift(
        .linkMismatch, .warning, 0.9, .intrinsic, "link \(pair.target.text(target.range)) has no text",
        target: target.range, reference: nil)
    }
  }

  /// Images without alternative text, where the reference's have some.
  static func emptyImages(_ pair: AlignedPair) -> [Drift] {
    empty(.image, pair).map { target, reference in
      let text = "image \(pair.target.text(target.range)) has no alt text"
      return Drift(
        .imageMismatch, .warning, 0.85, .intrinsic, text, target: target.range, reference: reference.range)
    }
  }

  /// The literals of a kind whose text is empty, each with the reference's counterpart, which has one.
  private static func empty(_ kind: LiteralKind, _ pair: AlignedPair) -> [(target: Literal, reference: Literal)] {
    var found: [(Literal, Literal)] = []
    // Most articles have none.
    guard pair.target.literals.contains(where: { $0.kind == kind && isEmpty($0, in: pair.target) }) else { return [] }
    for match in pair.blocksAndHeadings {
      let literals = pair.target.literals[pair.target.blocks[match.target].literalIndexes]
      guard literals.contains(where: { $0.kind == kind && isEmpty($0, in: pair.target) }) else { continue }
      let own = literals.filter { $0.kind == kind }
      let others = pair.reference.literals[pair.reference.blocks[match.reference].literalIndexes].filter {
        $0.kind == kind
      }
      // In the order of the text, where there are as many; else by where they lead.
      for (place, literal) in own.enumerated() where isEmpty(literal, in: pair.target) {
        let other = own.count == others.count ? others[place] : others.first { $0.key == literal.key }
        if let other, !isEmpty(other, in: pair.reference) { found.append((literal, other)) }
      }
    }
    return found
  }

  /// Whether nothing stands between the brackets before a target: `[](a.md)`, `![](a.png)`.
  private static func isEmpty(_ literal: Literal, in article: Article) -> Bool {
    let start = literal.range.start
    guard start >= 3 else { return false }
    let before = article.source.bytes[(start - 3)..<start]
    guard before.elementsEqual("[](".utf8) else { return false }
    return (start > 3 && article.source.bytes[start - 4] == UInt8(ascii: "!")) == (literal.kind == .image)
  }
}
