import Foundation
import ParallelText

/// How much the names of an article are like what is asked for.
struct NameMatch {
  /// More of them say no more.
  private static let mostGrams = 1_000

  private struct Gram {
    var hash: UInt64
    var weight: Double
  }

  private var grams: [Gram] = []
  /// Places in `grams` by their hashes, -1 where there is none; a quarter full.
  private var places: HashTable<Int16>
  private var total = 0.0
  private var mean = 1.0
  /// What all that was asked for would weigh, the grams included that no article has.
  private var ideal = 0.0

  init(_ query: SearchQuery, _ lexicon: Lexicon) {
    let known = query.grams.prefix(Self.mostGrams)
    places = HashTable(capacity: max(32, 2 * known.count), free: -1)
    for gram in known {
      let weight = lexicon.weight(of: gram.articles)
      grams.append(Gram(hash: Hash64.of(gram.text.utf8), weight: weight))
      total += weight
      places[places.place(of: grams.last!.hash) { $0 < 0 }] = Int16(grams.count - 1)
    }
    if !grams.isEmpty { mean = total / Double(grams.count) }
    ideal = total + Double(query.unknownGrams) * lexicon.weight(of: 0)
  }

  private func place(of gram: UInt64) -> Int? {
    let place = places[places.place(of: gram) { $0 < 0 || grams[Int($0)].hash == gram }]
    return place < 0 ? nil : Int(place)
  }

  struct Score {
    /// Of the name that is most like the query, 0 to 1: Dice's coefficient of their grams by weight.
    var likeness = 0.0
    /// How much of the query's known grams the names hold together, by weight, 0 to 1.
    var covered = 0.0
    /// How much the names are like all of the query, 0 to 1.
    var value: Double { covered > 0 ? (likeness + covered) / 2 * coveredOfAll / covered : 0 }
    /// The same of all grams, those included that no article has.
    var coveredOfAll = 0.0
  }

  /// Complexity: O(bytes of the names).
  func score(_ names: [UnsafeBufferPointer<UInt8>]) -> Score {
    var score = Score()
    if grams.isEmpty { return score }
    var isHeld = [Bool](repeating: false, count: grams.count)
    var held = 0.0
    for name in names {
      var seen: [UInt64] = []
      var (shared, others) = (0.0, 0)
      var hash = Hash64()
      for byte in name {
        // Behind each gram stands a space.
        guard byte == UInt8(ascii: " ") else {
          hash.combine(byte)
          continue
        }
        let gram = hash.value
        hash = Hash64()
        // A name has few words: to look through the grams before this one is faster than a set.
        if seen.contains(gram) { continue }
        seen.append(gram)
        guard let place = place(of: gram) else {
          others += 1
          continue
        }
        shared += grams[place].weight
        if !isHeld[place] { held += grams[place].weight }
        isHeld[place] = true
      }
      // To look up the weights of grams that were not asked for would take long: they count as those that were.
      let likeness = 2 * shared / (total + shared + mean * Double(others))
      score.likeness = max(score.likeness, likeness)
    }
    score.covered = held / total
    score.coveredOfAll = held / ideal
    return score
  }
}
