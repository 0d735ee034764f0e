import Foundation

/// JSON that people may look at on a terminal.
enum JSONText {
  /// - Returns: UTF-8 with a line feed at the end; keys sorted. What could steer a terminal is escaped
  ///   (`TerminalText`).
  static func bytes(of document: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let json = try String(decoding: encoder.encode(document), as: UTF8.self)
    // Line feeds stand between values alone; in a string the encoder has escaped them.
    let lines = json.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      TerminalText.escaped(line) { "\\u" + String(repeating: "0", count: 4 - $0.count) + $0 }
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}
