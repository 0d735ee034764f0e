import ParallelText

/// The words for a network port.
public enum PortWords {
  private static let tables = Tables()
  /// Tells nearly all words apart by their `WordHash`; not asked by `contains`.
  public static var filter: HashFilter { tables.filter }

  private struct Tables: Sendable {
    let hashes: HashSet<UInt64>
    let filter: HashFilter
    /// Words of scripts without spaces.
    let runs: [[UInt8]]

    init() {
      var (hashes, wordHashes): ([UInt64], [UInt32]) = ([], [])
      var runs: [[UInt8]] = []
      WordList.forEachLine(of: PackageResources.port_words_txt) { _, line in
        line.forEachWord { word in
          word.forEachCasing {
            hashes.append(Hash64.of($0))
            wordHashes.append(WordHash.of($0))
          }
          if word.buffer[0] >= 0xE0 { runs.append(Array(word)) }
        }
      }
      self.hashes = HashSet(hashes)
      filter = HashFilter(wordHashes)
      self.runs = runs
    }
  }

  /// A word of a script without spaces, to be found inside a run of letters. All of its letters take three bytes.
  private struct Run {
    var bytes: [UInt8]
    var isKatakana: Bool
  }
  private static let runs = tables.runs.map { Run(bytes: $0, isKatakana: isKatakana($0[...])) }
  private static let firstLetters = HashSet(runs.map { letter($0.bytes.prefix(3)) })
  private static let lastLetters = HashSet(runs.map { letter($0.bytes.suffix(3)) })

  /// Whether the whole word is one, in lower case, capitalized or in capitals.
  public static func contains(_ word: ByteView) -> Bool { word.count < 40 && tables.hashes.contains(Hash64.of(word)) }

  /// In katakana a word ends where the script does: `サポート` ends in `ポート`, and is no port.
  public static func isSuffix(of word: ByteView) -> Bool {
    lastLetters.contains(letter(word.suffix(3)))
      && runs.contains { run in
        word.suffix(run.bytes.count).elementsEqual(run.bytes)
          && !(run.isKatakana && isKatakana(word.dropLast(run.bytes.count).suffix(3)))
      }
  }

  public static func isPrefix(of word: ByteView) -> Bool {
    firstLetters.contains(letter(word.prefix(3))) && runs.contains { word.starts(with: $0.bytes) }
  }

  private static func isKatakana(_ scalar: some RandomAccessCollection<UInt8>) -> Bool {
    guard scalar.count >= 3, scalar.first == 0xE3 else { return false }
    let second = scalar[scalar.index(after: scalar.startIndex)]
    return second == 0x83 || (second == 0x82 && scalar[scalar.index(scalar.startIndex, offsetBy: 2)] >= 0xA1)
  }
}
