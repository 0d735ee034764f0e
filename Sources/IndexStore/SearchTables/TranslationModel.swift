/// Which words stand for which in another language, learnt from texts that say the same.
///
/// IBM's model 1 (Brown et al., The Mathematics of Statistical Machine Translation, 1993): every word of a translation comes
/// from one word of the text, wherever that stands, or from none.
struct TranslationModel {
  /// Distinct words of a text and of what it says in the other language, as numbers from 0.
  struct Pair {
    var text: [Int32]
    var other: [Int32]
  }

  struct Entry {
    var other: Int32
    /// 0 to 1.
    var probability: Double
  }

  private static let rounds = 6
  /// A word that stands in fewer texts teaches nothing.
  private static let leastTexts = 2
  private static let leastProbability = 0.08
  /// How many words one may stand for.
  private static let mostEntries = 4

  /// For each word what it stands for, the most probable first; of two as probable the lower number.
  ///
  /// - Parameters:
  ///   - words: How many there are in the texts.
  ///   - others: How many there are in the other language.
  /// - Complexity: O(words of texts × words of translations), and log of it.
  static func learn(_ pairs: [Pair], words: Int, others: Int) -> [[Entry]] {
    var counts = [Int32](repeating: 0, count: words)
    for pair in pairs { for word in pair.text { counts[Int(word)] += 1 } }
    // A word that is none of the text's, as the first one.
    func known(_ pair: Pair) -> [UInt64] {
      [0] + pair.text.filter { counts[Int($0)] >= leastTexts }.map { UInt64($0) + 1 }
    }
    var keys: [UInt64] = []
    // How many known words each text has.
    var lengths: [Int] = []
    for pair in pairs {
      let text = known(pair)
      lengths.append(text.count)
      for other in pair.other { for word in text { keys.append(word << 32 | UInt64(other)) } }
    }
    var unique = keys.sorted()
    unique = unique.enumerated().filter { $0 == 0 || unique[$0 - 1] != $1 }.map(\.1)
    var firsts = [Int](repeating: unique.count, count: words + 2)
    for (place, key) in unique.enumerated().reversed() { firsts[Int(key >> 32)] = place }
    for word in (0...words).reversed() where firsts[word] == unique.count { firsts[word] = firsts[word + 1] }
    let places = keys.map { key in Int32(place(of: key, in: unique, from: firsts)) }
    var table = [Double](repeating: 1, count: unique.count)
    for _ in 0..<rounds { table = round(pairs, lengths, table, places, unique) }
    return (0..<words).map { word in
      let range = firsts[word + 1]..<firsts[word + 2]
      let entries = range.filter { table[$0] >= leastProbability }
        .map { Entry(other: Int32(truncatingIfNeeded: unique[$0] & 0xFFFF_FFFF), probability: table[$0]) }
      return Array(entries.sorted { ($1.probability, $0.other) < ($0.probability, $1.other) }.prefix(mostEntries))
    }
  }

  private static func place(of key: UInt64, in unique: [UInt64], from firsts: [Int]) -> Int {
    let word = Int(key >> 32)
    return unique[firsts[word]..<firsts[word + 1]].partitioningIndex { $0 >= key }
  }

  /// One round of expectation and maximization.
  private static func round(
    _ pairs: [Pair], _ lengths: [Int], _ table: [Double], _ places: [Int32], _ unique: [UInt64]
  ) -> [Double] {
    var counts = [Double](repeating: 0, count: table.count)
    var next = 0
    for (pair, length) in zip(pairs, lengths) {
      for _ in pair.other {
        let own = places[next..<(next + length)]
        next += length
        let total = own.reduce(0) { $0 + table[Int($1)] }
        for place in own { counts[Int(place)] += table[Int(place)] / total }
      }
    }
    // Of each word all probabilities add up to 1.
    var start = 0
    while start < counts.count {
      var end = start
      while end < counts.count, unique[end] >> 32 == unique[start] >> 32 { end += 1 }
      let total = counts[start..<end].reduce(0, +)
      for place in start..<end { counts[place] = total > 0 ? counts[place] / total : 0 }
      start = end
    }
    return counts
  }
}
