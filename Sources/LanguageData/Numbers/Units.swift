import ParallelText

/// Units that stand behind numbers, and currencies, which stand before them as well.
///
/// Each is a bit of its own; what may be one of several (`m`: meter, minute) has the bits of all of them.
public enum Units {
  private static let list = WordList(PackageResources.units_txt)
  /// The bits of each line of the data.
  private static let bits: [UInt64] = {
    let names = list.lines.map(\.name).filter { !$0.contains("|") }
    precondition(names.count <= 64, "more units than bits")
    let bits = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, UInt64(1) << UInt64($0)) })
    return list.lines.map { $0.name.split(separator: "|").reduce(0) { $0 | bits[$1]! } }
  }()
  private static let numbers: [UInt64: UInt64] = {
    var numbers: [UInt64: UInt64] = [:]
    func add(_ hash: UInt64, _ bits: UInt64) { if numbers[hash] == nil { numbers[hash] = bits } }
    for (line, bits) in zip(list.lines, bits) {
      for word in line.words {
        add(Hash64.of(word.utf8), bits)
        // A word may begin a title; the case of a symbol is its own (`Go` is a unit in French, `go` a verb). Most words have no
        // capitals.
        guard word.utf8.count > 3, let first = word.utf8.first, first >= 0x80 || ASCII.isLower(first),
          word.unicodeScalars.count > 3
        else { continue }
        add(Hash64.of(word.capitalized.utf8), bits)
      }
    }
    return numbers
  }()
  private static let hashes = HashSet(numbers.keys)
  /// Words of scripts without spaces, longest first, to be found at the start of a run of letters.
  private static let runs = list.lines.enumerated()
    .flatMap { index, line in line.words.map { (bytes: Array($0.utf8), unit: bits[index]) } }
    .filter { $0.bytes[0] >= 0xE0 }
    .sorted { ($1.bytes.count, $0.unit) < ($0.bytes.count, $1.unit) }
  private static let firstLetters = HashSet(runs.map { letter($0.bytes.prefix(3)) })

  /// The unit that a word or a symbol is or, in a script without spaces, begins with, and the bytes that it takes; nil if
  /// none.
  public static func unit(of word: ByteView) -> (unit: UInt64, length: Int)? {
    guard let first = word.first, word.count <= 60 else { return nil }
    let hash = Hash64.of(word)
    if hashes.contains(hash), let unit = numbers[hash] { return (unit, word.count) }
    guard first >= 0xE0, firstLetters.contains(letter(word.prefix(3))) else { return nil }
    return runs.first { word.starts(with: $0.bytes) }.map { ($0.unit, $0.bytes.count) }
  }
}
