import Foundation
import ParallelText

/// Counts which words of two languages stand in the same cells, to make a lexicon of those that do so more often than chance
/// has it.
struct WordCounts: Sendable {
  /// Words of one side, cell by cell.
  private struct Side: Sendable {
    var tokens: [UInt32] = []
    var ends: [Int] = []

    mutating func append(_ cell: ArraySlice<UInt32>) {
      tokens += cell
      ends.append(tokens.count)
    }

    func range(_ cell: Int) -> Range<Int> { (cell == 0 ? 0 : ends[cell - 1])..<ends[cell] }

    subscript(cell: Int) -> ArraySlice<UInt32> { tokens[range(cell)] }
  }

  private var targets = Side()
  private var references = Side()
  /// Of each cell, so that what stands in many articles is counted once.
  private var hashes: [UInt64] = []
  private var known = Set<UInt64>()
  /// Texts that stand for one another as a whole: short cells, and names of buttons.
  private var wholes: [(target: UInt32, reference: UInt32)] = []
  /// Where those of each cell end.
  private var wholeEnds: [Int] = []

  /// - Parameter wholes: Texts of the cell that stand for one another.
  mutating func append(_ target: [UInt32], _ reference: [UInt32], wholes: [(UInt32, UInt32)]) {
    var hash = Hash64()
    for token in target { hash.combine(UInt64(token)) }
    for token in reference { hash.combine(UInt64(token) << 32) }
    guard known.insert(hash.value).inserted else { return }
    hashes.append(hash.value)
    // Many words say little of each two of them.
    if target.count <= Self.mostWords, reference.count <= Self.mostWords {
      targets.append(target[...])
      references.append(reference[...])
    } else {
      targets.append([])
      references.append([])
    }
    for (own, other) in wholes { self.wholes.append((own, other)) }
    wholeEnds.append(self.wholes.count)
  }

  mutating func append(_ other: WordCounts) {
    for (cell, hash) in other.hashes.enumerated() where known.insert(hash).inserted {
      hashes.append(hash)
      targets.append(other.targets[cell])
      references.append(other.references[cell])
      wholes += other.wholes[(cell == 0 ? 0 : other.wholeEnds[cell - 1])..<other.wholeEnds[cell]]
      wholeEnds.append(wholes.count)
    }
  }

  // MARK: Counting

  /// Words that are in fewer cells are left to chance, and in more than this share of them tell nothing.
  private static let leastCells: Int32 = 2
  private static let mostShare = 0.25
  /// Cells of more words are not counted, and of those with more that tell something, multiplied, neither.
  private static let mostWords = 80
  private static let mostPairs = 400
  /// 10.8 is what chance exceeds once in a thousand (χ² of one degree of freedom).
  private static let leastSignificance = 10.8
  private static let leastDice = 0.2
  /// The share of the best of its words that an entry must reach: what is less goes together by way of the best.
  private static let leastOfBest = 0.6

  /// The words of a side by numbers, and in how many cells each is.
  private struct Vocabulary {
    struct Word {
      var token: UInt32
      var cells: Int32
    }

    /// For each token its number, -1 if it tells nothing.
    let numbers: [Int32]
    let words: [Word]
  }

  /// - Complexity: O(pairs of words within the cells).
  func lexicon() -> Lexicon {
    let (first, second) = (vocabulary(of: targets), vocabulary(of: references))
    let total = targets.ends.count
    var entries: [(entry: Lexicon.Entry, target: Int, reference: Int, dice: Double)] = []
    var best = (
      targets: [Double](repeating: 0, count: first.words.count),
      references: [Double](repeating: 0, count: second.words.count)
    )
    tellingCells(first, second).forEachPair(first.words.count, second.words.count) { i, j, count in
      let (own, other) = (first.words[i], second.words[j])
      guard count >= Self.leastCells, own.token != other.token, Self.mayGoTogether(own.cells, other.cells) else {
        return
      }
      let dice = 2 * Double(count) / Double(own.cells + other.cells)
      guard dice >= Self.leastDice, Self.significance(count, own.cells, other.cells, total) > Self.leastSignificance
      else {
        return
      }
      let entry = Lexicon.Entry(target: own.token, reference: other.token, strength: UInt8(dice * 255))
      entries.append((entry, i, j, dice))
      best.targets[i] = max(best.targets[i], dice)
      best.references[j] = max(best.references[j], dice)
    }
    entries.removeAll {
      $0.dice < Self.leastOfBest * max(best.targets[$0.target], best.references[$0.reference])
    }
    return Self.merged(entries.map(\.entry), wholeEntries())
  }

  /// Words that tell something, by their numbers, one cell behind the other.
  private struct TellingCells {
    var targets: [Int32] = []
    var references: [Int32] = []
    /// Where the words of each cell end.
    var ends: [(target: Int, reference: Int)] = []

    /// How often each two words stand in one cell, word by word of the target, so that no table of pairs is needed.
    ///
    /// - Parameters:
    ///   - words: How many words the target has.
    ///   - others: How many the reference has.
    ///   - body: Called with the numbers of two words, and in how many cells both are.
    func forEachPair(_ words: Int, _ others: Int, _ body: (Int, Int, Int32) -> Void) {
      let (starts, cells) = cellsByWord(words)
      var counts = [Int32](repeating: 0, count: others)
      var counted: [Int32] = []
      for word in 0..<words {
        for cell in cells[Int(starts[word])..<Int(starts[word + 1])] {
          let start = cell == 0 ? 0 : ends[Int(cell) - 1].reference
          for other in references[start..<ends[Int(cell)].reference] {
            if counts[Int(other)] == 0 { counted.append(other) }
            counts[Int(other)] += 1
          }
        }
        for other in counted {
          body(word, Int(other), counts[Int(other)])
          counts[Int(other)] = 0
        }
        counted.removeAll(keepingCapacity: true)
      }
    }

    /// The cells that each word of the target is in, one word behind the other, and where those of each begin.
    private func cellsByWord(_ words: Int) -> (starts: [Int32], cells: [Int32]) {
      var starts = [Int32](repeating: 0, count: words + 1)
      for word in targets { starts[Int(word) + 1] += 1 }
      for word in 0..<words { starts[word + 1] += starts[word] }
      var next = starts
      var cells = [Int32](repeating: 0, count: targets.count)
      var start = 0
      for cell in ends.indices {
        for word in targets[start..<ends[cell].target] {
          cells[Int(next[Int(word)])] = Int32(cell)
          next[Int(word)] += 1
        }
        start = ends[cell].target
      }
      return (starts, cells)
    }
  }

  /// The words of both sides that tell something; without cells of too many pairs.
  private func tellingCells(_ first: Vocabulary, _ second: Vocabulary) -> TellingCells {
    var telling = TellingCells()
    for cell in targets.ends.indices {
      let (target, reference) = (telling.targets.count, telling.references.count)
      for number in first.numbers[targets.range(cell)] where number >= 0 { telling.targets.append(number) }
      if telling.targets.count > target {
        for number in second.numbers[references.range(cell)] where number >= 0 { telling.references.append(number) }
      }
      let (own, others) = (telling.targets.count - target, telling.references.count - reference)
      if own * others == 0 || own * others > Self.mostPairs {
        telling.targets.removeLast(own)
        telling.references.removeLast(others)
      } else {
        telling.ends.append((telling.targets.count, telling.references.count))
      }
    }
    return telling
  }

  /// Whether two words of so many cells can reach `leastDice`: not if one is in ten times as many as the other.
  private static func mayGoTogether(_ a: Int32, _ b: Int32) -> Bool {
    2 * Double(min(a, b)) >= leastDice * Double(a + b)
  }

  private func vocabulary(of side: Side) -> Vocabulary {
    var numbers = TokenNumbers(capacity: 1 << 10)
    var words: [Vocabulary.Word] = []
    var all: [Int32] = []
    all.reserveCapacity(side.tokens.count)
    for token in side.tokens {
      let (number, isNew) = numbers.number(token)
      if isNew { words.append(Vocabulary.Word(token: token, cells: 0)) }
      words[number].cells += 1
      all.append(Int32(number))
    }
    let most = max(Double(Self.leastCells), Double(side.ends.count) * Self.mostShare)
    let tells = words.map { $0.cells >= Self.leastCells && Double($0.cells) <= most }
    for index in all.indices where !tells[Int(all[index])] { all[index] = -1 }
    return Vocabulary(numbers: all, words: words)
  }

  /// How unlikely it is that two words of a and b cells share so many of all by chance: G² (Dunning 1993).
  private static func significance(_ both: Int32, _ a: Int32, _ b: Int32, _ total: Int) -> Double {
    let (n, a, b) = (Double(total), Double(a), Double(b))
    let observed = [Double(both), a - Double(both), b - Double(both), n - a - b + Double(both)]
    let expected = [a * b / n, a * (n - b) / n, (n - a) * b / n, (n - a) * (n - b) / n]
    return 2 * zip(observed, expected).reduce(0) { $1.0 > 0 ? $0 + $1.0 * log($1.0 / $1.1) : $0 }
  }

  // MARK: Whole texts

  /// Of texts that stand for one another alone once is enough, if they do so more often than not.
  private func wholeEntries() -> [Lexicon.Entry] {
    var counts: [UInt64: Int] = [:]
    var own: [UInt32: Int] = [:]
    var others: [UInt32: Int] = [:]
    for (target, reference) in wholes {
      counts[UInt64(target) << 32 | UInt64(reference), default: 0] += 1
      own[target, default: 0] += 1
      others[reference, default: 0] += 1
    }
    return counts.compactMap { key, count in
      let (target, reference) = (UInt32(key >> 32), UInt32(truncatingIfNeeded: key))
      let dice = 2 * Double(count) / Double(own[target]! + others[reference]!)
      guard dice > 0.5, target != reference else { return nil }
      return Lexicon.Entry(target: target, reference: reference, strength: UInt8(dice * 255))
    }
  }

  /// Each two words once, as strong as either list has them, and the strongest if they are too many.
  private static func merged(_ words: [Lexicon.Entry], _ wholes: [Lexicon.Entry]) -> Lexicon {
    var strengths: [UInt64: UInt8] = [:]
    for entry in words + wholes {
      let key = UInt64(entry.target) << 32 | UInt64(entry.reference)
      strengths[key] = max(strengths[key] ?? 0, entry.strength)
    }
    var entries = strengths.map { key, strength in
      Lexicon.Entry(target: UInt32(key >> 32), reference: UInt32(truncatingIfNeeded: key), strength: strength)
    }
    if entries.count > Lexicon.mostEntries {
      entries.sort { ($1.strength, $0.target, $0.reference) < ($0.strength, $1.target, $1.reference) }
      entries.removeLast(entries.count - Lexicon.mostEntries)
    }
    return Lexicon(entries)
  }
}
