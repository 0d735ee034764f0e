import ParallelText

/// Lists in the order of the alphabet: where their items stand says nothing of what they are worth.
enum SortedLists {
  /// Fewer items are in order by chance.
  private static let leastItems = 5
  /// So many letters of an item are compared.
  private static let letters = 12

  /// The share of neighbours in order that shows it: entries are added at the end, too.
  private static let leastShare = 0.75

  /// Whether the items of a list begin in the order of the alphabet, whatever the case and the marks around their first words.
  ///
  /// - Parameter item: One of them.
  /// - Complexity: O(blocks of the list).
  static func contain(_ item: Int, _ article: Article) -> Bool {
    let block = article.blocks[item]
    guard block.kind == .item else { return false }
    let names = items(ofListOf: item, article).compactMap {
      article.blocks[$0].lineIndexes.first.map { beginning(of: article.lines[$0], article) }
    }
    guard names.count >= leastItems else { return false }
    let ascending = zip(names, names.dropFirst()).count { !$1.lexicographicallyPrecedes($0) }
    return Double(ascending) >= leastShare * Double(names.count - 1)
  }

  /// An item's list goes on for as long as blocks are in it, or nested in its items.
  private static func items(ofListOf item: Int, _ article: Article) -> [Int] {
    let block = article.blocks[item]
    func isWithin(_ index: Int) -> Bool {
      article.blocks[index].list == block.list || article.blocks[index].depth > block.depth
    }
    let blocks = article.sections[Int(block.section)].blocks
    let start = (blocks.lowerBound..<item).last { !isWithin($0) }.map { $0 + 1 } ?? blocks.lowerBound
    let end = (item..<blocks.upperBound).first { !isWithin($0) } ?? blocks.upperBound
    return (start..<end).filter { article.blocks[$0].list == block.list && article.blocks[$0].kind == .item }
  }

  private static func beginning(of line: SourceRange, _ article: Article) -> [UInt8] {
    article.source[line].lazy.filter { ASCII.isLetterOrDigit($0) || $0 >= 0x80 }.prefix(letters).map(ASCII.lowercased)
  }
}
