import ParallelText

/// Units that stand behind numbers, and currencies, which stand before them as well.
///
/// Each is a bit of its own; what may be one of several (`m`: meter, minute) has the bits of all of them.
public enum Units {
  private struct Slot: Sendable {
    var hash: UInt64
    /// 0 marks a free slot.
    var unit: UInt64
  }

  private static let units: HashTable<Slot> = {
    var units: [Slot] = []
    units.reserveCapacity(8_192)
    forEachWord { word, unit in
      // A word may begin a title; the case of a symbol is its own (`Go` is a unit in French, `go` a verb). Most words have no
      // capitals.
      if word.count > 3, word.buffer[0] >= 0x80 || ASCII.isLower(word.buffer[0]), scalars(in: word) > 3 {
        word.forEachCapitalization { units.append(Slot(hash: Hash64.of($0), unit: unit)) }
      } else {
        units.append(Slot(hash: Hash64.of(word), unit: unit))
      }
    }
    var table = HashTable(capacity: units.count, free: Slot(hash: 0, unit: 0))
    for slot in units {
      let place = table.place(of: slot.hash) { $0.unit == 0 || $0.hash == slot.hash }
      if table[place].unit == 0 { table[place] = slot }
    }
    return table
  }()
  /// Words of scripts without spaces, longest first, to be found at the start of a run of letters.
  private static let runs: [(bytes: [UInt8], unit: UInt64)] = {
    var runs: [(bytes: [UInt8], unit: UInt64)] = []
    forEachWord { word, unit in if word.buffer[0] >= 0xE0 { runs.append((Array(word), unit)) } }
    return runs.sorted { ($1.bytes.count, $0.unit) < ($0.bytes.count, $1.unit) }
  }()
  private static let firstLetters = HashSet(runs.map { letter($0.bytes.prefix(3)) })

  /// Calls the closure with all words in their order, and their bits.
  private static func forEachWord(_ body: (ByteView, UInt64) -> Void) {
    var bits: [String: UInt64] = [:]
    WordList.forEachLine(of: PackageResources.units_txt) { name, _ in
      if !name.contains(UInt8(ascii: "|")) { bits[name.text] = 1 << UInt64(bits.count) }
    }
    precondition(bits.count <= 64, "more units than bits")
    WordList.forEachLine(of: PackageResources.units_txt) { name, line in
      let unit = name.text.split(separator: "|").reduce(0) { $0 | bits[String($1)]! }
      line.forEachWord { body($0, unit) }
    }
  }

  private static func scalars(in word: ByteView) -> Int { word.count { $0 & 0xC0 != 0x80 } }

  /// The unit that a word or a symbol is or, in a script without spaces, begins with, and the bytes that it takes; nil if
  /// none.
  public static func unit(of word: ByteView) -> (unit: UInt64, length: Int)? {
    guard let first = word.first, word.count <= 60 else { return nil }
    let hash = Hash64.of(word)
    let known = units[units.place(of: hash) { $0.unit == 0 || $0.hash == hash }].unit
    if known != 0 { return (known, word.count) }
    guard first >= 0xE0, firstLetters.contains(letter(word.prefix(3))) else { return nil }
    return runs.first { word.starts(with: $0.bytes) }.map { ($0.unit, $0.bytes.count) }
  }
}
