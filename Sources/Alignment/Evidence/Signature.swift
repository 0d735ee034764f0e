import ParallelText

extension Article {
  /// A hash of what translation leaves unchanged in some blocks, literals and code; nil if they have none of it.
  ///
  /// Names of buttons and menus are translated. Complexity: O(literals).
  func signature(of blocks: Range<Int>) -> UInt64? {
    var hash = Hash64()
    var isEmpty = true
    for block in blocks {
      let block = self.blocks[block]
      if block.kind == .code {
        hash.combine(block.key)
        isEmpty = false
      }
      for literal in literals[block.literalIndexes] where literal.kind != .uiLabel {
        hash.combine(literal.key)
        isEmpty = false
      }
    }
    return isEmpty ? nil : hash.value
  }
}
