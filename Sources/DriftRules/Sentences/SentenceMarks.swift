import ParallelText

extension Article {
  /// About how many sentences a block has, by the marks that end them in all scripts, a colon at its end among them: two texts that
  /// have as many need no closer look. Complexity: O(bytes), without decoding any.
  func endMarks(inBlock block: Int) -> Int {
    source.withBytes { bytes in
      lines.withUnsafeBufferPointer { endMarks(inBlock: block, bytes, $0) }
    }
  }

  /// The same of each block of prose but for headings, and -1 of others, of which it is hardly asked.
  func endMarks() -> [Int32] {
    source.withBytes { bytes in
      lines.withUnsafeBufferPointer { lines in
        blocks.indices.map { block in
          let isText = blocks[block].isProse && blocks[block].kind != .heading
          return isText ? Int32(endMarks(inBlock: block, bytes, lines)) : -1
        }
      }
    }
  }

  private func endMarks(inBlock block: Int, _ bytes: ByteView, _ lines: UnsafeBufferPointer<SourceRange>) -> Int {
    let indexes = blocks[block].lineIndexes
    guard let last = indexes.last else { return 0 }
    var count = 0
    for line in indexes { SentenceMarks.forEach(in: bytes.buffer, lines[line]) { _ in count += 1 } }
    // Most texts end with another mark, or with a letter.
    let end = bytes[lines[last]].last ?? UInt8(ascii: ".")
    let mayLeadIn = !ASCII.isLetter(end) && end != UInt8(ascii: ".")
    return mayLeadIn && isLeadIn(block) ? count + 1 : count
  }
}

/// The marks that end sentences.
enum SentenceMarks {
  /// Calls `body` with the indexes of the marks, of longer ones of their first byte, in their order.
  ///
  /// - Parameters:
  ///   - text: A text, from index 0.
  ///   - line: The part of it that is looked at: sixteen bytes at a time, which may reach beyond its end.
  ///   - body: What is done with an index.
  @inline(__always)
  static func forEach(in text: UnsafeBufferPointer<UInt8>, _ line: SourceRange, _ body: (Int) -> Void) {
    let bytes = UnsafeBufferPointer(rebasing: text[..<line.end])
    var index = line.start
    func look(at place: Int) {
      if bytes[place] < 0x80 ? endsSentence(bytes, place) : isOther(bytes, place) { body(place) }
    }
    while index < bytes.count, index &+ 16 <= text.count {
      var places = places(text, index)
      while let place = places.next() {
        if index &+ place >= bytes.count { return }
        look(at: index &+ place)
      }
      index &+= 16
    }
    while index < bytes.count {
      if mayBegin(bytes[index]) { look(at: index) }
      index &+= 1
    }
  }

  /// Where a mark may begin among sixteen bytes.
  @inline(__always)
  private static func places(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> SixteenBytes.Places {
    let sixteen = SixteenBytes(bytes, at: index)
    let marks = sixteen.are(UInt8(ascii: ".")) .| sixteen.are(UInt8(ascii: "!")) .| sixteen.are(UInt8(ascii: "?"))
    // Quotation marks and dashes begin with 0xE2, and no mark that ends a sentence.
    let others = sixteen.areAtLeast(firstOfOthers) .& .!sixteen.are(0xE2)
    return SixteenBytes.Places(marks .| others)
  }

  /// The least byte that a mark of another script than Latin, Greek and Cyrillic may begin with.
  private static let firstOfOthers: UInt8 = 0xD6

  private static func mayBegin(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") || byte >= firstOfOthers
  }

  /// Whether a mark of another script than Latin, Greek and Cyrillic stands at an index, which ends a sentence whatever
  /// follows: Armenian, Arabic, Urdu, Devanagari, Burmese, Ethiopic, Khmer, and those of East Asia.
  private static func isOther(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let second = index + 1 < bytes.count ? bytes[index + 1] : 0
    let third = index + 2 < bytes.count ? bytes[index + 2] : 0
    switch (bytes[index], second, third) {
    case (0xD6, 0x89, _), (0xD8, 0x9F, _), (0xDB, 0x94, _), (0xE0, 0xA5, 0xA4...0xA5), (0xE1, 0x81, 0x8B),
      (0xE1, 0x8D, 0xA2), (0xE1, 0x9F, 0x94), (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x8E),
      (0xEF, 0xBC, 0x9F):
      return true
    default: return false
    }
  }

  /// Whether a mark stands before a space that no small letter follows, or before the end of the line.
  private static func endsSentence(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    var next = index + 1
    // One space stands behind most.
    if next + 1 < bytes.count, bytes[next] == 0x20, bytes[next + 1] > 0x20 { return !ASCII.isLower(bytes[next + 1]) }
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
