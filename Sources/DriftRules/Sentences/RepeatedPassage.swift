import ParallelText

/// Words that stand twice in a row in one text, and not in the other: what is left when a text was edited.
enum RepeatedPassage {
  /// Fewer words, or letters, may be said twice on purpose.
  private static let leastWords = 4
  private static let leastLetters = 20

  /// The second of the two in the target; nil if there is none, or the reference repeats itself as well.
  ///
  /// - Complexity: O(words) for texts that do not repeat themselves.
  static func find(_ targets: BlockSentences, _ references: BlockSentences) -> Drift? {
    guard let passage = repetition(targets), repetition(references) == nil, !has(references, twice: passage.words)
    else { return nil }
    let place = references.sentences.last!.range.end
    return Drift(
      .extraSentence, RuleID.extraSentence.severity, 0.95, .extra, "repetition", target: passage.range,
      reference: .empty(at: place))
  }

  private typealias Passage = (range: SourceRange, words: Set<UInt32>)

  private static func repetition(_ text: BlockSentences) -> Passage? {
    sentence(text) ?? words(text)
  }

  /// Whether a text has each of some words more than once, though not in a row: names that the other side took apart.
  private static func has(_ text: BlockSentences, twice words: Set<UInt32>) -> Bool {
    let counts = text.sentences.lazy.flatMap(\.text.words).filter(words.contains)
      .reduce(into: [UInt32: Int]()) { $0[$1, default: 0] += 1 }
    return words.allSatisfy { counts[$0, default: 0] > 1 }
  }

  /// A sentence that stands there before.
  private static func sentence(_ text: BlockSentences) -> Passage? {
    var known = Set<Sentence>()
    return text.sentences.first {
      let isNew = known.insert(Sentence(words: $0.text.words, literals: $0.literals.count)).inserted
      return !isNew && $0.length >= leastLetters
    }.map { ($0.range, Set($0.text.words)) }
  }

  /// What makes a sentence the same as another.
  private struct Sentence: Hashable {
    var words: [UInt32]
    var literals: Int
  }

  /// A run of words right behind the same run.
  private static func words(_ text: BlockSentences) -> Passage? {
    let all = text.sentences.flatMap { sentence in
      zip(sentence.text.words, sentence.text.letters).map { (word: $0, letters: $1, sentence: sentence.range) }
    }
    guard all.count >= 2 * leastWords else { return nil }
    var last: [UInt32: Int] = [:]
    var (distance, length) = (0, 0)
    for index in all.indices {
      if distance > 0, all[index].word == all[index - distance].word {
        length += 1
      } else if let before = last[all[index].word] {
        (distance, length) = (index - before, 1)
      } else {
        (distance, length) = (0, 0)
      }
      last[all[index].word] = index
      if distance >= leastWords, length >= distance {
        let run = all[(index + 1 - distance)...index]
        guard run.reduce(0, { $0 + $1.letters }) >= leastLetters else { continue }
        // Sentences of a word or two are the parts of a name that was torn apart.
        guard Set(run.map(\.sentence)).count * 2 < run.count else { continue }
        return (SourceRange(run.first!.sentence.start, run.last!.sentence.end), Set(run.map(\.word)))
      }
    }
    return nil
  }
}
