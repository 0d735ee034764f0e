import ParallelText

extension Article {
  /// About how many sentences a block has, by the marks that end them in all scripts: two texts that have as many need no
  /// closer look. Complexity: O(bytes), without decoding any.
  func endMarks(inBlock block: Int) -> Int {
    source.withBytes { bytes in
      lines[blocks[block].lineIndexes].reduce(0) { $0 + SentenceMarks.count(in: bytes[$1]) }
    }
  }
}

private enum SentenceMarks {
  /// The bytes that such marks begin with.
  private static let leads: [Bool] = {
    var leads = [Bool](repeating: false, count: 256)
    for byte in ".!?".utf8 + [0xD6, 0xD8, 0xDB, 0xE0, 0xE1, 0xE3, 0xEF] { leads[Int(byte)] = true }
    return leads
  }()

  /// Marks of other scripts than Latin, Greek and Cyrillic, which end a sentence whatever follows: Armenian, Arabic, Urdu,
  /// Devanagari, Burmese, Ethiopic, Khmer, and those of East Asia.
  private static let others = ["։", "؟", "۔", "।", "॥", "။", "።", "។", "。", "！", "？", "．"].map { Array($0.utf8) }

  static func count(in text: ByteView) -> Int {
    let bytes = text.buffer
    var count = 0
    leads.withUnsafeBufferPointer { leads in
      for index in bytes.indices where leads[Int(bytes[index])] {
        if bytes[index] < 0x80 ? endsSentence(bytes, index) : isOther(bytes, index) { count += 1 }
      }
    }
    return count
  }

  private static func isOther(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    others.contains { mark in
      index + mark.count <= bytes.count && mark.indices.allSatisfy { bytes[index + $0] == mark[$0] }
    }
  }

  /// Whether a mark stands before a space that no small letter follows, or before the end of the line.
  private static func endsSentence(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    var next = index + 1
    // A quotation, a bracket or bold letters may end behind the mark.
    while next < bytes.count {
      switch bytes[next] {
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"),
        UInt8(ascii: "]"), UInt8(ascii: "`"):
        next += 1
      case 0xC2 where next + 1 < bytes.count && bytes[next + 1] == 0xBB: next += 2
      case 0xE2 where next + 2 < bytes.count && bytes[next + 1] == 0x80: next += 3
      default:
        guard ASCII.isBlank(bytes[next]) else { return false }
        while next < bytes.count, ASCII.isBlank(bytes[next]) { next += 1 }
        return next == bytes.count || !ASCII.isLower(bytes[next])
      }
    }
    return true
  }
}
