/// Two locales of one article, aligned: which section and block of one is which of the other, and what is left over.
///
/// All indexes are into the two articles' `sections` and `blocks`. A class, since rules hold it in closures: a copy of a
/// struct would retain some forty arrays each time.
public final class AlignedPair {
  /// An element of the target and the element of the reference that it translates.
  public struct Match: Sendable, Hashable {
    public var target: Int
    public var reference: Int

    public init(target: Int, reference: Int) {
      self.target = target
      self.reference = reference
    }
  }

  /// An element that only one side has, and the place on the other side where it should stand: a byte offset, the
  /// end of the nearest aligned element before it.
  public struct Gap: Sendable, Hashable {
    public var element: Int
    public var place: Int

    public init(element: Int, place: Int) {
      self.element = element
      self.place = place
    }
  }

  public let target: Article
  public let reference: Article
  /// What the run has learnt of the words of the two languages.
  public let lexicon: Lexicon
  /// In the order of the reference.
  public var sections: [Match] = []
  /// Headings apart, in the order of the reference's blocks.
  public var blocks: [Match] = []
  /// `blocks` and the headings of `sections`, in the order of the target's blocks.
  public var blocksAndHeadings: [Match] = []
  /// The topmost sections only: what is nested in a missing one belongs to it. In the order of the reference.
  public var missingSections: [Gap] = []
  /// In the order of the target.
  public var extraSections: [Gap] = []
  /// Of the missing and extra ones, those whose text the other side has in the section before: only the heading is
  /// missing, or too many.
  public var joinedReferences: Set<Int> = []
  public var joinedTargets: Set<Int> = []
  /// One match for each neighbour that changed places with what stands before or behind it.
  public var movedSections: [Match] = []
  /// Of matched sections, the topmost blocks only.
  public var missingBlocks: [Gap] = []
  public var extraBlocks: [Gap] = []
  public var movedBlocks: [Match] = []
  /// The blocks of the target that have moved, with those that moved along.
  public var outOfPlace = Set<Int>()
  /// Blocks of the target whose counterpart is a guess: what differs in them is likely another text.
  public var guesses = Set<Int>()
  /// By sections of the reference that the target lacks the paragraphs that were their headings.
  public var lostHeadings: [Int: Int] = [:]
  /// Sections that only the target has, of which most stands elsewhere in the reference.
  public var repeatedTargets = Set<Int>()
  /// By matched blocks of the target the further blocks that say what the counterpart says in one, and of the reference
  /// likewise: paragraphs that one side has divided.
  public var targetParts: [Int: [Int]] = [:]
  public var referenceParts: [Int: [Int]] = [:]
  /// Where the reference goes on after the target ends: from the first missing byte. `place` is the target's end.
  public var truncation: Truncation?
  /// The natural logarithm of how much longer the target's prose is.
  public var lengthRatio: Double = 0

  public struct Truncation: Sendable {
    public var missing: SourceRange
    public var place: Int

    public init(missing: SourceRange, place: Int) {
      self.missing = missing
      self.place = place
    }
  }

  public init(target: Article, reference: Article, lexicon: Lexicon = .none) {
    self.target = target
    self.reference = reference
    self.lexicon = lexicon
  }

  /// The literals of a match's target with those of its parts, as indexes in document order.
  public func literalsOfTarget(_ match: Match) -> [Int] { literals(match.target, target, targetParts) }

  /// Likewise of its reference.
  public func literalsOfReference(_ match: Match) -> [Int] { literals(match.reference, reference, referenceParts) }

  private func literals(_ block: Int, _ article: Article, _ parts: [Int: [Int]]) -> [Int] {
    let own = Array(article.blocks[block].literalIndexes)
    guard !parts.isEmpty, let parts = parts[block] else { return own }
    return (own + parts.flatMap { article.blocks[$0].literalIndexes }).sorted()
  }
}
