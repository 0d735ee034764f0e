import Foundation

/// JSON that people may look at on a terminal.
enum JSONText {
  /// A text in quotes, on one line, made harmless as `bytes` does.
  static func string(_ text: String) -> String {
    var json = JSONWriter(isPretty: false)
    json.value(text)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private static func escape(_ digits: String) -> String {
    "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// - Returns: UTF-8 with a line feed at the end; keys sorted. What could steer a terminal is escaped
  ///   (`TerminalText`).
  static func bytes(of document: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let json = try String(decoding: encoder.encode(document), as: UTF8.self)
    // Line feeds stand between values alone; in a string the encoder has escaped them.
    let lines = json.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      TerminalText.escaped(line, escape)
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}
