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

/// The names in the prose of an article, block by block.
struct ArticleNames {
  private var names: [Name] = []
  /// For each block where its names begin, and at last where they end.
  private var starts: [Int32] = []

  /// Complexity: O(bytes of prose).
  init(_ article: Article) {
    starts.reserveCapacity(article.blocks.count + 1)
    article.source.withBytes { bytes in
      for block in article.blocks {
        starts.append(Int32(names.count))
        if !block.isProse || block.kind == .html { continue }
        var scanner = NameScanner(bytes, article.literals[block.literalIndexes])
        for line in article.lines[block.lineIndexes] { scanner.scan(line, &names) }
      }
    }
    starts.append(Int32(names.count))
  }

  /// How often a name stands in the prose. Complexity: O(names).
  func count(of key: UInt64) -> Int { names.count { $0.key == key } }

  /// In the order of the text.
  subscript(block: Int) -> ArraySlice<Name> { names[Int(starts[block])..<Int(starts[block + 1])] }
}
