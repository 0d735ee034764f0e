import LanguageData
import ParallelText

/// What a translation has for its own readers: items and paragraphs whose links all lead to pages in their language.
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
}
