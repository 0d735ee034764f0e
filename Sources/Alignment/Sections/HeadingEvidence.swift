import ParallelText

/// What the names of two sections tell about whether they are the same one.
struct HeadingEvidence {
  enum Verdict {
    /// An anchor or a name in common.
    case same
    /// Nothing either way: a heading was translated, and has no anchor but the slug of its own words.
    case silent
    /// A name in a program, and words that could be its translation.
    case unlikely
    /// Names that differ, and could be the same if the sections were.
    case different
    /// Two identifiers, or two parts of an article about a problem, of which one is not the other.
    case contrary

    var isAgainst: Bool { self == .different || self == .contrary }
  }

  private var target: HeadingNames
  private var reference: HeadingNames
  private let pair: AlignedPair
  private let families: AnchorFamilies

  /// Whether the anchors that were written in the target are slugs of the reference's headings.
  private let anchorsAreSlugs: Bool

  /// - Parameter anchored: The sections that have an anchor in common.
  init(_ pair: AlignedPair, _ families: AnchorFamilies, anchored: [AlignedPair.Match]) {
    self.pair = pair
    anchorsAreSlugs = anchored.contains {
      pair.target.sections[$0.target].explicitAnchors > 0
        && pair.reference.sections[$0.reference].explicitAnchors == 0
    }
    self.families = families
    target = HeadingNames(pair.target, beside: pair.reference)
    reference = HeadingNames(pair.reference, beside: pair.target)
  }

  /// What two sections' anchors and headings tell.
  mutating func verdict(_ target: Int, _ reference: Int) -> Verdict {
    // Not copied: many sections are held against one another.
    let (targets, references) = (pair.target.sections, pair.reference.sections)
    if targets[target].level == 0 || references[reference].level == 0 { return .silent }
    if targets[target].anchorKeys.contains(where: { references[reference].anchorKeys.contains($0) }) { return .same }
    let kinds = (self.target.kind(target), self.reference.kind(reference))
    if kinds == (.identifier, .identifier) { return .contrary }
    // Most have none: then those of the target need not be looked up.
    if let role = self.reference.role(reference), let other = self.target.role(target) {
      return role == other ? .silent : .contrary
    }
    // Anchors that were written are the source's, whatever the language; one that is not there differs from its slug.
    if targets[target].explicitAnchors > 0 {
      if references[reference].explicitAnchors > 0 {
        return families.areOne(targets[target], references[reference]) ? .silent : .different
      }
      if anchorsAreSlugs { return .different }
    }
    switch kinds {
    // A name that one side writes in its own letters, or has translated.
    case (.own, .identifier): return Self.named(target, &self.target, reference, &self.reference)
    case (.identifier, .own): return Self.named(reference, &self.reference, target, &self.target)
    case (.identifier, _), (_, .identifier), (.leftInSource, _), (_, .leftInSource): return .different
    default: return .silent
    }
  }

  /// Fewer consonants are alike by chance.
  private static let leastSounds = 5

  /// What a heading in words tells beside an identifier: whether it is that in other letters. Where another heading is, this one is
  /// not.
  private static func named(
    _ own: Int, _ names: inout HeadingNames, _ identifier: Int, _ others: inout HeadingNames
  ) -> Verdict {
    guard names.isOfOtherScript || others.isOfOtherScript else { return .unlikely }
    let sounds = others.sounds(identifier)
    guard sounds.count >= leastSounds else { return .unlikely }
    return names.sounds(own) == sounds ? .same : names.haveSounds(sounds) ? .contrary : .unlikely
  }

  /// Whether both headings name one part of an article about a problem.
  mutating func haveOneRole(_ target: Int, _ reference: Int) -> Bool {
    guard let role = self.reference.role(reference) else { return false }
    return role == self.target.role(target)
  }
}
