import ParallelText

/// Punctuation with which nothing else begins, whatever stands around it.
enum PlainMark {
  /// Where the mark at an index ends; nil if there is none, or one with which more than itself may begin.
  @inline(__always)
  static func end(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
    let first = bytes[index]
    switch first {
    case 0..<0x80:
      if always.contains(first) { return index &+ 1 }
      let next = index &+ 1 < bytes.count ? bytes[index &+ 1] : 0
      return next <= 0x20 && beforeSpace.contains(first) ? index &+ 1 : nil
    // A space without break, `«`, `»`.
    case 0xC2:
      let second = index &+ 1 < bytes.count ? bytes[index &+ 1] : 0
      return second == 0xA0 || second == 0xAB || second == 0xBB ? index &+ 2 : nil
    // Spaces, dashes, quotation marks and others of U+2000...U+203F.
    case 0xE2: return index &+ 2 < bytes.count && bytes[index &+ 1] == 0x80 ? index &+ 3 : nil
    default: return nil
    }
  }

  /// Control characters, and those of `!"#'()+,:;=>?@^|}`.
  private static var always: Set { Set(below64: 0xEC00_1B8E_FFFF_FFFF, others: 0xB000_0000_4000_0001) }
  /// Those of `$%-./~`.
  private static var beforeSpace: Set { Set(below64: 0xE030_0000_0000, others: 0x4000_0000_0000_0000) }

  /// Characters of ASCII, a bit each.
  private struct Set {
    let below64, others: UInt64

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool { (byte < 64 ? below64 : others) &>> UInt64(byte) & 1 != 0 }
  }
}
