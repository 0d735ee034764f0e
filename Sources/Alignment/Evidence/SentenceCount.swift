import ParallelText

extension Article {
  private static let closingMarks = Array("*_\"')]`".utf8)

  /// How many sentences a block ends, by its marks: of European scripts before a space, of Asian ones anywhere.
  func sentences(inBlock block: Int) -> Int {
    var count = 0
    for line in lines[blocks[block].lineIndexes] {
      let text = source[line]
      for index in text.indices {
        switch text[index] {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"):
          // Behind the mark a quotation, a bracket or bold letters may end.
          var next = index + 1
          while next < text.endIndex, Self.closingMarks.contains(text[next]) { next += 1 }
          // A colon within a line leads on: French has more of them.
          if next == text.endIndex || text[next] == 0x20 && text[index] != UInt8(ascii: ":") { count += 1 }
        case 0xE3 where text[index...].starts(with: "。".utf8): count += 1
        case 0xE0 where text[index...].starts(with: "।".utf8): count += 1
        case 0xEF where ["！", "？", "：", "．"].contains { text[index...].starts(with: $0.utf8) }: count += 1
        case 0xD8 where text[index...].starts(with: "؟".utf8): count += 1
        default: break
        }
      }
    }
    return count
  }
}
