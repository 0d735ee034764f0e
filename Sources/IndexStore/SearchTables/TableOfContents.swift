import ParallelText

/// Files that list the articles of a site for its generator: they name every problem, and cure none.
enum TableOfContents {
  /// DocFX; GitBook, mdBook; Docsify, and the wikis of GitHub.
  private static let names: Set<String> = ["toc", "summary", "_sidebar", "_navbar"]

  /// Whether a file has the name of one, and half of what it says are links. Complexity: O(blocks).
  static func isOne(_ article: Article) -> Bool {
    let file = article.path.split(separator: "/").last ?? ""
    guard names.contains(file.prefix { $0 != "." }.lowercased()) else { return false }
    let said = article.blocks.filter { $0.textLength > 0 }
    let linked = said.count { block in
      article.literals[block.literalIndexes].contains { $0.kind == .link }
    }
    return 2 * linked >= said.count
  }
}
