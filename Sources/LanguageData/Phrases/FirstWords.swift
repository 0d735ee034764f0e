import ParallelText

/// Tells by the hashes of a text's words what kinds of phrases may stand in it: that takes a fraction of the time that it takes to
/// look for them, and most texts have none that matter.
struct FirstWords: Sendable {
  typealias Kinds = OppositeWords.Kinds

  private let words: Table
  private let stems: Table
  /// Of two words that follow one another: `do` is in most texts, `do not` in few.
  private let pairs: Table

  /// nil if the hashes do not tell: of what begins with fewer than four letters that any ending may follow, and of such
  /// beginnings in other scripts than Latin.
  ///
  /// - Parameter phrases: In small letters; `*` stands for any ending, `#` for a number.
  init?(of phrases: some Sequence<(text: Substring, kinds: Kinds)>) {
    var words: [(UInt32, Kinds)] = []
    var stems: [(UInt32, Kinds)] = []
    var pairs: [(UInt32, Kinds)] = []
    for phrase in phrases {
      let first = Substring(
        phrase.text.utf8.prefix { $0 != 0x20 && $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: "#") })
      if phrase.text[first.endIndex...].utf8.first == UInt8(ascii: "*") {
        let stem = (Array(first.utf8) + Array("-".utf8)).withBytes { WordHash.ofStem($0) }
        if stem == 0 { return nil }
        stems.append((stem, phrase.kinds))
      } else if first.isEmpty {
        return nil
      }
      if let (first, second) = Self.firstTwo(phrase.text) {
        for first in first.casings {
          pairs += second.casings.map { (Self.pair(WordHash.of(first.utf8), WordHash.of($0.utf8)), phrase.kinds) }
        }
        continue
      }
      // A word may end before a mark, or have it: `don't`, `read-only`.
      let letters = Substring(first.utf8.prefix { ASCII.isLetter($0) || $0 >= 0x80 })
      for word in letters.endIndex == first.endIndex ? [first] : [first, letters] {
        words += word.casings.map { (WordHash.of($0.utf8), phrase.kinds) }
      }
    }
    self.words = Table(words)
    self.stems = Table(stems)
    self.pairs = Table(pairs)
  }

  /// The first two words of a phrase, if both are letters and nothing else.
  private static func firstTwo(_ phrase: Substring) -> (Substring, Substring)? {
    let words = phrase.utf8.split(separator: 0x20, maxSplits: 2)
    guard words.count > 1, words[..<2].allSatisfy({ $0.allSatisfy { ASCII.isLetter($0) || $0 >= 0x80 } }) else {
      return nil
    }
    return (Substring(words[0]), Substring(words[1]))
  }

  private static func pair(_ first: UInt32, _ second: UInt32) -> UInt32 { first &* 0x9E37_79B1 ^ second }

  /// The kinds of all phrases that may begin with one of the words. Complexity: O(words).
  func kinds(_ words: ArraySlice<UInt32>, _ stems: ArraySlice<UInt32>) -> Kinds {
    var last: UInt32 = 0
    let kinds = pairs.kinds(of: words) { hash in
      defer { last = hash }
      return Self.pair(last, hash)
    }
    return kinds.union(self.words.kinds(of: words) { $0 }).union(self.stems.kinds(of: stems) { $0 })
  }

  /// Kinds by hashes.
  private struct Table {
    private let filter: HashFilter
    private var slots: HashTable<(hash: UInt32, kinds: Kinds)>

    init(_ entries: [(hash: UInt32, kinds: Kinds)]) {
      filter = HashFilter(entries.map(\.hash))
      slots = HashTable(capacity: entries.count, free: (0, []))
      for entry in entries {
        let place = place(of: entry.hash)
        slots[place] = (entry.hash, slots[place].kinds.union(entry.kinds))
      }
    }

    private func place(of hash: UInt32) -> Int { slots.place(of: hash) { $0.kinds.isEmpty || $0.hash == hash } }

    /// - Parameter key: What is looked for at each of the hashes, in their order.
    @inline(__always)
    func kinds(of hashes: ArraySlice<UInt32>, _ key: (UInt32) -> UInt32) -> Kinds {
      var kinds: Kinds = []
      hashes.withUnsafeBufferPointer { hashes in
        for hash in hashes {
          let key = key(hash)
          if filter.mayContain(key) { kinds.formUnion(slots[place(of: key)].kinds) }
        }
      }
      return kinds
    }
  }
}
