import ParallelText

/// What a run has learnt of two languages.
public struct LearnedPair: Sendable, Equatable {
  /// nil where too few articles told it.
  public var lengths: LengthModel?
  public var lexicon: Lexicon

  public init(lengths: LengthModel?, lexicon: Lexicon) {
    self.lengths = lengths
    self.lexicon = lexicon
  }

  var flipped: LearnedPair { LearnedPair(lengths: lengths?.flipped, lexicon: lexicon.flipped) }
}

/// What a run has learnt of each two of its locales that articles were compared in.
public struct LearnedPairs: Sendable, Equatable {
  /// Two locales in the order of their tags, so that either may be the target.
  public struct Locales: Sendable, Hashable, Comparable {
    public let first: LocaleTag
    public let second: LocaleTag

    public init(_ one: LocaleTag, _ other: LocaleTag) {
      first = min(one, other)
      second = max(one, other)
    }

    public static func < (left: Locales, right: Locales) -> Bool {
      (left.first, left.second) < (right.first, right.second)
    }
  }

  public static let none = LearnedPairs([:])

  /// The first of two locales as the target.
  public let pairs: [Locales: LearnedPair]
  private let flipped: [Locales: LearnedPair]

  public init(_ pairs: [Locales: LearnedPair]) {
    self.pairs = pairs
    flipped = pairs.mapValues(\.flipped)
  }

  public static func == (left: LearnedPairs, right: LearnedPairs) -> Bool { left.pairs == right.pairs }

  /// What is known of a target held against a reference; nil if nothing is.
  public subscript(target: LocaleTag, reference: LocaleTag) -> LearnedPair? {
    (target < reference ? pairs : flipped)[Locales(target, reference)]
  }
}
