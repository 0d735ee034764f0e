import IndexStore
import ParallelText
import Reports

/// What there is to do in a locale as XLIFF 2.1: the segments that findings are about, with both texts.
enum WorkListXLIFF {
  /// - Returns: `XLIFFDocument`'s units of rows and headings with an open finding; what the locale lacks is in none.
  static func render(_ site: Site, from source: LocaleTag, to locale: LocaleTag) throws -> [UInt8] {
    let ids = site.content.articles.filter { article in
      article[locale].map { $0.errors + $0.warnings + $0.notes > 0 } ?? false
    }.map(\.id)
    var document = XLIFFDocument(source: source, target: locale)
    var bytes = document.header()
    try site.readers.read { index in
      for id in ids {
        guard let (article, findings) = try index.article(id) else { continue }
        let own = Set(findings.lazy.filter { $0.target.locale == locale }.map(\.fingerprint))
        bytes += document.piece(keeping(own, of: article))
      }
    }
    return bytes + document.footer()
  }

  /// The article with nothing but what has some of the findings: sections stay, since ids count them.
  private static func keeping(_ findings: Set<String>, of article: AlignedArticle) -> AlignedArticle {
    var article = article
    for section in article.sections.indices {
      article.sections[section].findings.removeAll { !findings.contains($0) }
      if article.sections[section].findings.isEmpty {
        article.sections[section].headings = article.editions.map { _ in nil }
      }
      article.sections[section].rows = article.sections[section].rows.compactMap { row in
        var row = row
        row.findings.removeAll { !findings.contains($0) }
        return row.findings.isEmpty ? nil : row
      }
    }
    return article
  }
}
