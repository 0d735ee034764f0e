import ParallelText

/// What articles that were aligned teach of their languages, gathered over a run.
public struct Lessons: Sendable {
  fileprivate struct Lesson: Sendable {
    var lengths = LengthSamples()
    var words = WordCounts()
  }

  private var lessons: [LearnedPairs.Locales: Lesson] = [:]

  public init() {}

  /// Takes what is certain of two articles.
  ///
  /// - Parameter pair: As it was aligned without anything learnt.
  /// - Complexity: linear in the text.
  public mutating func add(_ pair: AlignedPair) {
    let isFlipped = pair.target.locale > pair.reference.locale
    if pair.target.locale == pair.reference.locale { return }
    let certain = CertainCells(of: pair)
    let bare = (target: pair.target.hasBareScript, reference: pair.reference.hasBareScript)
    lessons[.init(pair.target.locale, pair.reference.locale), default: Lesson()].add(
      certain.lengthRatios.map { isFlipped ? -$0 : $0 }
    ) { words in
      var (target, reference): ([UInt32], [UInt32]) = ([], [])
      for match in certain.cells {
        pair.target.readLexicalTokens(ofBlock: match.target, hasBareScript: bare.target, into: &target)
        pair.reference.readLexicalTokens(ofBlock: match.reference, hasBareScript: bare.reference, into: &reference)
        let wholes = Self.wholes(match, pair)
        words.append(
          isFlipped ? reference : target, isFlipped ? target : reference,
          wholes: isFlipped ? wholes.map { ($1, $0) } : wholes)
      }
    }
  }

  /// Texts of a cell that stand for one another: all of it if it is short, and names of buttons if they are as many.
  private static func wholes(_ match: AlignedPair.Match, _ pair: AlignedPair) -> [(UInt32, UInt32)] {
    var found: [(UInt32, UInt32)] = []
    if let target = pair.target.phrase(ofBlock: match.target),
      let reference = pair.reference.phrase(ofBlock: match.reference)
    {
      found.append((target, reference))
    }
    let own = pair.target.labels(ofBlock: match.target)
    let others = pair.reference.labels(ofBlock: match.reference)
    if own.count == others.count {
      for (label, other) in zip(own, others) {
        found.append((pair.target.phrase(of: label), pair.reference.phrase(of: other)))
      }
    }
    return found
  }

  /// Adds what other articles taught, behind what is there.
  public mutating func append(_ other: Lessons) {
    for (locales, lesson) in other.lessons { lessons[locales, default: Lesson()].append(lesson) }
  }

  /// What all of it says. Complexity: O(pairs of words within the cells).
  public func learned() -> LearnedPairs {
    LearnedPairs(lessons.mapValues { LearnedPair(lengths: $0.lengths.model, lexicon: $0.words.lexicon()) })
  }
}

extension Lessons.Lesson {
  fileprivate mutating func add(_ ratios: [Double], words: (inout WordCounts) -> Void) {
    lengths.add(ratios)
    words(&self.words)
  }

  fileprivate mutating func append(_ other: Self) {
    lengths.append(other.lengths)
    words.append(other.words)
  }
}

extension Article {
  fileprivate func labels(ofBlock block: Int) -> [Literal] {
    literals[blocks[block].literalIndexes].filter { $0.kind == .uiLabel }
  }
}
