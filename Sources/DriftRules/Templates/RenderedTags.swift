import ParallelText

/// Tags in whose place a translation has what they render: for `{{term("limit")}}` a link to `/glossary/limit`, or code.
struct RenderedTags {
  private let pair: AlignedPair
  /// Literals of the target that stand for tags already.
  private var taken = Set<Int>()

  /// What is nested in a block is looked at so far.
  private static let blockLimit = 40

  init(_ pair: AlignedPair) { self.pair = pair }

  /// Whether a block has what a tag of the reference renders, once more than the tag's own block has it as it is.
  ///
  /// - Parameter block: The target's block for that of the tag, nil if there is none.
  mutating func take(_ tag: TemplateTag, in block: Int?) -> Bool {
    guard !tag.standsAlone, let block, tag.block >= 0 else { return false }
    let names = Self.names(of: tag, pair.reference)
    if names.isEmpty { return false }
    let own = Self.places(of: names, in: block, pair.target)
    guard own.count > Self.places(of: names, in: tag.block, pair.reference).count,
      let place = own.first(where: { !taken.contains($0) })
    else { return false }
    taken.insert(place)
    return true
  }

  /// Whether a link stands for a tag of the reference's block.
  ///
  /// - Parameter tags: Those of the block.
  static func isRendered(_ link: Int, of target: Article, by tags: [TemplateTag], _ reference: Article) -> Bool {
    tags.contains { tag in
      let names = names(of: tag, reference)
      return !tag.standsAlone && !names.isEmpty && isLink(link, to: names, target)
    }
  }

  // MARK: What a tag says

  /// Its arguments in quotes, and what stands behind the last full stop or slash of each: `limit` of `terms/limit`.
  private static func names(of tag: TemplateTag, _ article: Article) -> [ArraySlice<UInt8>] {
    var ranges: [Range<Int>] = []
    article.source.withBytes { bytes in
      for argument in TagArguments(bytes, tag.arguments.start..<tag.arguments.end) where argument.isQuoted {
        ranges.append(argument.value)
        let mark = bytes[argument.value].lastIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }
        if let mark { ranges.append((mark + 1)..<argument.value.upperBound) }
      }
    }
    return ranges.map { withoutCall(article.source[SourceRange($0)]) }.filter { $0.count > 1 }
  }

  /// `concat` of `concat()`.
  private static func withoutCall(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    name.suffix(2).elementsEqual("()".utf8) ? name.dropLast(2) : name
  }

  // MARK: Where it stands

  /// The links and the inline code in a block that have one of the names; code in the text of such a link is part of it.
  private static func places(of names: [ArraySlice<UInt8>], in block: Int, _ article: Article) -> [Int] {
    let blocks = article.subtree(block).prefix(blockLimit)
    let literals = Int(article.blocks[block].literalRange.0)..<article.blocks[blocks.last!].literalIndexes.upperBound
    let links = literals.filter { article.literals[$0].kind == .link && isLink($0, to: names, article) }
    let texts = links.compactMap { text(ofLink: $0, article) }
    return links
      + literals.filter { literal in
        let range = article.literals[literal].range
        return article.literals[literal].kind == .inlineCode && !texts.contains { $0.contains(range) }
          && isAny(of: names, article.source[range])
      }
  }

  private static func isLink(_ link: Int, to names: [ArraySlice<UInt8>], _ article: Article) -> Bool {
    let target = article.targetBytes(link)
    if names.contains(where: { ends(target, with: $0) }) { return true }
    guard let range = text(ofLink: link, article) else { return false }
    let text = article.source[range]
    let code = text.first == UInt8(ascii: "`") && text.count > 1 ? text.dropFirst().dropLast() : text
    return isAny(of: names, code)
  }

  private static func isAny(of names: [ArraySlice<UInt8>], _ text: ArraySlice<UInt8>) -> Bool {
    let text = withoutCall(text)
    return names.contains { $0.count == text.count && ends(text, with: $0) }
  }

  /// Whether a text ends with a name, as a whole and in any letter case. In addresses other marks stand for its spaces.
  private static func ends(_ text: ArraySlice<UInt8>, with name: ArraySlice<UInt8>) -> Bool {
    let text = text.last == UInt8(ascii: "/") ? text.dropLast() : text
    guard text.count >= name.count else { return false }
    let isSame = zip(text.suffix(name.count), name).allSatisfy { byte, other in
      ASCII.lowercased(byte) == ASCII.lowercased(other)
        || other == 0x20 && (byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-"))
    }
    guard isSame, let before = text.dropLast(name.count).last else { return isSame }
    return !ASCII.isIdentifier(before) && before < 0x80
  }

  /// What stands in the brackets before a link's target, nil if none do.
  private static func text(ofLink link: Int, _ article: Article) -> SourceRange? {
    let bytes = article.source.bytes
    let start = article.literals[link].range.start
    guard start > 2, bytes[start - 1] == UInt8(ascii: "(") || bytes[start - 1] == UInt8(ascii: "["),
      bytes[start - 2] == UInt8(ascii: "]")
    else { return nil }
    var depth = 0
    var index = start - 2
    while index >= 0, start - index < 400 {
      if bytes[index] == UInt8(ascii: "]") { depth += 1 } else if bytes[index] == UInt8(ascii: "[") { depth -= 1 }
      if depth == 0 { return SourceRange(index + 1, start - 2) }
      index -= 1
    }
    return nil
  }
}
