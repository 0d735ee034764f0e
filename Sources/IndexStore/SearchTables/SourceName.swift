import ParallelText
import TextAnalysis

/// What an article is called in the source's language, as the table `source_names` holds it: what titles of other languages
/// are held against.
struct SourceName: Sendable {
  /// Of the article's set.
  let id: Int64
  /// Stems, each once, with a space behind each.
  var words: [UInt8] = []

  /// Where nobody says what the source is, names of files and anchors are mostly English.
  private static let usual = LocaleTag("en")!

  /// - Complexity: O(bytes of the titles).
  init(_ aligned: AlignedArticle, _ articles: [Article], id: Int64, _ analyzer: TextAnalyzer) {
    self.id = id
    // Their parts are words, and joined none.
    func parted(_ name: String) -> String { String(name.map { $0.isLetter || $0.isNumber ? $0 : " " }) }
    var names = [parted(SearchTerms.name(of: aligned.key))]
    for (edition, article) in zip(aligned.editions, articles) {
      if edition.locale == aligned.source, let title = edition.title { names.append(title) }
      let top = article.sections.first { $0.level == 1 }
      if let top, top.explicitAnchors > 0 { names.append(parted(top.anchor)) }
    }
    var terms: [UInt8] = []
    analyzer.appendTextTerms(of: names, in: aligned.source ?? Self.usual, to: &terms)
    var seen = Set<ArraySlice<UInt8>>()
    for term in terms.split(separator: UInt8(ascii: " ")) where seen.insert(term).inserted {
      words += term + [UInt8(ascii: " ")]
    }
  }
}
