import ParallelText

/// Sections that only one side has.
enum LoneSections {
  /// The section of its own that the target has where one is missing, nil if it has none there: that may be an older one under
  /// another name.
  ///
  /// - Complexity: O(log n).
  static func replacement(of gap: AlignedPair.Gap, _ pair: AlignedPair) -> Int? {
    let block = pair.target.firstBlock(from: gap.place)
    guard block < pair.target.blocks.count else { return nil }
    let section = Int(pair.target.blocks[block].section)
    let place = pair.extraSections.partitioningIndex { $0.element >= section }
    guard place < pair.extraSections.count, pair.extraSections[place].element == section,
      pair.target.sections[section].blocks.lowerBound == block,
      pair.target.sections[section].level == pair.reference.sections[gap.element].level
    else { return nil }
    return section
  }

  /// Whether a section has a link, an address or a name in code in common with what stands in its place: then that is an older form
  /// of it.
  static func isOutdated(_ reference: Int, by section: Int, _ pair: AlignedPair) -> Bool {
    !names(of: section, pair.target).isDisjoint(with: names(of: reference, pair.reference))
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
