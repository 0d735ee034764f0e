import LanguageData
import ParallelText

/// What a translation has for its own readers: items and paragraphs whose links all lead to pages in their language, and what
/// stands in a component that the reference does not know.
enum LocalAdditions {
  /// - Complexity: O(bytes of the links).
  static func are(_ blocks: [Int], _ article: Article) -> Bool {
    var links: [Literal] = []
    for block in blocks {
      for part in article.subtree(block) {
        links += article.literals[article.blocks[part].literalIndexes].filter { $0.kind == .link || $0.kind == .url }
      }
    }
    if links.isEmpty { return false }
    let marks = LocaleMarks(article.locale)
    return links.allSatisfy { link in
      let target = LinkTarget(article.source[article.linkTarget(link)])
      return !target.host.isEmpty && target.without(marks).isMarked
    }
  }

  /// Whether tags that have their lines for themselves hold all of the blocks, and the other side has none of that name:
  /// `<TranslationNote>`.
  static func areFramed(_ blocks: [Int], _ article: Article, without other: Article) -> Bool {
    guard let first = blocks.first, let last = blocks.last else { return false }
    return article.tags.contains { tag in
      guard let end = tag.contentEnd, tag.standsAlone, tag.hasName,
        tag.range.end <= article.blocks[first].range.start, article.extent(last).end <= end
      else { return false }
      let name = article.name(of: tag)
      return !other.tags.contains { other.name(of: $0).elementsEqual(name) }
    }
  }
}
