/// The weights of sections.
extension AlignmentWeights {
  /// Two sections. In points, but for the shares.
  struct Sections: Sendable {
    var sameLevel: Float = 0.5
    var otherLevel: Float = -1.5
    /// An anchor or a name in common; an identifier and words; names that differ; and two names of which one is never the
    /// other.
    var sharedName: Float = 3
    var unlikelyName: Float = -0.5
    var otherName: Float = -1.5
    var contraryName: Float = -4
    /// Both are the symptoms, the cause or the cure.
    var sameRole: Float = 1.5
    /// A subsection of the one is known to be a subsection of the other; or of another that could be the one.
    var sameParts: Float = 3
    /// What the tokens of one side alone weigh beside those of both. A section has more of them than a block: what is
    /// missing in it tells more.
    var againstWeight: Float = 2
    /// Tokens tell as much as they weigh together, up to this, times how far the share of those in common lies above the
    /// share that says nothing.
    var mostTokens: Float = 6
    var neutralShare: Float = 0.3
    /// The share that counts of what a length tells: sections differ more than blocks do.
    var lengthShare: Float = 0.5
    var asManyBlocks: Float = 0.5
    /// As many blocks, and each of the same kind.
    var sameKinds: Float = 0.7
    /// What the score of a pair must exceed. One whose name differs is likelier a section of its own.
    var least: Float = -1
    var leastNamedOtherwise: Float = 0
    /// What the score of a section that has changed places with a neighbour must exceed.
    var leastSwapped: Float = 0
    /// How many sections in the order of the alphabet are no coincidence.
    var leastSorted = 4
  }

  /// Sections that are left on both sides, wherever they stand. In points, each to be exceeded.
  struct FarSections: Sendable {
    var leastShared: Float = 4
    /// How many times what tells against them.
    var sharedToAgainst: Float = 3
    var leastScore: Float = 1.5
  }

  /// A section that the other side has divided.
  struct DividedSections: Sendable {
    /// Points that each pair of blocks must exceed, and one of them at least: length and kind alone fit too many.
    var least: Float = 0
    var leastOfBest: Float = 2.5
    /// Letters that a block is worth beside its own.
    var lettersOfBlock = 20
    /// The share of a section's letters that must be found in the other section.
    var leastText: Double = 0.6
    /// The share of it that makes a section of a heading around what the other side has as well.
    var leastRepeated: Double = 0.3
  }
}
