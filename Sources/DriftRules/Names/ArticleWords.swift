import ParallelText

/// Asks whether an article has a word anywhere, code and targets of links included.
///
/// It is looked for each time, which is seldom: a table of all words would take longer to make.
struct ArticleWords {
  let article: Article

  /// As it is written, or in the plural. Complexity: O(bytes), but for a few that many times over.
  func contains(_ word: ArraySlice<UInt8>) -> Bool {
    article.source.withBytes { Self.place(of: word, in: $0) != nil }
  }

  /// Whether code has it, or it is the name of an option.
  func isInCode(_ word: ArraySlice<UInt8>) -> Bool { codePlace(of: word, isOption: false) }

  /// Whether it stands behind a dash in code.
  func isOptionInCode(_ word: ArraySlice<UInt8>) -> Bool { codePlace(of: word, isOption: true) }

  private func codePlace(of word: ArraySlice<UInt8>, isOption: Bool) -> Bool {
    article.source.withBytes { bytes in
      func isIn(_ range: SourceRange) -> Bool {
        guard range.count >= word.count, let place = Self.place(of: word, in: bytes[range]) else { return false }
        return !isOption || place > 0 && bytes[place - 1] == UInt8(ascii: "-")
      }
      let isInText = article.literals.contains {
        ($0.kind == .inlineCode || !isOption && $0.kind == .option) && isIn($0.range)
      }
      if isInText { return true }
      let blocks = article.blocks
      return blocks.indices.contains { block in
        // Most blocks have it in no line.
        blocks[block].kind == .code && bytes[blocks[block].range].firstIndex(of: word) != nil
          && article.lines[blocks[block].lineIndexes].contains(where: isIn)
      }
    }
  }

  /// Where a word stands as a whole.
  private static func place(of word: ArraySlice<UInt8>, in bytes: ByteView) -> Int? {
    guard let last = word.last else { return nil }
    var from = bytes.startIndex
    while let place = bytes[from..<bytes.endIndex].firstIndex(of: word) {
      var end = place + word.count
      if end < bytes.endIndex, bytes[end] == UInt8(ascii: "s") { end += 1 }
      if place == bytes.startIndex || !ASCII.isIdentifier(bytes[place - 1]),
        end == bytes.endIndex || !ASCII.isIdentifier(bytes[end]) || !ASCII.isIdentifier(last)
      {
        return place
      }
      from = place + 1
    }
    return nil
  }
}
