import ParallelText

extension Article {
  private static let closingMarks = Array("*_\"')]`".utf8)

  /// How many sentences a block has, by its marks: of European scripts before a space, of Asian ones anywhere. The last may have
  /// none.
  ///
  /// - Complexity: O(length of the block).
  func sentences(inBlock block: Int) -> Int {
    var count = 0
    // Whether letters have come since the last mark.
    var isOpen = false
    func end() {
      count += 1
      isOpen = false
    }
    for line in lines[blocks[block].lineIndexes] {
      let text = source[line]
      for index in text.indices {
        switch text[index] {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"):
          // Behind the mark a quotation, a bracket or bold letters may end.
          var next = index + 1
          while next < text.endIndex, Self.closingMarks.contains(text[next]) { next += 1 }
          // A colon within a line leads on: French has more of them.
          if next == text.endIndex || text[next] == 0x20 && text[index] != UInt8(ascii: ":") { end() }
        case 0xE3 where text[index...].starts(with: "。".utf8): end()
        case 0xE0 where text[index...].starts(with: "।".utf8): end()
        case 0xEF where ["！", "？", "：", "．"].contains { text[index...].starts(with: $0.utf8) }: end()
        case 0xD8 where text[index...].starts(with: "؟".utf8): end()
        // Quotation marks begin with these, and no letters of a sentence that goes on.
        case 0x80..<0xC3, 0xE2: break
        case 0xE3 where index + 1 < text.endIndex && text[index + 1] == 0x80: break
        case let byte: if ASCII.isLetter(byte) || byte >= 0xC3 { isOpen = true }
        }
      }
    }
    return isOpen ? count + 1 : count
  }
}
