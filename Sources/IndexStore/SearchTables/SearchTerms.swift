import Auditing
import ParallelText
import TextAnalysis

/// The terms by which one localized file is found, as the tables `names` and `texts` hold them.
struct SearchTerms: Sendable {
  /// Of the file's article.
  let id: Int64
  var title: [UInt8] = []
  var heading: [UInt8] = []
  var slug: [UInt8] = []
  var body: [UInt8] = []

  /// - Parameters:
  ///   - edition: The file's place among the set's.
  ///   - article: The same, parsed.
  /// - Complexity: O(bytes of the text).
  init(_ aligned: AlignedArticle, edition: Int, _ article: Article, id: Int64, _ analyzer: TextAnalyzer) {
    self.id = id
    let seen = aligned.editions[edition].title
    if let entry = article.frontMatter["title"] {
      analyzer.appendNameTerms(of: entry.value, to: &title)
    }
    if let seen { analyzer.appendNameTerms(of: seen, to: &heading) }
    analyzer.appendNameTerms(of: Self.name(of: aligned.key), to: &slug)
    // What it says of other articles would be found in place of them.
    let isList = TableOfContents.isList(article)
    for section in aligned.sections {
      Outline.open(section.level, in: &body)
      if let heading = section.headings[edition], section.level > 1 || heading.text != seen {
        analyzer.appendTextTerms(of: [heading.text], in: article.locale, to: &body)
      }
      Outline.endHeading(in: &body)
      if isList { continue }
      analyzer.appendTextTerms(of: section.rows.compactMap { $0.cells[edition]?.text }, in: article.locale, to: &body)
    }
    let names = article.anchors.filter(\.namesSection).map(\.name) + Labels.texts(of: article.frontMatter)
    Outline.open(0, in: &body)
    Outline.endHeading(in: &body)
    analyzer.appendTextTerms(of: names, in: article.locale, to: &body)
    for code in Labels.codes(of: article.frontMatter) { body += Array(Labels.mark.utf8) + code + [UInt8(ascii: " ")] }
  }

  /// The last part of a key that says something: of a folder's own page the folder's name.
  static func name(of key: String) -> String {
    let parts = key.split(separator: "/")
    let own = ["index", "_index", "readme"]
    return String(parts.last { !own.contains($0.lowercased()) } ?? parts.last ?? "")
  }
}
