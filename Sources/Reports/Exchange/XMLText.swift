/// Text in XML 1.0.
enum XMLText {
  /// Appends a text for an element's content. What could steer a terminal, or a runner of a CI system, becomes a reference
  /// to the character.
  ///
  /// - Parameter illegal: Called for what XML has no place for, not even by reference (XML 1.0, 2.2).
  static func append(
    _ text: some StringProtocol, to bytes: inout [UInt8], illegal: (Unicode.Scalar, inout [UInt8]) -> Void = { _, _ in }
  ) {
    let start = bytes.count
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": bytes += "&amp;".utf8
      case "<": bytes += "&lt;".utf8
      case ">": bytes += "&gt;".utf8
      case "\"": bytes += "&quot;".utf8
      case "\t", "\n": bytes += UTF8.encode(scalar)!
      case "\r": reference(scalar, &bytes)
      case "\u{FFFE}", "\u{FFFF}": illegal(scalar, &bytes)
      default:
        if scalar.value < 0x20 {
          illegal(scalar, &bytes)
        } else if TerminalText.isSteering(scalar) {
          reference(scalar, &bytes)
        } else {
          bytes += UTF8.encode(scalar)!
        }
      }
    }
    RunnerCommands.escape(in: &bytes, from: start, reference)
  }

  /// ` name="value"`; a line feed or a tab is a space there (XML 1.0, 3.3.3), and what XML has no place for is left out.
  static func appendAttribute(_ name: String, _ value: some StringProtocol, to bytes: inout [UInt8]) {
    bytes += " \(name)=\"".utf8
    append(value, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  private static func reference(_ scalar: Unicode.Scalar, _ bytes: inout [UInt8]) {
    bytes += reference(String(scalar.value, radix: 16, uppercase: true)).utf8
  }

  private static func reference(_ hexadecimal: String) -> String { "&#x\(hexadecimal);" }
}
