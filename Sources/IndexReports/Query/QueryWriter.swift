import IndexStore

/// Turns the rows of a query into text as they come.
public protocol QueryWriter {
  /// What stands before the rows.
  mutating func begin(_ columns: [String]) -> String
  /// A row, or nothing yet.
  mutating func row(_ values: [QueryValue]) -> String
  /// What is left.
  mutating func end() -> String
}

extension QueryValue {
  /// The value on its own: numbers so that they can be read back exactly, blobs in hexadecimal; nil of NULL.
  var plainText: String? {
    switch self {
    case .null: nil
    case .integer(let value): String(value)
    // SQLite has no NaN; infinities are written as its shell does, as a number too large for a double.
    case .real(let value): value.isInfinite ? (value < 0 ? "-9e999" : "9e999") : String(value)
    case .text(let text): text
    case .blob(let bytes): bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
  }
}
