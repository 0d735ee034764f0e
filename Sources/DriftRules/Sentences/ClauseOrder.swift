import ParallelText

/// Whether two sentences tell of the same things on the same sides of a word: `shut it before you go` says the same as `go after
/// you have shut it`.
struct ClauseOrder {
  /// The words and literals of which the counterpart stands on the same side of the word, and on the other one.
  private var same = 0
  private var turned = 0

  /// - Parameters:
  ///   - own: Where the word stands in the bytes of the target's sentence.
  ///   - other: Likewise of the reference.
  /// - Complexity: O(bytes of both).
  init(
    _ target: BlockSentences.Sentence, _ own: Range<Int>, _ reference: BlockSentences.Sentence, _ other: Range<Int>,
    _ comparison: Comparison
  ) {
    let lexicon = comparison.pair.lexicon
    let targets = Self.sides(target, own, comparison.target, lexicon.targets)
    let references = Self.sides(reference, other, comparison.reference, lexicon.references)
    let (literals, others) = (comparison.pair.target.literals, comparison.pair.reference.literals)
    for side in 0...1 {
      for literal in targets[side].literals {
        let places = references.map { $0.literals.contains { others[$0].agrees(with: literals[literal]) } }
        add(places, side)
      }
      for token in targets[side].tokens {
        let known = lexicon.translations(of: token)
        add(references.map { side in known.contains { side.tokens.contains($0.reference) } }, side)
      }
    }
  }

  /// Whether more stands on the other side.
  var isTurned: Bool { turned > same }

  private mutating func add(_ places: [Bool], _ side: Int) {
    guard places[0] != places[1] else { return }
    if places[side] { same += 1 } else { turned += 1 }
  }

  private typealias Side = (tokens: Set<UInt32>, literals: [Int])

  /// What stands before the word, and behind it.
  private static func sides(
    _ sentence: BlockSentences.Sentence, _ word: Range<Int>, _ facts: ArticleFacts, _ known: HashSet<UInt32>
  ) -> [Side] {
    let place = sentence.prose.range(word)
    return [sentence.bytes.lowerBound..<word.lowerBound, word.upperBound..<sentence.bytes.upperBound].enumerated().map {
      side, part in
      let tokens = sentence.prose.bytes.withBytes {
        let bytes = $0.fromZero(SourceRange(part))
        return SentenceText(bytes, facts.sentenceWords).tokens(bytes, among: known)
      }
      let literals = sentence.literals.filter {
        let range = facts.article.literals[$0].range
        return side == 0 ? range.end <= place.start : range.start >= place.end
      }
      return (Set(tokens), literals)
    }
  }
}
