import Foundation
import ParallelText

/// Writes JSON piece by piece, members in the order in which they come.
///
/// What could steer a terminal, or a runner of a CI system, is escaped, like all that RFC 8259, 7 says must be.
/// Foundation's encoder takes longer to start than a short audit takes.
package struct JSONWriter {
  package enum Layout {
    /// No space at all.
    case line
    /// Every value on a line of its own, indented by two spaces.
    case pretty
    /// The same with a space before colons, and an empty line in what is empty, as Foundation's encoder has it.
    case spaced
  }

  package private(set) var bytes: [UInt8] = []
  private let layout: Layout
  private var depth: Int
  private var isFirst = true

  /// - Parameter depth: In how many containers the value is to stand.
  package init(_ layout: Layout, depth: Int = 0) {
    self.layout = layout
    self.depth = depth
  }

  /// A text in quotes, on one line.
  package static func string(_ text: String) -> String {
    var json = JSONWriter(.line)
    json.value(text)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  package mutating func object(_ content: (inout JSONWriter) -> Void) { container("{", "}", content) }
  package mutating func array(_ content: (inout JSONWriter) -> Void) { container("[", "]", content) }

  /// A member of an object; `value` writes one value.
  package mutating func member(_ name: String, _ value: (inout JSONWriter) -> Void) {
    separate()
    quote(name)
    if layout == .spaced { bytes.append(0x20) }
    bytes.append(UInt8(ascii: ":"))
    if layout != .line { bytes.append(0x20) }
    value(&self)
  }

  /// An element of an array; `value` writes one value.
  package mutating func element(_ value: (inout JSONWriter) -> Void) {
    separate()
    value(&self)
  }

  package mutating func value(_ text: String?) {
    if let text { quote(text) } else { bytes += "null".utf8 }
  }

  /// An array of texts.
  package mutating func value(_ texts: some Sequence<String>) {
    array { json in for text in texts { json.element { $0.value(text) } } }
  }

  package mutating func value(_ flag: Bool) { bytes += (flag ? "true" : "false").utf8 }

  package mutating func value(_ number: Int) { bytes += String(number).utf8 }

  /// - Parameter number: Finite; three digits behind the point are kept.
  package mutating func value(_ number: Double) { bytes += ((number * 1_000).rounded() / 1_000).description.utf8 }

  private mutating func container(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ content: (inout JSONWriter) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    depth += 1
    isFirst = true
    content(&self)
    depth -= 1
    if isFirst, layout == .spaced { bytes.append(0x0A) }
    if !isFirst || layout == .spaced { breakLine() }
    isFirst = false
    bytes.append(UInt8(ascii: close))
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    breakLine()
  }

  private mutating func breakLine() {
    if layout == .line { return }
    bytes.append(0x0A)
    for _ in 0..<(2 * depth) { bytes.append(0x20) }
  }

  /// Runs of bytes that need no escape are copied at once.
  private mutating func quote(_ text: String) {
    var text = text
    let opening = bytes.count
    var hasSign = false
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { text in
      hasSign = text.count > 0 && memchr(text.baseAddress!, 0x23, text.count) != nil
      var (start, index) = (0, 0)
      while index < text.count {
        if Self.isPlain(text[index]) {
          index += 1
          continue
        }
        let (scalar, length) = Self.scalar(at: index, of: text)
        if let escape = Self.escape(scalar) {
          bytes.append(contentsOf: text[start..<index])
          bytes += escape.utf8
          start = index + length
        }
        index += length
      }
      bytes.append(contentsOf: text[start...])
    }
    bytes.append(UInt8(ascii: "\""))
    if hasSign { RunnerCommands.escape(in: &bytes, from: opening) { Self.escape($0) } }
  }

  /// Most bytes are: those of ASCII that need no escape.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\t": return "\\t"
    case "\r": return "\\r"
    default:
      guard TerminalText.isSteering(scalar) else { return nil }
      return escape(String(scalar.value, radix: 16, uppercase: true))
    }
  }

  /// - Parameter digits: A scalar's number below U+10000, hexadecimal.
  private static func escape(_ digits: String) -> String {
    "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// The scalar that begins at a place of a text of Swift, which is UTF-8 always, and its length in bytes.
  private static func scalar(at index: Int, of text: UnsafeBufferPointer<UInt8>) -> (Unicode.Scalar, Int) {
    let first = UInt32(text[index])
    func tail(_ place: Int) -> UInt32 { UInt32(text[index + place] & 0x3F) }
    let (value, length): (UInt32, Int) =
      switch first {
      case 0..<0x80: (first, 1)
      case 0..<0xE0: ((first & 0x1F) << 6 | tail(1), 2)
      case 0..<0xF0: ((first & 0x0F) << 12 | tail(1) << 6 | tail(2), 3)
      default: ((first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
      }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }
}
