import ParallelText

/// Names that stay as they are, and that a translation has not.
enum TermMismatch {
  static func check(_ comparison: Comparison) -> [Drift] {
    check(comparison.pair, comparison.terms)
  }

  /// A term that an aligned block of the reference has, and the one of the target has not.
  private struct Lost {
    var match: AlignedPair.Match
    var term: Int
    var reference: SourceRange
  }

  /// What the reference has not counts as well: where no side is the source, either may have lost it.
  private static func check(_ pair: AlignedPair, _ terms: Terms) -> [Drift] {
    if terms.isEmpty { return [] }
    return drifts(pair, terms, isSwapped: false) + drifts(pair.mirrored, terms, isSwapped: true)
  }

  private static func drifts(_ pair: AlignedPair, _ terms: Terms, isSwapped: Bool) -> [Drift] {
    let matches = pair.blocksAndHeadings.filter {
      pair.reference.blocks[$0.reference].isProse
    }
    let lost = matches.flatMap { lostTerms($0, pair, terms) }
    return withoutThoseNearby(lost, matches, pair, terms).map { item in
      Drift(
        .termMismatch, .warning, 0.9, .differs, "term", target: pair.endOfTarget(item.match.target),
        reference: item.reference, isSwapped: isSwapped, values: .init([], terms.name(item.term)[...]))
    }
  }

  /// Each term once, where it stands first.
  private static func lostTerms(_ match: AlignedPair.Match, _ pair: AlignedPair, _ terms: Terms) -> [Lost] {
    let reference = VisibleProse(pair.reference, match.reference, without: VisibleProse.code)
    let occurrences = terms.occurrences(in: reference)
    if occurrences.isEmpty { return [] }
    // A translation may set as code what the reference has as prose.
    let target = VisibleProse(pair.target, match.target, without: VisibleProse.targets)
    var seen = Set<Int>()
    return occurrences.compactMap { term, range in
      seen.insert(term).inserted && !terms.isIn(target, term) ? Lost(match: match, term: term, reference: range) : nil
    }
  }

  /// A sentence that a translation moved to another block of the section takes its terms along.
  private static func withoutThoseNearby(
    _ lost: [Lost], _ matches: [AlignedPair.Match], _ pair: AlignedPair, _ terms: Terms
  ) -> [Lost] {
    var used = Set<[Int]>()
    return lost.filter { item in
      let section = pair.target.blocks[item.match.target].section
      return !matches.contains { match in
        pair.target.blocks[match.target].section == section && match != item.match
          && terms.isIn(VisibleProse(pair.target, match.target, without: VisibleProse.code), item.term)
          && !terms.isIn(VisibleProse(pair.reference, match.reference, without: VisibleProse.targets), item.term)
          && used.insert([match.target, item.term]).inserted
      }
    }
  }
}

extension AlignedPair {
  /// The matches of the pair as its reference sees them, without all else.
  fileprivate var mirrored: AlignedPair {
    let pair = AlignedPair(target: reference, reference: target)
    pair.sections = sections.map { Match(target: $0.reference, reference: $0.target) }
    pair.blocks = blocks.map { Match(target: $0.reference, reference: $0.target) }
    pair.blocksAndHeadings = blocksAndHeadings.map { Match(target: $0.reference, reference: $0.target) }
      .sorted { $0.target < $1.target }
    return pair
  }
}
