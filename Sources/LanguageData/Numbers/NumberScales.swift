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

  private static let lines = WordList(PackageResources.number_scales_txt).lines
    .flatMap { line in line.words.map { (zeros: Int(line.name)!, word: $0) } }
  /// Whole words, in their casings.
  private static let words = table(
    lines.filter { $0.word.last != "*" }.flatMap { zeros, word in word.casings.map { (Array($0.utf8), zeros) } })
  /// What inflected words begin with.
  private static let stems = table(
    lines.filter { $0.word.last == "*" }
      .flatMap { zeros, word in word.dropLast().casings.map { (Array($0.utf8), zeros) } })
  /// Words of scripts without spaces, longest first, to be found at the start of a run of letters.
  private static let runs = lines.filter { $0.word.last != "*" && $0.word.utf8.first! >= 0xE0 }
    .map { Array($0.word.utf8) }.sorted {
      $1.count < $0.count || $1.count == $0.count && $0.lexicographicallyPrecedes($1)
    }
  private static let firstLetters = HashSet(runs.map { letter($0.prefix(3)) })

  private static func table(_ entries: [(word: [UInt8], zeros: Int)]) -> [UInt64: Zeros] {
    var table: [UInt64: Zeros] = [:]
    for (word, zeros) in entries {
      let hash = Hash64.of(word)
      if let known = table[hash] {
        if known.zeros != zeros { table[hash] = (min(known.zeros, zeros), max(known.zeros, zeros)) }
      } else {
        table[hash] = (zeros, nil)
      }
    }
    return table
  }

  /// The power of ten that a word behind a number is or, in a script without spaces, begins with; nil if none.
  public static func scale(of word: ByteView) -> Scale? {
    guard let first = word.first, word.count <= 60 else { return nil }
    if let zeros = words[Hash64.of(word)] { return scale(zeros, word.count) }
    if first >= 0xE0 {
      guard firstLetters.contains(letter(word.prefix(3))), let run = runs.first(where: { word.starts(with: $0) }),
        let zeros = words[Hash64.of(run)]
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
      if length >= 5, word.count - length <= 8, let zeros = stems[hash.value] { return scale(zeros, word.count) }
    }
    return nil
  }

  /// Nil of a word that only looks like a power of ten (`만큼`: as much as).
  private static func scale(_ zeros: Zeros, _ length: Int) -> Scale? {
    if zeros.zeros == 0, zeros.other == nil { return nil }
    return Scale(zeros: zeros.zeros, otherZeros: zeros.other, length: length)
  }
}
