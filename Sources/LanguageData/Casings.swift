import ParallelText

extension ByteView {
  /// Calls the closure with a word as it is, capitalized and in capitals; once where the script has no case.
  func forEachCasing(_ body: (ByteView) -> Void) {
    // No capital that is told here takes more bytes than its small letter.
    let isTold = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { capitals in
      guard Capitals.write(self, to: capitals) else { return false }
      let capitals = ByteView(UnsafePointer(capitals.baseAddress!), 0..<count)
      body(self)
      if elementsEqual(capitals) { return true }
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { capitalized in
        _ = capitalized.initialize(from: self)
        let first = Capitals.length(of: buffer[0])
        for index in 0..<first { capitalized[index] = capitals[index] }
        body(ByteView(UnsafePointer(capitalized.baseAddress!), 0..<count))
      }
      body(capitals)
      return true
    }
    if isTold { return }
    for casing in Substring(text).casings { Array(casing.utf8).withBytes(body) }
  }

  /// Likewise with the word as it is, and capitalized.
  func forEachCapitalization(_ body: (ByteView) -> Void) {
    body(self)
    guard count > 0 else { return }
    let length = Swift.min(Capitals.length(of: buffer[0]), count)
    let isTold = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { capitalized in
      guard Capitals.write(self[startIndex..<(startIndex + length)], to: capitalized) else { return false }
      _ = capitalized[length...].initialize(fromContentsOf: buffer[length...])
      let capitalized = ByteView(UnsafePointer(capitalized.baseAddress!), 0..<count)
      if !elementsEqual(capitalized) { body(capitalized) }
      return true
    }
    if !isTold { Array(Substring(text).capitalized.utf8).withBytes(body) }
  }
}

/// Capitals of letters that take as many bytes, as nearly all do: to ask Unicode's tables for them takes long.
private enum Capitals {
  /// How many bytes a letter takes, by its first.
  static func length(of lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

  /// Returns false of a word that has other letters, or none.
  static func write(_ word: ByteView, to capitals: UnsafeMutableBufferPointer<UInt8>) -> Bool {
    let bytes = word.buffer
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        capitals[index] = ASCII.isLower(lead) ? lead & ~0x20 : lead
        index += 1
      } else if lead < 0xE0 {
        guard index + 1 < bytes.count,
          let capital = capital(of: UInt32(lead & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F))
        else { return false }
        capitals[index] = UInt8(0xC0 | capital >> 6)
        capitals[index + 1] = UInt8(0x80 | capital & 0x3F)
        index += 2
      } else {
        guard index + 2 < bytes.count, hasNoCase(lead, bytes[index + 1]) else { return false }
        for place in index..<(index + 3) { capitals[place] = bytes[place] }
        index += 3
      }
    }
    return index > 0
  }

  /// Whether letters of three bytes are of a script without case: from Devanagari to Tibetan, kana and Han, and Hangul.
  private static func hasNoCase(_ lead: UInt8, _ second: UInt8) -> Bool {
    lead == 0xE0 || (0xE3...0xE9).contains(lead) || (0xEB...0xED).contains(lead) || lead == 0xEA && second >= 0xB0
  }

  private static func capital(of letter: UInt32) -> UInt32? {
    switch letter {
    case 0xE0...0xF6, 0xF8...0xFE, 0x430...0x44F: letter - 0x20
    case 0x450...0x45F: letter - 0x50
    // Capitals and small letters by turns.
    case 0x100...0x12F, 0x132...0x137, 0x14A...0x177, 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F: letter & ~1
    case 0x139...0x148, 0x179...0x17E: ((letter + 1) & ~1) - 1
    // Capitals of these ranges, and Hebrew and Arabic.
    case 0x80...0xB4, 0xB6...0xDE, 0xF7, 0x400...0x42F, 0x5D0...0x77F: letter
    default: nil
    }
  }
}

extension Substring {
  /// As it is, capitalized and in capitals; one where the script has no case.
  fileprivate var casings: [String] {
    let capitals = uppercased()
    return capitals == self ? [capitals] : [String(self), capitalized, capitals]
  }

  /// With a capital at the beginning; by scalars, as what words begin with is one.
  fileprivate var capitalized: String {
    guard let first = unicodeScalars.first else { return "" }
    return first.properties.uppercaseMapping + Substring(unicodeScalars.dropFirst())
  }
}
