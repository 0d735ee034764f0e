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

  /// Whether a section that is replaced has a link, an address or a name in code in common with what stands in its place: then that is
  /// an older form of it.
  static func isOutdated(_ gap: AlignedPair.Gap, _ pair: AlignedPair) -> Bool {
    guard isReplaced(gap, pair) else { return false }
    let block = pair.target.firstBlock(from: gap.place)
    let (section, reference) = (Int(pair.target.blocks[block].section), gap.element)
    return !names(of: section, pair.target).isDisjoint(with: names(of: reference, pair.reference))
  }

  /// Of a link to a heading that is the fragment, whatever the path before it.
  private static func names(of section: Int, _ article: Article) -> Set<UInt64> {
    var names = Set<UInt64>()
    for block in article.sections[section].blocks {
      for literal in article.literals[article.blocks[block].literalIndexes] {
        switch literal.kind {
        case .inlineCode, .url, .path: names.insert(literal.key)
        case .link:
          let target = article.source[article.linkTarget(literal)]
          let fragment = target.lastIndex(of: UInt8(ascii: "#")).map { Hash64.of(target[$0...]) }
          names.insert(fragment ?? literal.key)
        default: break
        }
      }
    }
    return names
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
