import ParallelText

extension Article {
  /// How many sentences a block ends, by its marks: of European scripts before a space, of Asian ones anywhere.
  func sentences(inBlock block: Int) -> Int {
    var count = 0
    for line in lines[blocks[block].lineIndexes] {
      let text = source[line]
      for index in text.indices {
        switch text[index] {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"):
          if index + 1 == text.endIndex || text[index + 1] == 0x20 { count += 1 }
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
