import LanguageData
import ParallelText

/// What words with opposites a block has, sentence by sentence as far as its marks show, and of a row cell by cell: no abbreviation
/// is known, nor a name with a full stop, and no phrase that two lines share. Good enough to see that two blocks agree.
struct MarkedSentences {
  private(set) var kinds: [(strong: OppositeWords.Kinds, weak: OppositeWords.Kinds)] = []
  /// Of the sentence that has not ended yet.
  private var open: (strong: OppositeWords.Kinds, weak: OppositeWords.Kinds) = ([], [])
  private var isOpen = false

  /// Complexity: O(bytes of the block).
  init(_ article: Article, _ block: Int, _ words: OppositeWords) {
    let isRow = article.blocks[block].kind == .row
    article.source.withBytes { bytes in
      for line in article.lines[article.blocks[block].lineIndexes] {
        let text = bytes.fromZero(line)
        var start = 0
        SentenceMarks.forEach(in: text.buffer, SourceRange(0, text.count)) { mark in
          words.addKinds(in: text[start..<mark], to: &open)
          start = mark
          close()
        }
        words.addKinds(in: text[start...], to: &open)
        isOpen = isOpen || text[start...].contains(where: ASCII.isWord)
        if isRow { close() }
      }
    }
    if isOpen { close() }
  }

  private mutating func close() {
    kinds.append(open)
    open = ([], [])
    isOpen = false
  }
}
