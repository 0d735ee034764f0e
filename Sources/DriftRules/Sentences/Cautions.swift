import LanguageData
import ParallelText

/// Sentences that forbid something or warn of it: readers who lack one are led wrong.
enum Cautions {
  /// Whether one of the sentences of a text is a prohibition, or stands in a box that warns.
  ///
  /// - Complexity: O(bytes of the sentences, and the depth of the block).
  static func areAmong(_ sentences: ArraySlice<BlockSentences.Sentence>, of facts: ArticleFacts) -> Bool {
    guard let first = sentences.first else { return false }
    return isInWarning(first.range, facts.article) || sentences.contains { isProhibition($0, facts.oppositeWords) }
  }

  private static func isInWarning(_ range: SourceRange, _ article: Article) -> Bool {
    var block = article.block(at: range.start).map { Int($0) } ?? -1
    while block >= 0 {
      if article.blocks[block].kind == .alert {
        let kinds = AlertKinds.named(article.text(article.blocks[block].label), in: article.locale)
        if !kinds.isDisjoint(with: [.warning, .danger]) { return true }
      }
      block = Int(article.blocks[block].parent)
    }
    return false
  }

  /// Whether a sentence says that something must not be done, or begins with such an order: `Do not …`.
  private static func isProhibition(_ sentence: BlockSentences.Sentence, _ words: OppositeWords?) -> Bool {
    guard let words else { return false }
    let matches = sentence.prose.bytes.withBytes { words.matches(in: $0[sentence.bytes]) }
    return matches.contains {
      $0.strong.contains(.prohibition)
        || $0.strong.contains(.order) && $0.range.lowerBound <= sentence.bytes.lowerBound + 1
    }
  }
}
