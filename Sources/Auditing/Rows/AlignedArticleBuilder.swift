import Alignment
import ArticleParsing
import DriftRules
import LanguageData
import ParallelText

/// Makes values of an article's joined locales that stand for themselves.
struct AlignedArticleBuilder {
  private let set: ArticleSet
  private let joined: JoinedArticle
  private let source: Int?
  private let readers: [CellReader]

  /// - Parameter source: The article that the others were translated from, nil if nobody said.
  init(_ set: ArticleSet, _ joined: JoinedArticle, source: Int?) {
    self.set = set
    self.joined = joined
    self.source = source
    readers = set.articles.map(CellReader.init)
  }

  /// Without findings. Complexity: linear in the text.
  func build() -> AlignedArticle {
    var identity = RowIdentity(article: set.key)
    let roles = SectionRoleFinder(set, joined).roles()
    return AlignedArticle(
      key: set.key, source: source.map { set.articles[$0].locale }, editions: zip(set.articles, readers).map(edition),
      sections: zip(joined.sections, roles).map { section, role in
        let lead = set.articles[section.lead].sections[section.members[section.lead]!]
        identity.begin(lead.anchor)
        return AlignedSection(
          anchor: lead.anchor, level: lead.level, parent: section.parent, role: role,
          headings: zip(readers, section.members).map { reader, member in member.flatMap { reader.heading(of: $0) } },
          rows: section.rows.map { row($0, &identity) })
      })
  }

  private func edition(_ article: Article, _ reader: CellReader) -> AlignedArticle.Edition {
    AlignedArticle.Edition(
      locale: article.locale, path: article.path, title: reader.title,
      translation: TranslationMark.kind(of: article), translatedOn: TranslationMark.date(of: article))
  }

  private func row(_ row: JoinedArticle.Row, _ identity: inout RowIdentity) -> AlignedRow {
    let article = set.articles[row.lead]
    let lead = article.blocks[row.members[row.lead]!]
    let kind = AlignedRow.Kind(lead, in: article)
    return AlignedRow(
      id: identity.next(kind, lead, in: article), kind: kind, depth: row.depth, confidence: row.confidence,
      cells: zip(readers, row.members).map { reader, member in member.map { reader.cell(of: $0) } },
      literals: LiteralJoiner.join(row.members, of: set.articles, lead: row.lead))
  }
}

extension AlignedRow.Kind {
  /// Of a block that is no heading.
  init(_ block: Block, in article: Article) {
    switch block.kind {
    case .step: self = .step
    case .item: self = .item
    case .code: self = .code
    case .row: self = .row
    case .image: self = .image
    case .alert: self = .alert
    case .paragraph, .heading: self = .paragraph
    case .html:
      let showsImage = article.literals[block.literalIndexes].contains { $0.kind == .image }
      self = showsImage && block.textLength == 0 ? .image : .paragraph
    }
  }
}
