import ParallelText

/// Units that stand behind numbers.
public enum Units {
  private static let list = WordList(PackageResources.units_txt)
  private static let numbers: [UInt64: UInt8] = Dictionary(
    list.lines.enumerated().flatMap { index, line in
      line.words.flatMap { word in
        // A word may begin a title; the case of a symbol is its own (`Go` is a unit in French, `go` a verb).
        [String(word), word.unicodeScalars.count > 3 ? word.capitalized : String(word)].map {
          (Hash64.of($0.utf8), UInt8(index + 1))
        }
      }
    }, uniquingKeysWith: { first, _ in first })
  private static let hashes = HashSet(numbers.keys)
  /// Words of scripts without spaces, longest first, to be found at the start of a run of letters.
  private static let runs = list.lines.enumerated()
    .flatMap { index, line in line.words.map { (bytes: Array($0.utf8), unit: UInt8(index + 1)) } }
    .filter { $0.bytes[0] >= 0xE0 }
    .sorted { ($1.bytes.count, $0.unit) < ($0.bytes.count, $1.unit) }
  private static let firstLetters = HashSet(runs.map { letter($0.bytes.prefix(3)) })

  /// The unit that a word is or, in a script without spaces, begins with, and the bytes that it takes; nil if none.
  public static func unit(of word: ByteView) -> (unit: UInt8, length: Int)? {
    guard let first = word.first, word.count <= 60 else { return nil }
    let hash = Hash64.of(word)
    if hashes.contains(hash), let unit = numbers[hash] { return (unit, word.count) }
    guard first >= 0xE0, firstLetters.contains(letter(word.prefix(3))) else { return nil }
    return runs.first { word.starts(with: $0.bytes) }.map { ($0.unit, $0.bytes.count) }
  }
}
