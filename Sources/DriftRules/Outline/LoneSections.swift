import ParallelText

/// Sections that only one side has.
enum LoneSections {
  /// Whether the target has a section of its own where one is missing: that may be an older one under another name.
  static func isReplaced(_ gap: AlignedPair.Gap, _ pair: AlignedPair) -> Bool {
    let block = pair.target.firstBlock(from: gap.place)
    return pair.extraSections.contains { extra in
      let section = pair.target.sections[extra.element]
      return section.blocks.lowerBound == block && section.level == pair.reference.sections[gap.element].level
    }
  }

  /// Whether a section is a mere line with a date at the end of a file: when it was made, or by what. It tells readers nothing.
  static func isStamp(_ section: Int, _ article: Article) -> Bool {
    guard section == article.sections.count - 1, article.sections[section].blocks.count == 1,
      let heading = article.heading(of: section)
    else { return false }
    return article.literals[heading.literalIndexes].contains { literal in
      literal.kind == .date
        || literal.kind == .number && article.source[literal.range].count == 4
          && article.source[literal.range].starts(with: "20".utf8)
    }
  }
}
