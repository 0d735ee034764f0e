import ParallelText
import TextAnalysis

/// What an article is called in the source's language, as the table `source_names` holds it: what titles of other languages
/// are held against.
struct SourceName: Sendable {
  /// Of the article's set.
  let id: Int64
  /// Stems with a space behind each. Between names stands `|`, which FTS5 takes for no word.
  var words: [UInt8] = []

  /// Where nobody says what the source is, names of files and anchors are mostly English.
  private static let usual = LocaleTag("en")!

  /// - Complexity: O(bytes of the titles).
  init(_ aligned: AlignedArticle, _ articles: [Article], id: Int64, _ analyzer: TextAnalyzer) {
    self.id = id
    // Their parts are words, and joined none.
    func parted(_ name: String) -> String {
      String(
        decoding: name.utf8.map { ASCII.isLetterOrDigit($0) || $0 >= 0x80 ? $0 : UInt8(ascii: " ") }, as: UTF8.self)
    }
    var names = [parted(SearchTerms.name(of: aligned.key))]
    for (edition, article) in zip(aligned.editions, articles) {
      if edition.locale == aligned.source, let title = edition.title { names.append(title) }
      let top = article.sections.first { $0.level == 1 }
      if let top, top.explicitAnchors > 0 { names.append(parted(top.anchor)) }
    }
    var seen: Set<[UInt8]> = []
    for name in names {
      var terms: [UInt8] = []
      analyzer.appendTextTerms(of: [name], in: aligned.source ?? Self.usual, to: &terms)
      guard !terms.isEmpty, seen.insert(terms).inserted else { continue }
      if !words.isEmpty { words += Array("\(Self.separator) ".utf8) }
      words += terms
    }
  }

  private static let separator = "|"

  /// The words of each name in a row of `source_names`.
  static func names(in words: String) -> [[String]] {
    words.split(separator: " ").split(separator: Substring(separator)).map { $0.map(String.init) }
  }
}
