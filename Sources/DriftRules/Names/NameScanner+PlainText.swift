import ParallelText

/// Passing over text in which no name stands.
extension NameScanner {
  /// Where the first word begins, from an index on, that may be a name, or a mark that hides something: sixteen bytes at a
  /// time are passed over that show neither, which most of a text is.
  func behindPlainText(_ start: Int, _ end: Int) -> Int {
    var index = start
    // Those behind the end are looked at as well.
    while index < end, index &+ 18 <= buffer.count {
      var found = mayTell(at: index)
      while let next = found.next() {
        let place = index &+ next
        if place >= end { return end }
        switch buffer[place] {
        case UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "&"): return place
        default: if isTelling(place, from: start, end) { return startOfWord(place, from: start, end) }
        }
      }
      index &+= 16
    }
    // A name may have begun in what was passed over.
    return index < end ? startOfWord(index, from: start, end) : end
  }

  /// Which of sixteen bytes are a mark that hides something, or may show a name: all that `isTelling` says so of are among
  /// them, and few others.
  @inline(__always)
  private func mayTell(at index: Int) -> SixteenBytes.Places {
    let sixteen = SixteenBytes(buffer, at: index)
    let next = SixteenBytes(buffer, at: index &+ 1)
    let marks =
      sixteen.are(UInt8(ascii: "<")) .| sixteen.are(UInt8(ascii: "{")) .| sixteen.are(UInt8(ascii: "&"))
    // A full stop before a space ends a sentence.
    let joints = sixteen.are(UInt8(ascii: "_")) .| sixteen.are(UInt8(ascii: ".")) .& next.areAtLeast(0x30)
    var capitals = sixteen.areCapitals
    if shapes == .telling, index > 0 {
      let before = SixteenBytes(buffer, at: index &- 1)
      let behind = SixteenBytes(buffer, at: index &+ 2)
      // Telling are those inside a word, such as the second of two, and those before a digit or a sign.
      capitals .&= before.areAtLeast(UInt8(ascii: ".")) .| next.areSignsOrDigits .| behind.are(UInt8(ascii: "#"))
        .| behind.are(UInt8(ascii: "+"))
    }
    return SixteenBytes.Places(capitals .| joints .| marks)
  }

  /// Whether a capital, a full stop or an underscore shows that its word may be a name.
  private func isTelling(_ place: Int, from start: Int, _ end: Int) -> Bool {
    let next = place + 1 < end ? buffer[place + 1] : 0
    switch buffer[place] {
    case UInt8(ascii: "."): return ASCII.isIdentifier(next)
    case UInt8(ascii: "_"): return true
    default:
      if shapes == .all || !ASCII.isLower(next) { return true }
      // The first letter of a word shows nothing; `Go#` is a language.
      let behind = place + 2 < end ? buffer[place + 2] : 0
      return behind == UInt8(ascii: "#") || behind == UInt8(ascii: "+")
        || place > start && (ASCII.isIdentifier(buffer[place - 1]) || buffer[place - 1] == UInt8(ascii: "."))
    }
  }

  /// Where the word begins that goes on at an index, if there is one.
  private func startOfWord(_ index: Int, from start: Int, _ end: Int) -> Int {
    var first = index
    while first > start {
      let before = buffer[first - 1]
      guard
        ASCII.isIdentifier(before) || isJoint(before) && first < end && ASCII.isIdentifier(buffer[first])
      else { break }
      first -= 1
    }
    // A mark joins nothing that begins with it.
    return first < index && isJoint(buffer[first]) ? first + 1 : first
  }

  private func isJoint(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") }
}

extension SixteenBytes {
  /// Whether they are of ASCII from `!` to `?`.
  @inline(__always)
  var areSignsOrDigits: Mask { bytes &- SIMD16(repeating: 0x21) .< SIMD16(repeating: 0x1F) }
}
