import ParallelText

/// Text in elements and quoted attributes of HTML.
enum EscapedText {
  /// Appends a text so that it is nothing but text.
  ///
  /// Control characters, which HTML has no place for, and characters that turn the direction of what follows (UAX #9,
  /// 2.1 to 2.4) are shown as `\u{202E}`, as on a terminal. Marks of direction (U+200E, U+200F, U+061C) are part of
  /// Arabic and Hebrew text, and stay. Complexity: O(n).
  static func append(_ text: some StringProtocol, to bytes: inout [UInt8]) {
    var text = String(text)
    text.withUTF8 { text in
      var start = 0
      var index = 0
      func copy(_ bytes: inout [UInt8]) { bytes.append(contentsOf: text[start..<index]) }
      while index < text.count {
        let byte = text[index]
        var escape: String?
        var length = 1
        switch byte {
        case UInt8(ascii: "&"): escape = "&amp;"
        case UInt8(ascii: "<"): escape = "&lt;"
        case UInt8(ascii: ">"): escape = "&gt;"
        case UInt8(ascii: "\""): escape = "&quot;"
        case UInt8(ascii: "'"): escape = "&#39;"
        case 0x09, 0x0A: break
        case 0..<0x20, 0x7F: escape = shown(UInt32(byte))
        // C1 controls are C2 80 to C2 9F.
        case 0xC2 where index + 1 < text.count && text[index + 1] < 0xA0:
          escape = shown(UInt32(text[index + 1]))
          length = 2
        // U+2028 to U+202E and U+2066 to U+2069 are E2 80 A8 to AE and E2 81 A6 to A9.
        case 0xE2 where index + 2 < text.count:
          let (middle, last) = (text[index + 1], text[index + 2])
          if middle == 0x80 && (0xA8...0xAE).contains(last) || middle == 0x81 && (0xA6...0xA9).contains(last) {
            escape = shown(0x2000 | UInt32(middle & 0x3F) << 6 | UInt32(last & 0x3F))
            length = 3
          }
        default: break
        }
        if let escape {
          copy(&bytes)
          bytes += escape.utf8
          index += length
          start = index
        } else {
          index += 1
        }
      }
      copy(&bytes)
    }
  }

  /// A text whose control characters and turns of direction are shown likewise, with nothing escaped: for scripts that put
  /// it into a page as text.
  static func visible(_ text: String) -> String {
    func isShown(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x09, 0x0A: false
      case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
    guard text.unicodeScalars.contains(where: isShown) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isShown(scalar) { result += shown(scalar.value) } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }

  private static func shown(_ scalar: UInt32) -> String { "\\u{" + String(scalar, radix: 16, uppercase: true) + "}" }
}
