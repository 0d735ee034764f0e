/// Makes text from articles harmless on a terminal.
public enum TerminalText {
  /// Control characters, and those that turn the direction of what follows, become visible escapes (`\u{1B}`); tabs
  /// become a space. See Unicode TR36, 2.1 and CVE-2021-42574.
  public static func safe(_ text: some StringProtocol) -> String {
    if isPlain(text) { return String(text) }
    if !text.utf8.contains(0x09) { return escaped(text) { "\\u{\($0)}" } }
    return escaped(text.split(separator: "\t", omittingEmptySubsequences: false).joined(separator: " ")) {
      "\\u{\($0)}"
    }
  }

  /// Whether no byte of a text is of a tab, or of a scalar that could steer a terminal: of most texts none is.
  private static func isPlain(_ text: some StringProtocol) -> Bool {
    let known = text.utf8.withContiguousStorageIfAvailable { bytes in
      !bytes.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xD8 || $0 == 0xE2 }
    }
    return known ?? false
  }

  /// Text from right to left set apart from what stands around it, so that a terminal does not mix the two: between
  /// FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (UAX #9, 2.4). Other text as it is.
  static func isolated(_ text: String) -> String { isolated(text, if: text) }

  /// The same of a text with escape sequences in it.
  static func isolated(_ text: String, if plain: String) -> String {
    let isFromRight = plain.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
      default: false
      }
    }
    return isFromRight ? "\u{2068}" + text + "\u{2069}" : text
  }

  /// The text with each scalar that could steer a terminal replaced by what `escape` makes of its hexadecimal number.
  static func escaped(_ text: some StringProtocol, _ escape: (String) -> String) -> String {
    if !text.unicodeScalars.contains(where: isSteering) { return String(text) }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isSteering(scalar) {
        result.append(contentsOf: escape(String(scalar.value, radix: 16, uppercase: true)).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The control characters of C0 and C1, and the formatting characters of UAX #9, 2.
  static func isSteering(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
