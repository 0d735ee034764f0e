import ParallelText

/// Writes JSON piece by piece, members in the order in which they come.
///
/// What could steer a terminal is escaped, like all that RFC 8259, 7 says must be.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  /// Whether every value stands on a line of its own, indented by two spaces.
  private let isPretty: Bool
  private var depth: Int
  private var isFirst = true

  init(isPretty: Bool, depth: Int = 0) {
    self.isPretty = isPretty
    self.depth = depth
  }

  mutating func object(_ content: (inout JSONWriter) -> Void) { container("{", "}", content) }
  mutating func array(_ content: (inout JSONWriter) -> Void) { container("[", "]", content) }

  /// A member of an object; `value` writes one value.
  mutating func member(_ name: String, _ value: (inout JSONWriter) -> Void) {
    separate()
    quote(name)
    bytes += isPretty ? ": ".utf8 : ":".utf8
    value(&self)
  }

  /// An element of an array; `value` writes one value.
  mutating func element(_ value: (inout JSONWriter) -> Void) {
    separate()
    value(&self)
  }

  mutating func value(_ text: String?) {
    if let text { quote(text) } else { bytes += "null".utf8 }
  }

  mutating func value(_ number: Int) { bytes += String(number).utf8 }

  /// - Parameter number: Finite; three digits behind the point are kept.
  mutating func value(_ number: Double) { bytes += ((number * 1_000).rounded() / 1_000).description.utf8 }

  private mutating func container(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ content: (inout JSONWriter) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    depth += 1
    isFirst = true
    content(&self)
    depth -= 1
    if !isFirst { breakLine() }
    isFirst = false
    bytes.append(UInt8(ascii: close))
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    breakLine()
  }

  private mutating func breakLine() {
    guard isPretty else { return }
    bytes.append(0x0A)
    for _ in 0..<(2 * depth) { bytes.append(0x20) }
  }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": bytes += "\\\"".utf8
      case "\\": bytes += "\\\\".utf8
      case "\n": bytes += "\\n".utf8
      case "\t": bytes += "\\t".utf8
      case "\r": bytes += "\\r".utf8
      default:
        if TerminalText.isSteering(scalar) {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
        } else {
          bytes += UTF8.encode(scalar)!
        }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
