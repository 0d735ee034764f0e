extension AlignedArticle {
  /// The article in some of its locales: without the others' editions, and without the sections and rows that only
  /// those have. Findings stay where their row does.
  ///
  /// - Parameter locales: In any order; those that the article lacks are passed over.
  public func keeping(_ locales: Set<LocaleTag>) -> AlignedArticle {
    let kept = editions.indices.filter { locales.contains(editions[$0].locale) }
    if kept.count == editions.count { return self }
    var article = self
    article.editions = kept.map { editions[$0] }
    if let source, !locales.contains(source) { article.source = nil }
    // Sections are named by their places as parents, so all stay in the count until the end.
    var places: [Int?] = []
    article.sections = []
    for section in sections {
      var own = section
      own.headings = kept.map { section.headings[$0] }
      own.rows = section.rows.compactMap { Self.row($0, keeping: kept) }
      own.parent = section.parent.flatMap { places[$0] }
      let isEmpty = section.level > 0 && own.headings.allSatisfy { $0 == nil } && own.rows.isEmpty
      places.append(isEmpty ? own.parent : article.sections.count)
      if !isEmpty { article.sections.append(own) }
    }
    return article
  }

  private static func row(_ row: AlignedRow, keeping kept: [Int]) -> AlignedRow? {
    var own = row
    own.cells = kept.map { row.cells[$0] }
    if own.cells.allSatisfy({ $0 == nil }) { return nil }
    own.literals = row.literals.compactMap { literal in
      let values = kept.map { literal.values[$0] }
      return values.allSatisfy { $0 == nil } ? nil : AlignedLiteral(kind: literal.kind, values: values)
    }
    return own
  }
}
