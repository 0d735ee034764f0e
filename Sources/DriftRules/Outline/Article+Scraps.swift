import ParallelText

extension Article {
  /// A paragraph of a few words is hardly one of its own.
  private static let fewLetters = 12
  private static let lettersOfEnd = 40

  /// Whether a block is a few words that lead to something else, or the end of a sentence around code.
  func isScrap(_ block: Int) -> Bool {
    guard blocks[block].kind == .paragraph, blocks[block].literalIndexes.isEmpty else { return false }
    let length = Int(blocks[block].textLength)
    return length < Self.fewLetters || length < Self.lettersOfEnd && endsSentence(block)
  }

  /// Whether a paragraph stands behind code, and what stands before that has no mark at its end.
  private func endsSentence(_ block: Int) -> Bool {
    guard block > 1, blocks[block - 1].kind == .code, blocks[block - 2].kind == .paragraph,
      blocks[block - 2].parent == blocks[block].parent, !isLeadIn(block - 2),
      let line = lines[blocks[block - 2].lineIndexes].last, let last = text(line).last(where: { !$0.isWhitespace })
    else { return false }
    return last.isLetter || last == "," || last == "、"
  }
}
