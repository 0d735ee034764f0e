import ParallelText

/// Files that list the articles of a site for its generator: they name every problem, and cure none.
enum TableOfContents {
  /// DocFX; GitBook, mdBook; Docsify, and the wikis of GitHub.
  private static let names: Set<String> = ["toc", "summary", "_sidebar", "_navbar"]

  /// Whether a file has the name of one, and half of what it says are links. Complexity: O(blocks).
  static func isOne(_ article: Article) -> Bool {
    let file = article.path.split(separator: "/").last ?? ""
    guard names.contains(file.prefix { $0 != "." }.lowercased()) else { return false }
    return share(of: article) { _ in true } >= 0.5
  }

  /// A longer file in which nearly all that is said are links to other files of the site: what is new, an index of letters.
  private static let shortestList = 8
  private static let leastLinked = 0.8

  /// Whether a file is a list of others, whatever its name. Complexity: O(blocks).
  static func isList(_ article: Article) -> Bool {
    article.blocks.count >= shortestList
      && share(of: article) { !$0.contains("://") && !$0.hasPrefix("#") && !$0.hasPrefix("mailto:") } >= leastLinked
  }

  /// The share of blocks with text that have a link, headings apart.
  private static func share(of article: Article, to isWanted: (String) -> Bool) -> Double {
    var (said, linked) = (0, 0)
    for block in article.blocks where block.textLength > 0 && block.kind != .heading {
      said += 1
      if article.literals[block.literalIndexes].contains(where: { $0.kind == .link && isWanted(article.text($0.range)) }
      ) {
        linked += 1
      }
    }
    return said == 0 ? 1 : Double(linked) / Double(said)
  }
}
