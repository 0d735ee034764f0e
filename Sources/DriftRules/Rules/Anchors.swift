import ParallelText

/// Names that links can point at.
enum Anchors {
  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    var found: [Drift] = []
    let (target, reference) = (AnchorNames(pair.target), AnchorNames(pair.reference))
    if pair.target.anchors.count > 0 {
      let practice = Practice(pair)
      for match in pair.sections { found += compareHeading(match, pair, practice, target, reference) }
    }
    found.append(contentsOf: compareBody(pair, reference))
    found.append(contentsOf: duplicates(pair, reference))
    return found
  }

  /// What an article does with anchors: whether those that were written are the reference's.
  private struct Practice {
    /// How many written anchors agree with one that the reference has written, and how many differ.
    private(set) var written = (agree: 0, differ: 0)
    /// Likewise with the slugs of headings for which the reference has written none.
    private(set) var slugs = (agree: 0, differ: 0)

    init(_ pair: AlignedPair) {
      for match in pair.sections {
        guard let agrees = Anchors.agree(match, pair) else { continue }
        if pair.reference.sections[match.reference].explicitAnchors > 0 {
          if agrees { written.agree += 1 } else { written.differ += 1 }
        } else {
          if agrees { slugs.agree += 1 } else { slugs.differ += 1 }
        }
      }
    }

    /// What it is that an anchor differs; nil if it says nothing.
    ///
    /// Two that were written contradict each other, unless all of them were translated. One that is not the slug of the
    /// reference's heading does where others are, or where it nearly is.
    func severity(_ target: Section, _ reference: Section) -> Severity? {
      if reference.explicitAnchors > 0 {
        return written.differ > 2 && written.differ > 2 * written.agree ? .note : .warning
      }
      if slugs.agree > 0 { return slugs.agree * 2 >= slugs.differ ? .warning : nil }
      return Anchors.isNear(target.anchor, reference.anchor) ? .warning : nil
    }
  }

  /// Whether two anchors differ by little: a letter, an ending.
  private static func isNear(_ first: String, _ second: String) -> Bool {
    let limit = max(first.utf8.count, second.utf8.count) / 4
    return limit > 0 && editDistance(Array(first.utf8)[...], Array(second.utf8)[...], limit: limit) <= limit
  }

  /// Whether a written anchor of a section names the reference's as well; nil if none was written.
  private static func agree(_ match: AlignedPair.Match, _ pair: AlignedPair) -> Bool? {
    let (targets, references) = (pair.target.sections, pair.reference.sections)
    let written = targets[match.target].explicitAnchors
    if written == 0 || references[match.reference].level == 0 { return nil }
    return targets[match.target].anchorKeys.prefix(written).contains { key in
      references[match.reference].anchorKeys.contains(key)
    }
  }

  private static func compareHeading(
    _ match: AlignedPair.Match, _ pair: AlignedPair, _ practice: Practice, _ names: AnchorNames,
    _ otherNames: AnchorNames
  ) -> [Drift] {
    // Most agree.
    if agree(match, pair) != false { return [] }
    let target = pair.target.sections[match.target]
    let reference = pair.reference.sections[match.reference]
    guard let severity = practice.severity(target, reference), let anchor = names.ofSections[match.target] else {
      return []
    }
    // One that names two places is reported as that.
    if names.counts[anchor.name, default: 0] > 1 { return [] }
    let other = otherNames.ofSections[match.reference]?.range ?? pair.reference.heading(of: match.reference)?.range
    guard let other else { return [] }
    // Links lead to the page, hardly ever to its title's anchor: one that names an older title does no harm.
    let isRenamedTitle =
      target.level == 1 && reference.level == 1
      && editDistance(Array(target.anchor.utf8)[...], Array(reference.anchor.utf8)[...], limit: 2) > 2
    return [
      Drift(
        .anchorMismatch, isRenamedTitle ? .note : severity, 0.85, .differs, "anchor", target: anchor.range,
        reference: other)
    ]
  }

  private static func compareBody(_ pair: AlignedPair, _ otherNames: AnchorNames) -> [Drift] {
    let targets = pair.target.anchors.filter { !$0.namesSection }
    if targets.isEmpty { return [] }
    let references = pair.reference.anchors.filter { !$0.namesSection }
    var table = AgreementTable(count: references.count)
    for (place, anchor) in references.enumerated().reversed() { table.add(Hash64.of(anchor.name.utf8), at: place) }
    let unmatched = targets.filter { target in
      table.take(CollectionOfOne(Hash64.of(target.name.utf8))) == nil
        && otherNames.sections[AnchorKey.of(target.name.utf8)] == nil
    }
    return zip(unmatched, table.left(of: references)).map { target, reference in
      Drift(.anchorMismatch, .warning, 0.8, .differs, "anchor", target: target.range, reference: reference.range)
    }
  }

  private static func duplicates(_ pair: AlignedPair, _ otherNames: AnchorNames) -> [Drift] {
    if areDistinct(pair.target.anchors) { return [] }
    var seen: [String: Anchor] = [:]
    var found: [Drift] = []
    lazy var matches = Dictionary(
      pair.sections.map { ($0.target, $0.reference) }, uniquingKeysWith: { first, _ in first })
    /// Whether an anchor names a section that has another name in the reference.
    func isMisplaced(_ anchor: Anchor) -> Bool {
      guard anchor.namesSection, let other = matches[anchor.section] else { return false }
      return !pair.reference.sections[other].anchorKeys.contains(AnchorKey.of(anchor.name.utf8))
    }
    for anchor in pair.target.anchors {
      if let first = seen[anchor.name] {
        guard otherNames.counts[anchor.name, default: 0] < 2,
          otherNames.sections[AnchorKey.of(anchor.name.utf8), default: 0] < 2
        else { continue }
        // The one whose section the reference calls otherwise is the wrong one; else the later.
        let (wrong, other) = isMisplaced(first) && !isMisplaced(anchor) ? (first, anchor) : (anchor, first)
        let line = pair.target.source.lineIndex(at: other.range.start) + 1
        found.append(
          Drift(
            .duplicateAnchor, .warning, 0.8, .intrinsic, "duplicate anchor: \(anchor.name) (also at line \(line))",
            target: wrong.range, reference: nil))
      } else {
        seen[anchor.name] = anchor
      }
    }
    return found
  }
}

extension Anchors {
  /// Whether all names are different, even without their case: those of most articles are. Complexity: O(bytes of the names).
  private static func areDistinct(_ anchors: [Anchor]) -> Bool {
    if anchors.count < 2 { return true }
    var seen = SeenHashes(capacity: anchors.count)
    for index in anchors.indices where !seen.insert(WordHash.whole(of: anchors[index].name)) { return false }
    return true
  }
}

/// The anchors of an article by their names and sections: worked out when first asked for, which of most articles is never.
private final class AnchorNames {
  private let article: Article

  init(_ article: Article) { self.article = article }

  /// How many anchors have a name.
  private(set) lazy var counts = article.anchors.reduce(into: [String: Int]()) { $0[$1.name, default: 0] += 1 }

  /// The first anchor that names a section.
  private(set) lazy var ofSections = Dictionary(
    article.anchors.lazy.filter(\.namesSection).map { ($0.section, $0) }, uniquingKeysWith: { first, _ in first })

  /// How many sections have an `AnchorKey`.
  private(set) lazy var sections = article.sections.reduce(into: [UInt64: Int]()) { counts, section in
    for key in Set(section.anchorKeys) { counts[key, default: 0] += 1 }
  }
}

extension WordHash {
  /// Of a text.
  fileprivate static func whole(of text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { WordHash(of: $0).whole }
  }
}
