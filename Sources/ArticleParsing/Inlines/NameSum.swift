import ParallelText

/// Which words of a block are written as names are, as one number: a translation that keeps them has the same, and need not be
/// looked through for them.
struct NameSum {
  private(set) var value: UInt64 = 0
  /// Whether there may be names that are no plain words.
  var mayHaveOthers = false

  /// Takes a word with a capital behind its first letter; the order of the words does not matter.
  mutating func add(_ hash: UInt32) {
    let product = UInt64(hash) &* 0xD6E8_FEB8_6659_FD93
    value &+= product ^ product >> 32
  }

  /// Whether a mark may be part of a name: `C#`, `C++`.
  @inline(__always)
  static func isSign(_ mark: UInt8) -> Bool { mark == UInt8(ascii: "#") || mark == UInt8(ascii: "+") }
}

extension InlineScanner {
  /// Looks for names in what was read as one: all but code, tags and targets, which are none.
  mutating func noteNames(from start: Int, to end: Int) {
    switch content[start] {
    // Targets are noted where they are read.
    case UInt8(ascii: "`"), UInt8(ascii: "]"): return
    case UInt8(ascii: "<"):
      let next = byte(start + 1)
      let isTag = ASCII.isLetter(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
      if isTag, end - start < 2_000, !content[start..<end].contains(0x0A) { return }
    case UInt8(ascii: "&") where end - start <= 12: return
    // `6.1.0.Final`: what goes on behind a number.
    case 0x30...0x39:
      let mayGoOn = byte(end) == UInt8(ascii: ".") ? ASCII.isIdentifier(byte(end + 1)) : ASCII.isIdentifier(byte(end))
      if mayGoOn { names.mayHaveOthers = true }
    default: break
    }
    if content[start..<end].contains(where: ASCII.isLetter) { names.mayHaveOthers = true }
  }
}
