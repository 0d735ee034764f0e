import IndexStore
import Reports

/// Rows as RFC 4180 has them: CRLF, quotes where they are needed, names of the columns first.
///
/// NULL is an empty field, and an empty text `""`. Texts that a spreadsheet would take for a formula get an apostrophe
/// before them (OWASP, "CSV Injection"); numbers stay as they are.
public struct QueryCSV: QueryWriter {
  public init() {}

  public mutating func begin(_ columns: [String]) -> String {
    columns.isEmpty ? "" : columns.map(Self.field).joined(separator: ",") + "\r\n"
  }

  public mutating func row(_ values: [QueryValue]) -> String {
    values.map { value in
      if case .text(let text) = value { return Self.field(text) }
      return value.plainText ?? ""
    }.joined(separator: ",") + "\r\n"
  }

  public mutating func end() -> String { "" }

  private static func field(_ text: String) -> String {
    if text.isEmpty { return "\"\"" }
    var bytes: [UInt8] = []
    CSVText.append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
