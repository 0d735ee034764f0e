import Foundation
import ParallelText

/// What two articles have in common that translation leaves unchanged, and how much each of it tells.
///
/// A token is a word, the beginning of one, or a literal that stands in both articles: names, numbers, code, targets of links. What stands
/// in few blocks tells more (inverse document frequency, Spärck Jones 1972); words of one language alone tell nothing
/// and drop out.
struct Evidence {
  struct Side {
    /// The tokens of each block, as places in `weights`; a block's are at `starts[block]..<starts[block + 1]`.
    var tokens: [Int32] = []
    var starts: [Int] = []
  }

  private(set) var target = Side()
  private(set) var reference = Side()
  /// What it tells that both sides have a token, in points.
  private let weights: [Float]
  /// What it tells that only one side has a token.
  private let penalties: [Float]
  /// By token `generation` if the target's blocks have it that were taken, one more if the first of them has it itself.
  private var targetStamp: [Int32]
  private var generation: Int32 = 0
  /// What it tells against the blocks taken, and the first of them, that they have tokens at all.
  private var againstAll: Float = 0
  private var againstOwn: Float = 0
  private var referenceStamp: [Int32]
  private var referenceGeneration: Int32 = 0

  /// Complexity: O(words of both articles).
  init(_ target: Article, _ reference: Article) {
    let first = Self.rawTokens(target)
    let second = Self.rawTokens(reference)
    let shared = SharedTokens(first.values, second.values)
    var isLiteral = [Bool](filledWith: false, count: shared.count)
    var frequency = [Int32](filledWith: 0, count: shared.count)
    func side(_ raw: RawTokens, _ places: [Int32]) -> Side {
      var side = Side()
      side.starts.reserveCapacity(raw.starts.count)
      side.tokens.reserveCapacity(raw.values.count / 2)
      for block in 0..<(raw.starts.count - 1) {
        side.starts.append(side.tokens.count)
        for index in raw.starts[block]..<raw.starts[block + 1] where places[index] >= 0 {
          let place = places[index]
          if raw.areLiterals[index] { isLiteral[Int(place)] = true }
          frequency[Int(place)] += 1
          side.tokens.append(place)
        }
      }
      side.starts.append(side.tokens.count)
      return side
    }
    self.target = side(first, shared.first)
    self.reference = side(second, shared.second)
    let blocks = Float(target.blocks.count + reference.blocks.count)
    var weights: [Float] = []
    var penalties: [Float] = []
    weights.reserveCapacity(frequency.count)
    penalties.reserveCapacity(frequency.count)
    let points = AlignmentWeights.standard.tokens
    for index in frequency.indices {
      let rarity = max(points.leastRarity, min(points.mostRarity, log2f(blocks / Float(frequency[index]))))
      weights.append(isLiteral[index] ? rarity : rarity * points.wordShare)
      penalties.append(rarity * (isLiteral[index] ? points.literalAgainst : points.wordAgainst))
    }
    self.weights = weights
    self.penalties = penalties
    targetStamp = [Int32](filledWith: 0, count: weights.count)
    referenceStamp = targetStamp
  }

  private static let smallNumbers = AlignmentWeights.standard.tokens.smallNumbers.map { Literal.key(ofNumber: $0) }

  /// All tokens of an article.
  private struct RawTokens {
    var values: [UInt32] = []
    var areLiterals: [Bool] = []
    /// Where those of each block start, and the end.
    var starts: [Int] = []

    mutating func append(_ value: UInt32, isLiteral: Bool) {
      values.append(value)
      areLiterals.append(isLiteral)
    }
  }

  private static func rawTokens(_ article: Article) -> RawTokens {
    var tokens = RawTokens()
    // Most words are too short to have a beginning of their own.
    tokens.values.reserveCapacity(article.words.count * 3 / 2 + article.literals.count)
    tokens.areLiterals.reserveCapacity(article.words.count * 3 / 2 + article.literals.count)
    tokens.starts.reserveCapacity(article.blocks.count + 1)
    // Not copied for each block.
    let (blocks, words, stems, literals) = (article.blocks, article.words, article.stems, article.literals)
    for block in blocks.indices {
      tokens.starts.append(tokens.values.count)
      for index in blocks[block].wordIndexes {
        tokens.append(words[index], isLiteral: false)
        if stems[index] != 0 { tokens.append(stems[index], isLiteral: false) }
      }
      for index in blocks[block].literalIndexes where literals[index].kind != .uiLabel {
        // A small number may be a word on the other side.
        let isSmall = literals[index].kind == .number && smallNumbers.contains(literals[index].key)
        tokens.append(UInt32(truncatingIfNeeded: literals[index].key) ^ 0x5BD1_E995, isLiteral: !isSmall)
      }
      if blocks[block].kind == .code {
        for line in article.lines[blocks[block].lineIndexes] {
          let trimmed = article.source.trimmed(line)
          if !trimmed.isEmpty {
            tokens.append(UInt32(truncatingIfNeeded: Hash64.of(article.source[trimmed])), isLiteral: true)
          }
        }
      }
    }
    tokens.starts.append(tokens.values.count)
    return tokens
  }

  /// Takes the target's side of the comparisons that follow: one block may be held against many.
  ///
  /// - Parameters:
  ///   - blocks: A block with what is nested in it, or the blocks of a section.
  ///   - own: The first of them, for comparisons of a block without what is nested in it.
  mutating func take(_ blocks: Range<Int>, own: Range<Int>) {
    generation += 2
    var against: Float = 0
    let middle = target.starts[own.upperBound]
    for index in target.starts[own.lowerBound]..<middle {
      let token = Int(target.tokens[index])
      if targetStamp[token] == generation + 1 { continue }
      targetStamp[token] = generation + 1
      against += penalties[token]
    }
    againstOwn = against
    for index in middle..<target.starts[blocks.upperBound] {
      let token = Int(target.tokens[index])
      if targetStamp[token] >= generation { continue }
      targetStamp[token] = generation
      against += penalties[token]
    }
    againstAll = against
  }

  /// The weight of what the blocks taken and these have both, and what it tells against them that one of them lacks the
  /// rest.
  mutating func compare(with blocks: Range<Int>, ownAlone: Bool = false) -> (shared: Float, against: Float) {
    var against = ownAlone ? againstOwn : againstAll
    var shared: Float = 0
    let tokens = reference.starts[blocks.lowerBound]..<reference.starts[blocks.upperBound]
    if tokens.isEmpty { return (0, against) }
    let least = ownAlone ? generation + 1 : generation
    referenceGeneration += 1
    for index in tokens {
      let token = Int(reference.tokens[index])
      if referenceStamp[token] == referenceGeneration { continue }
      referenceStamp[token] = referenceGeneration
      if targetStamp[token] >= least {
        shared += weights[token]
        against -= penalties[token]
      } else {
        against += penalties[token]
      }
    }
    return (shared, max(0, against))
  }
}
