import ParallelText

/// Files that list the articles of a site for its generator: they name every problem, and cure none.
enum TableOfContents {
  /// DocFX; GitBook, mdBook; Docsify, and the wikis of GitHub.
  private static let names = ["toc", "summary", "_sidebar", "_navbar"].map { Array($0.utf8) }

  /// Whether a file has the name of one, and half of what it says are links. Complexity: O(blocks).
  static func isOne(_ article: Article) -> Bool {
    let path = article.path.utf8
    let file = path.lastIndex(of: UInt8(ascii: "/")).map { path[path.index(after: $0)...] } ?? path[...]
    let name = file.prefix { $0 != UInt8(ascii: ".") }
    guard names.contains(where: { $0.elementsEqual(name.lazy.map(ASCII.lowercased)) }) else { return false }
    return share(of: article) { _ in true } >= 0.5
  }

  /// A longer file in which nearly all that is said are links to other files of the site: what is new, an index of letters.
  private static let shortestList = 8
  private static let leastLinked = 0.8

  /// Whether a file is a list of others, whatever its name. Complexity: O(blocks).
  static func isList(_ article: Article) -> Bool {
    article.blocks.count >= shortestList && share(of: article, to: isWithinSite) >= leastLinked
  }

  /// Whether a link leads to another file of the site: to no address, and to no place in the same file.
  private static func isWithinSite(_ target: ArraySlice<UInt8>) -> Bool {
    if target.first == UInt8(ascii: "#") || target.starts(with: "mailto:".utf8) { return false }
    guard let colon = target.firstIndex(of: UInt8(ascii: ":")) else { return true }
    return !target[colon...].starts(with: "://".utf8)
  }

  /// The share of blocks with text that have a link, headings apart.
  private static func share(of article: Article, to isWanted: (ArraySlice<UInt8>) -> Bool) -> Double {
    var (said, linked) = (0, 0)
    for block in article.blocks where block.textLength > 0 && block.kind != .heading {
      said += 1
      if article.literals[block.literalIndexes].contains(where: {
        $0.kind == .link && isWanted(article.source[$0.range])
      }
      ) {
        linked += 1
      }
    }
    return said == 0 ? 1 : Double(linked) / Double(said)
  }
}
