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

  private struct Slot {
    var target: Int32
    var reference: Int32
    /// 0 marks a free slot.
    var count: Int32
    static let free = Slot(target: -1, reference: -1, count: 0)

    var hash: UInt64 {
      let product = UInt64(UInt32(bitPattern: target)) << 32 | UInt64(UInt32(bitPattern: reference))
      return (product &* 0x9E37_79B9_7F4A_7C15) >> 20
    }
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
    let cells = tellingCells(first, second)
    // Part by part, so that few pairs are counted at a time.
    for slot in (0..<Self.parts).lazy.flatMap({ Self.pairs(cells, first, second, part: $0) }) {
      let (i, j) = (Int(slot.target), Int(slot.reference))
      let (own, other) = (first.words[i], second.words[j])
      let (a, b) = (own.cells, other.cells)
      let dice = 2 * Double(slot.count) / Double(a + b)
      guard dice >= Self.leastDice, Self.significance(slot.count, a, b, total) > Self.leastSignificance else {
        continue
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

  private static let parts: Int32 = 4

  /// Words that tell something, by their numbers, one cell behind the other.
  private struct TellingCells {
    var targets: [Int32] = []
    var references: [Int32] = []
    /// Where the words of each cell end.
    var ends: [(target: Int, reference: Int)] = []
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
  @inline(__always) private static func mayGoTogether(_ a: Int32, _ b: Int32) -> Bool {
    2 * Double(min(a, b)) >= leastDice * Double(a + b)
  }

  /// How often each two words stand in one cell, of one part of the target's words.
  private static func pairs(
    _ cells: TellingCells, _ first: Vocabulary, _ second: Vocabulary, part: Int32
  ) -> [Slot] {
    var counter = PairCounter()
    var (target, reference) = (0, 0)
    for end in cells.ends {
      for i in cells.targets[target..<end.target] where i % parts == part {
        let own = first.words[Int(i)]
        for j in cells.references[reference..<end.reference] {
          let other = second.words[Int(j)]
          if own.token != other.token, mayGoTogether(own.cells, other.cells) { counter.count(i, j) }
        }
      }
      (target, reference) = end
    }
    return counter.table.filled { $0.count >= Self.leastCells }
  }

  private struct PairCounter {
    private(set) var table = HashTable<Slot>(capacity: 1 << 12, free: .free)
    private var taken = 0

    @inline(__always) mutating func count(_ i: Int32, _ j: Int32) {
      var slot = Slot(target: i, reference: j, count: 1)
      let place = table.place(of: slot.hash) { $0.target == i && $0.reference == j || $0.count == 0 }
      slot.count += table[place].count
      table[place] = slot
      if slot.count > 1 { return }
      taken += 1
      if taken >= table.capacity { table.grow(free: .free, isFree: { $0.count == 0 }, hash: \.hash) }
    }
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

extension HashTable where Slot: Sendable {
  /// What some slots hold.
  fileprivate func filled(_ isWanted: (Slot) -> Bool) -> [Slot] {
    (0..<(2 * capacity)).lazy.map { self[$0] }.filter(isWanted)
  }
}
