import ParallelText

/// A word of prose that is written as a name is: that of a setting, a class, a product, a key.
struct Name {
  /// What it looks like: only names that look alike are taken for one another.
  enum Shape: UInt8, CaseIterable {
    /// `memory.stat`, `System.Management.Automation`, `6.1.0.Final`.
    case dotted
    /// `wait_timeout`.
    case snake
    /// `SCAN_HOME`.
    case constant
    /// `ValueOnly`, `iOS`, `XMLReader`.
    case camel
    /// `DHCP`, without the `s` of a plural.
    case acronym
    /// `F5`.
    case functionKey
    /// `C#`, `C++`.
    case language
    /// `Teams`: whatever begins with a capital, and so every first word of a sentence.
    case capitalized
  }

  var shape: Shape
  /// In the file.
  var range: SourceRange
  /// The same for names that differ in letter case alone.
  var key: UInt64
}

/// The names in the prose of an article, block by block: looked for when first asked for.
final class ArticleNames {
  private let article: Article
  // Nobody else looks at them while they are changed, which is asked for each block.
  @exclusivity(unchecked) private var names: [Name] = []
  /// For each block where its names begin, and where they end; nil of one that was not asked for.
  @exclusivity(unchecked) private var places: [Range<Int32>?]

  init(_ article: Article) {
    self.article = article
    places = Array(filledWith: nil, count: article.blocks.count)
  }

  /// How often a name stands in the prose. Complexity: O(bytes of prose).
  func count(of key: UInt64) -> Int {
    for block in places.indices { find(block) }
    return names.count { $0.key == key }
  }

  /// In the order of the text. Complexity: O(bytes of the block) when first asked for.
  subscript(block: Int) -> ArraySlice<Name> { names[find(block)] }

  /// Where the names of a block stand.
  @discardableResult private func find(_ index: Int) -> Range<Int> {
    if let known = places[index] { return Int(known.lowerBound)..<Int(known.upperBound) }
    let start = names.count
    article.addNames(ofBlock: index, to: &names)
    places[index] = Int32(start)..<Int32(names.count)
    return start..<names.count
  }
}

extension Article {
  /// Whether names are looked for in a block: in prose.
  func mayHaveNames(_ block: Int) -> Bool { blocks[block].isProse && blocks[block].kind != .html }

  fileprivate func addNames(ofBlock index: Int, to names: inout [Name]) {
    guard mayHaveNames(index) else { return }
    let block = blocks[index]
    source.withBytes { bytes in
      literals.withUnsafeBufferPointer { literals in
        var scanner = NameScanner(bytes, UnsafeBufferPointer(rebasing: literals[block.literalIndexes]), .all)
        for line in lines[block.lineIndexes] { scanner.scan(line, &names) }
      }
    }
  }
}
