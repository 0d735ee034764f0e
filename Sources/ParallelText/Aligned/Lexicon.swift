/// Words of two languages that stand for one another, as a run has learnt them from its articles.
///
/// A word is known by its `WordHash`. A short text as a whole counts as a word too (`WordHash.ofPhrase`), and so do two
/// letters that follow one another in a script without spaces (`Article.lexicalTokens`).
public struct Lexicon: Sendable, Equatable {
  public struct Entry: Sendable, Equatable {
    public var target: UInt32
    public var reference: UInt32
    /// How regularly the one stands where the other does, Dice's coefficient in 255ths: 255 for always.
    public var strength: UInt8

    public init(target: UInt32, reference: UInt32, strength: UInt8) {
      self.target = target
      self.reference = reference
      self.strength = strength
    }
  }

  /// The most entries that two languages have, so that they stay within 3 MB.
  public static let mostEntries = 1 << 18

  public static let none = Lexicon([])

  /// By their words of the target; of one word the strongest first.
  public let entries: [Entry]
  /// The words of each side that have an entry: most words have none, and need not be looked for.
  public let targets: HashSet<UInt32>
  public let references: HashSet<UInt32>

  /// - Parameter entries: In any order. Complexity: O(n log n).
  public init(_ entries: [Entry]) {
    self.entries = entries.sorted {
      ($0.target, $1.strength, $0.reference) < ($1.target, $0.strength, $1.reference)
    }
    targets = HashSet(entries.lazy.map(\.target))
    references = HashSet(entries.lazy.map(\.reference))
  }

  public static func == (left: Lexicon, right: Lexicon) -> Bool { left.entries == right.entries }

  public var isEmpty: Bool { entries.isEmpty }

  /// The same with the other language as the target. Complexity: O(n log n).
  public var flipped: Lexicon {
    Lexicon(entries.map { Entry(target: $0.reference, reference: $0.target, strength: $0.strength) })
  }

  /// What stands in the reference where the target has a word, the most regular first. Complexity: O(log n).
  public func translations(of word: UInt32) -> ArraySlice<Entry> {
    if !targets.contains(word) { return [] }
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].target < word { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < entries.count, entries[end].target == word { end += 1 }
    return entries[low..<end]
  }

  /// How regularly a word of the target stands where the reference has another, 0 to 1; 0 if nothing is known of them.
  public func strength(_ target: UInt32, _ reference: UInt32) -> Double {
    translations(of: target).first { $0.reference == reference }.map { Double($0.strength) / 255 } ?? 0
  }
}

// MARK: Bytes

extension Lexicon {
  private static let bytesOfEntry = 9

  /// All entries, nine bytes each: two words and a strength, the least byte first.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entries.count * Self.bytesOfEntry)
    for entry in entries {
      for word in [entry.target, entry.reference] {
        for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(shift))) }
      }
      bytes.append(entry.strength)
    }
    return bytes
  }

  /// What `bytes` gave; nil if these are none of it.
  public init?(bytes: [UInt8]) {
    guard bytes.count % Self.bytesOfEntry == 0 else { return nil }
    func word(_ start: Int) -> UInt32 { (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) } }
    self.init(
      stride(from: 0, to: bytes.count, by: Self.bytesOfEntry).map {
        Entry(target: word($0), reference: word($0 + 4), strength: bytes[$0 + 8])
      })
  }
}
