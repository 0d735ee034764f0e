import Foundation
import IndexStore
import Reports

/// Rows as an array of objects, a line each, their members in the order of the columns.
///
/// Integers are written in full, also those that a double cannot hold; blobs as hexadecimal text. What could steer a
/// terminal is escaped (`TerminalText`).
public struct QueryJSON: QueryWriter {
  private var names: [String] = []
  private var isFirst = true

  public init() {}

  public mutating func begin(_ columns: [String]) -> String {
    names = columns.map(JSONWriter.string)
    return "["
  }

  public mutating func row(_ values: [QueryValue]) -> String {
    let members = zip(names, values).map { name, value in "\(name): \(Self.json(value))" }
    defer { isFirst = false }
    return (isFirst ? "\n" : ",\n") + "  {" + members.joined(separator: ", ") + "}"
  }

  public mutating func end() -> String { isFirst ? "]\n" : "\n]\n" }

  private static func json(_ value: QueryValue) -> String {
    switch value {
    case .null: "null"
    case .integer, .real: value.plainText!
    case .text, .blob: JSONWriter.string(value.plainText!)
    }
  }
}
