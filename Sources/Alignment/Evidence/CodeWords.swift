import ParallelText

/// The words of a block of code: runs of letters and digits.
struct CodeWords {
  /// Their hashes, ascending.
  private let hashes: [UInt32]

  /// Complexity: O(n log n) for n bytes.
  init(_ article: Article, _ block: Int) {
    let lines = article.lines[article.blocks[block].lineIndexes]
    hashes = article.source.withBytes { bytes in
      var words: [UInt32] = []
      for line in lines {
        var start = line.start
        for index in line.start...line.end {
          if index < line.end, Self.isWord(bytes[index]) { continue }
          if index > start { words.append(WordHash.of(bytes[start..<index])) }
          start = index + 1
        }
      }
      return words.sorted()
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    ASCII.isLetterOrDigit(byte) || byte >= 0x80
  }

  var count: Int { hashes.count }

  /// How many of the words others have as well, in any order, and as often. Complexity: O(words).
  func shared(with others: CodeWords) -> Int {
    var shared = 0
    var i = 0
    var j = 0
    while i < hashes.count, j < others.hashes.count {
      if hashes[i] == others.hashes[j] {
        shared += 1
        i += 1
        j += 1
      } else if hashes[i] < others.hashes[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return shared
  }
}
