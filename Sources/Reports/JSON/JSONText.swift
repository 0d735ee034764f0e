import Foundation

/// JSON that people may look at on a terminal.
package enum JSONText {
  /// A text in quotes, on one line, made harmless as `bytes` does.
  package static func string(_ text: String) -> String {
    var json = JSONWriter(isPretty: false)
    json.value(text)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// - Parameter digits: A scalar's number below U+10000, hexadecimal.
  static func escape(_ digits: String) -> String {
    "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// - Returns: UTF-8 with a line feed at the end; keys sorted. What could steer a terminal or a runner is escaped
  ///   (`TerminalText`).
  package static func bytes(of document: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let json = try [UInt8](encoder.encode(document))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(json.count + 1)
    // Line feeds stand between values alone; in a string the encoder has escaped them.
    for line in json.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if TerminalText.maySteer(line) {
        bytes += TerminalText.escaped(String(decoding: line, as: UTF8.self), escape).utf8
      } else {
        bytes += line
      }
      bytes.append(0x0A)
    }
    RunnerCommands.escape(in: &bytes, escape)
    return bytes
  }
}
