import ParallelText

/// Tells by the hashes of a text's words what kinds of phrases may stand in it: that takes a fraction of the time that it takes to
/// look for them, and most texts have none that matter.
struct FirstWords: Sendable {
  typealias Kinds = OppositeWords.Kinds

  /// Of words, and of two that follow one another: `do` is in most texts, `do not` in few.
  private let words: Table
  private let stems: Table

  /// The hashes of what phrases begin with, while these are read.
  struct Draft {
    typealias Entry = (hash: UInt32, kinds: Kinds)

    fileprivate private(set) var words: [Entry] = []
    fileprivate private(set) var stems: [Entry] = []
    /// Whether the hashes tell: not of what begins with fewer than four letters that any ending may follow, nor of such beginnings
    /// in other scripts than Latin.
    fileprivate private(set) var isTelling = true

    /// - Parameter phrase: In small letters; `*` stands for any ending, `#` for a number.
    mutating func add(_ phrase: ByteView, _ kinds: Kinds) {
      if !isTelling { return }
      let first = phrase.prefix { $0 != 0x20 && $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: "#") }
      let rest = phrase[first.endIndex..<phrase.endIndex]
      if rest.first == UInt8(ascii: "*") {
        let stem = (Array(first) + [UInt8(ascii: "-")]).withBytes { WordHash.ofStem($0) }
        if stem == 0 { isTelling = false }
        stems.append((stem, kinds))
      } else if first.isEmpty {
        isTelling = false
        return
      }
      let letters = first.prefix(while: Self.isLetter)
      let second = rest.dropFirst().prefix { $0 != 0x20 }
      if letters.count == first.count, rest.first == 0x20, !second.isEmpty, second.allSatisfy(Self.isLetter) {
        first.forEachCasing { first in
          let hash = WordHash.of(first)
          second.forEachCasing { words.append((FirstWords.pair(hash, WordHash.of($0)), kinds)) }
        }
        return
      }
      first.forEachCasing { words.append((WordHash.of($0), kinds)) }
      // A word may end before a mark, or have it: `don't`, `read-only`.
      if letters.count < first.count, !letters.isEmpty {
        letters.forEachCasing { words.append((WordHash.of($0), kinds)) }
      }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { ASCII.isLetter(byte) || byte >= 0x80 }
  }

  /// nil if the hashes do not tell what phrases there may be.
  init?(_ draft: Draft) {
    if !draft.isTelling { return nil }
    words = Table(draft.words)
    stems = Table(draft.stems)
  }

  @inline(__always)
  private static func pair(_ first: UInt32, _ second: UInt32) -> UInt32 { first &* 0x9E37_79B1 ^ second }

  /// The kinds of all phrases that may begin with one of the words. Complexity: O(words).
  func kinds(_ words: ArraySlice<UInt32>, _ stems: ArraySlice<UInt32>) -> Kinds {
    var kinds: Kinds = []
    words.withUnsafeBufferPointer { words in
      self.words.filter.forEachPlace(in: words, orJoined: Self.pair) { place in
        self.words.addKinds(of: words[place], to: &kinds)
        if place > 0 { self.words.addKinds(of: Self.pair(words[place - 1], words[place]), to: &kinds) }
      }
    }
    if !self.stems.isEmpty {
      stems.withUnsafeBufferPointer { stems in
        self.stems.filter.forEachPlace(in: stems) { place in
          if stems[place] != 0 { self.stems.addKinds(of: stems[place], to: &kinds) }
        }
      }
    }
    return kinds
  }

  /// Kinds by hashes.
  private struct Table {
    let filter: HashFilter
    let isEmpty: Bool
    private var slots: HashTable<(hash: UInt32, kinds: Kinds)>

    init(_ entries: [Draft.Entry]) {
      filter = HashFilter(entries.map(\.hash))
      isEmpty = entries.isEmpty
      slots = HashTable(capacity: entries.count, free: (0, []))
      for entry in entries {
        let place = place(of: entry.hash)
        slots[place] = (entry.hash, slots[place].kinds.union(entry.kinds))
      }
    }

    private func place(of hash: UInt32) -> Int { slots.place(of: hash) { $0.kinds.isEmpty || $0.hash == hash } }

    @inline(__always)
    func addKinds(of hash: UInt32, to kinds: inout Kinds) {
      if filter.mayContain(hash) { kinds.formUnion(slots[place(of: hash)].kinds) }
    }
  }
}
