import ParallelText

/// Text in elements and quoted attributes of HTML.
enum EscapedText {
  /// Appends a text so that it is nothing but text.
  ///
  /// Control characters, which HTML has no place for, and characters that turn the direction of what follows (UAX #9,
  /// 2.1 to 2.4) are shown as `\u{202E}`, as on a terminal. Marks of direction (U+200E, U+200F, U+061C) are part of
  /// Arabic and Hebrew text, and stay. Complexity: O(n).
  static func append(_ text: some StringProtocol, to bytes: inout [UInt8]) {
    for byte in visible(text).utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      case UInt8(ascii: "'"): bytes += "&#39;".utf8
      default: bytes.append(byte)
      }
    }
  }

  /// A text whose control characters and turns of direction are shown likewise, with nothing escaped: for scripts that put
  /// it into a page as text.
  static func visible(_ text: some StringProtocol) -> String {
    func isShown(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x09, 0x0A: false
      case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
    // Those beyond ASCII begin with one of two bytes.
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }) else {
      return String(text)
    }
    var result = ""
    for scalar in text.unicodeScalars {
      if isShown(scalar) {
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
