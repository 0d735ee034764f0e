import ParallelText

/// The marks of sentences that translations keep: of emphasis, and those at the ends of questions, of orders, and of what leads to a
/// list.
struct KeptMarks {
  private(set) var emphasis = 0
  private(set) var questions = 0
  private(set) var exclamations = 0
  private(set) var colons = 0

  /// - Complexity: O(bytes of the sentences).
  init(_ sentences: some Sequence<BlockSentences.Sentence>, _ article: Article) {
    for sentence in sentences {
      let bytes = article.source[sentence.range]
      var isMark = false
      for byte in bytes {
        let isAsterisk = byte == UInt8(ascii: "*")
        if isAsterisk, !isMark { emphasis += 1 }
        isMark = isAsterisk
      }
      addEnd(sentence.prose.bytes[sentence.bytes])
    }
  }

  private mutating func addEnd(_ text: ArraySlice<UInt8>) {
    let end = text.lastIndex { !ASCII.isSpace($0) } ?? text.startIndex
    switch text[max(text.startIndex, end - 2)...].prefix(3) {
    case let last where last.last == UInt8(ascii: "?") || last.elementsEqual([0xEF, 0xBC, 0x9F]): questions += 1
    case let last where last.suffix(2).elementsEqual([0xD8, 0x9F]): questions += 1
    case let last where last.last == UInt8(ascii: "!") || last.elementsEqual([0xEF, 0xBC, 0x81]): exclamations += 1
    case let last where last.last == UInt8(ascii: ":") || last.elementsEqual([0xEF, 0xBC, 0x9A]): colons += 1
    default: break
    }
  }

  /// Whether a text that has these lacks none of those that another has, though some are of a part that it seems to lack.
  func haveAll(of whole: KeptMarks, with part: KeptMarks) -> Bool {
    [\KeptMarks.emphasis, \.questions, \.exclamations, \.colons].contains {
      part[keyPath: $0] > 0 && self[keyPath: $0] >= whole[keyPath: $0]
    }
  }

  /// Whether each sentence of a text has a line of its own, and another text as many lines.
  static func areLinesKept(
    of whole: [BlockSentences.Sentence], _ article: Article, in other: [BlockSentences.Sentence],
    _ otherArticle: Article
  ) -> Bool {
    whole.count > 1 && ends(whole, article) == whole.count - 1 && ends(other, otherArticle) == whole.count - 1
  }

  private static func ends(_ sentences: [BlockSentences.Sentence], _ article: Article) -> Int {
    article.source[SourceRange(sentences.first!.range.start, sentences.last!.range.end)].count { $0 == 0x0A }
  }
}
