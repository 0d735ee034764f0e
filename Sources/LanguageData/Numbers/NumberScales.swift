import ParallelText

/// Words for powers of ten that stand behind a number in digits: `2.5 million`, `250 万`, `12 लाख`.
public enum NumberScales {
  public struct Scale: Sendable {
    /// How many zeros it adds.
    public var zeros: Int
    /// The other number of zeros that it may mean: `billion` adds 9 or 12; 0 if it may be no power of ten at all.
    public var otherZeros: Int?
    /// The bytes that the word takes.
    public var length: Int
  }
  private typealias Zeros = (zeros: Int, other: Int?)

  private static let tables = Tables()

  private struct Tables: Sendable {
    /// Whole words, in their casings.
    let words: [UInt64: Zeros]
    /// What inflected words begin with.
    let stems: [UInt64: Zeros]
    /// Words of scripts without spaces, longest first, to be found at the start of a run of letters.
    let runs: [[UInt8]]
    let firstLetters: HashSet<UInt32>

    init() {
      var words: [UInt64: Zeros] = Dictionary(minimumCapacity: 1_024)
      var stems: [UInt64: Zeros] = Dictionary(minimumCapacity: 512)
      var runs: [[UInt8]] = []
      WordList.forEachLine(of: PackageResources.number_scales_txt) { name, line in
        let zeros = Int(name.text)!
        line.forEachWord { word in
          if word.last == UInt8(ascii: "*") {
            word.dropLast().forEachCasing { Self.add(zeros, $0, to: &stems) }
          } else {
            word.forEachCasing { Self.add(zeros, $0, to: &words) }
            if word.buffer[0] >= 0xE0 { runs.append(Array(word)) }
          }
        }
      }
      runs.sort { $1.count < $0.count || $1.count == $0.count && $0.lexicographicallyPrecedes($1) }
      (self.words, self.stems, self.runs) = (words, stems, runs)
      firstLetters = HashSet(runs.map { letter($0.prefix(3)) })
    }

    private static func add(_ zeros: Int, _ word: ByteView, to table: inout [UInt64: Zeros]) {
      let hash = Hash64.of(word)
      if let known = table[hash] {
        if known.zeros != zeros { table[hash] = (min(known.zeros, zeros), max(known.zeros, zeros)) }
      } else {
        table[hash] = (zeros, nil)
      }
    }
  }

  /// The power of ten that a word behind a number is or, in a script without spaces, begins with; nil if none.
  public static func scale(of word: ByteView) -> Scale? {
    guard let first = word.first, word.count <= 60 else { return nil }
    let tables = Self.tables
    if let zeros = tables.words[Hash64.of(word)] { return scale(zeros, word.count) }
    if first >= 0xE0 {
      guard tables.firstLetters.contains(letter(word.prefix(3))),
        let run = tables.runs.first(where: { word.starts(with: $0) }),
        let zeros = tables.words[Hash64.of(run)]
      else { return nil }
      return scale(zeros, run.count)
    }
    // An ending of at most four letters, of one or two bytes each.
    guard word.count >= 6 else { return nil }
    var hash = Hash64()
    var length = 0
    for byte in word {
      hash.combine(byte)
      length += 1
      if length >= 5, word.count - length <= 8, let zeros = tables.stems[hash.value] { return scale(zeros, word.count) }
    }
    return nil
  }

  /// Nil of a word that only looks like a power of ten (`만큼`: as much as).
  private static func scale(_ zeros: Zeros, _ length: Int) -> Scale? {
    if zeros.zeros == 0, zeros.other == nil { return nil }
    return Scale(zeros: zeros.zeros, otherZeros: zeros.other, length: length)
  }
}
