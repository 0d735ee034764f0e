import ParallelText

/// Names of a sample that the translation calls otherwise wherever they stand, so that it works as before.
struct CodeRenames {
  /// A name of the reference with the one that stands for it.
  private struct Rename: Hashable {
    var reference: UInt64
    var target: UInt64
  }

  private var known = Set<Rename>()
  /// Where the first one stands first.
  private(set) var first: (target: SourceRange, reference: SourceRange)?

  init(_ code: CodePair) {
    var candidates: [Rename: (count: Int, isOwn: Bool, target: SourceRange, reference: SourceRange)] = [:]
    var order: [Rename] = []
    var rivals: [UInt64: Set<UInt64>] = [:]
    for block in code.blocks {
      for place in block.places where place.target.count == 1 && place.reference.count == 1 {
        let (own, other) = (
          block.target.tokens[place.target.lowerBound], block.reference.tokens[place.reference.lowerBound]
        )
        guard own.traits.contains(.name), other.traits.contains(.name), own.kind == .program, other.kind == .program
        else { continue }
        let rename = Rename(reference: other.hash, target: own.hash)
        if candidates[rename] == nil { order.append(rename) }
        var candidate = candidates[rename] ?? (0, false, own.range, other.range)
        candidate.count += 1
        if Self.mayBeOwn(place.reference.lowerBound, block.reference) { candidate.isOwn = true }
        candidates[rename] = candidate
        rivals[other.hash, default: []].insert(own.hash)
      }
    }
    // So many names are more than a sample has, and each is looked for in all code.
    for rename in order.prefix(16) {
      guard let found = candidates[rename], found.isOwn, rivals[rename.reference]?.count == 1,
        found.count > 1 || code.pair.target.source[found.target].contains(where: { $0 >= 0x80 })
      else { continue }
      let name = code.pair.reference.source[found.reference]
      let other = code.pair.target.source[found.target]
      if Self.isInCode(name, of: code.pair.target) || Self.isInCode(other, of: code.pair.reference) { continue }
      known.insert(rename)
      if first == nil { first = (found.target, found.reference) }
    }
  }

  func contains(_ target: ArraySlice<UInt8>, for reference: ArraySlice<UInt8>) -> Bool {
    !known.isEmpty && known.contains(Rename(reference: Self.hash(reference), target: Self.hash(target)))
  }

  /// Of a name without the marks of a placeholder.
  private static func hash(_ name: ArraySlice<UInt8>) -> UInt64 {
    var name = name
    while let first = name.first, !ASCII.isWord(first) { name.removeFirst() }
    while let last = name.last, !ASCII.isWord(last) { name.removeLast() }
    return Hash64.of(name)
  }

  /// Whether a name may be one that the sample gives: not an option, a key or a member, nor a function that is called only.
  private static func mayBeOwn(_ index: Int, _ block: CodeBlock) -> Bool {
    let token = block.tokens[index]
    if !token.traits.isDisjoint(with: [.fixed, .command]) { return false }
    guard index + 1 < block.tokens.count, block.tokens[index + 1].range.start == token.range.end,
      block.source.bytes[token.range.end] == UInt8(ascii: "(")
    else { return true }
    // A definition has a word before it.
    return index > 0 && !token.isFirst && !block.tokens[index - 1].isText
      && !block.tokens[index - 1].traits.contains(.mark)
  }

  private static func isInCode(_ name: ArraySlice<UInt8>, of article: Article) -> Bool {
    let search = PhraseSearch([name], ignoringCase: true)
    return article.blocks.indices.contains {
      article.blocks[$0].kind == .code && !article.occurrences(of: search, in: $0, isWhole: true).isEmpty
    }
  }
}
