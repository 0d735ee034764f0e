import Foundation
import ParallelText

/// How much the names of an article are like what is asked for.
struct NameMatch {
  /// In the order of the columns of `names`.
  static let fields: [SearchResult.Field] = [.title, .heading, .slug]

  private struct Gram {
    var weight: Double
    var number: Int
  }

  /// By their hashes.
  private var grams: [UInt64: Gram] = [:]
  private var total = 0.0
  private var mean = 1.0
  /// What all that was asked for would weigh, the grams included that no article has.
  private var ideal = 0.0

  init(_ query: SearchQuery, _ lexicon: Lexicon) {
    for (number, gram) in query.grams.enumerated() {
      let weight = lexicon.weight(of: gram.articles)
      grams[Hash64.of(gram.text.utf8)] = Gram(weight: weight, number: number)
      total += weight
    }
    if !query.grams.isEmpty { mean = total / Double(query.grams.count) }
    ideal = total + Double(query.unknownGrams) * lexicon.weight(of: 0)
  }

  struct Score {
    /// Of the name that is most like the query, 0 to 1: Dice's coefficient of their grams by weight.
    var likeness = 0.0
    var field = SearchResult.Field.title
    /// How much of the query's known grams the names hold together, by weight, 0 to 1.
    var covered = 0.0
    /// The same of all grams, those included that no article has.
    var coveredOfAll = 0.0
  }

  /// Complexity: O(bytes of the names).
  func score(_ names: [UnsafeBufferPointer<UInt8>]) -> Score {
    var score = Score()
    if grams.isEmpty { return score }
    var isHeld = [Bool](repeating: false, count: grams.count)
    var held = 0.0
    for (name, field) in zip(names, Self.fields) {
      var seen: [UInt64] = []
      var (shared, others) = (0.0, 0)
      for gram in name.split(separator: UInt8(ascii: " ")) {
        let hash = Hash64.of(gram)
        // A name has few words: to look through the grams before this one is faster than a set.
        if seen.contains(hash) { continue }
        seen.append(hash)
        guard let asked = grams[hash] else {
          others += 1
          continue
        }
        shared += asked.weight
        if !isHeld[asked.number] { held += asked.weight }
        isHeld[asked.number] = true
      }
      // To look up the weights of grams that were not asked for would take long: they count as those that were.
      let likeness = 2 * shared / (total + shared + mean * Double(others))
      if shared > 0, likeness > score.likeness { (score.likeness, score.field) = (likeness, field) }
    }
    score.covered = held / total
    score.coveredOfAll = held / ideal
    return score
  }
}
