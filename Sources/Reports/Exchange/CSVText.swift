/// Fields of comma-separated values (RFC 4180) that are safe to open in a spreadsheet (OWASP, "CSV Injection"), and to
/// print where a runner of a CI system reads them (`RunnerCommands`).
package enum CSVText {
  /// A field, in quotes where it needs them.
  ///
  /// No line begins with a runner's command: a field that would is in quotes, and of a field's later lines such a one has
  /// an apostrophe before it, as formulas have. CSV has no escape for what a runner obeys within a line: that stays.
  package static func append(_ field: String, to bytes: inout [UInt8]) {
    var text = harmless(field)
    text.withUTF8 { text in
      var commands = RunnerCommands.places(in: text).filter { text[$0] == UInt8(ascii: ":") }[...]
      guard !commands.isEmpty || text.contains(where: needsQuotes) else {
        bytes += text
        return
      }
      if let first = commands.first, !text[..<first].contains(0x0A) { commands.removeFirst() }
      bytes.append(UInt8(ascii: "\""))
      for (place, byte) in text.enumerated() {
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
        if place == commands.first {
          bytes.append(UInt8(ascii: "'"))
          commands.removeFirst()
        }
        bytes.append(byte)
      }
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
  }

  /// No formula, and nothing that steers a terminal; marks of direction are part of Arabic and Hebrew text.
  private static func harmless(_ field: String) -> String {
    var text = field
    if let first = field.unicodeScalars.first(where: { !isInvisible($0) }),
      "=+-@＝＋－＠\t\r\n".unicodeScalars.contains(first)
        || "\t\r\n".unicodeScalars.contains(field.unicodeScalars.first!)
    {
      text = "'" + field
    }
    guard text.unicodeScalars.contains(where: TerminalText.isSteering) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A, 0x061C, 0x200E, 0x200F: result.append(scalar)
      case 0x09, 0x0D, 0x2028, 0x2029: result.append(" ")
      case 0x202A...0x202E, 0x2066...0x2069: break
      default: result.append(TerminalText.isSteering(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return String(result)
  }

  /// What spreadsheets strip, or do not show, before they look at a text.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\u{FEFF}" || scalar == "\u{A0}" || scalar.properties.generalCategory == .format
  }
}
