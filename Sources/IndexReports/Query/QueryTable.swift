import IndexStore
import Reports

/// Rows as a table for people, numbers to the right.
///
/// Columns are as wide as their cells in the first thousand rows; where a terminal is narrower the widest give way, and
/// what does not fit is cut.
public struct QueryTable: QueryWriter {
  private static let sample = 1000
  private static let gap = 2

  private let columns: Int?
  private var names: [String] = []
  private var waiting: [[QueryValue]] = []
  private var widths: [Int]?
  private var isNumber: [Bool] = []

  /// - Parameter columns: How wide the table may be, nil for any width.
  public init(columns: Int?) { self.columns = columns }

  public mutating func begin(_ columns: [String]) -> String {
    names = columns
    return ""
  }

  public mutating func row(_ values: [QueryValue]) -> String {
    if widths != nil { return line(values) }
    waiting.append(values)
    return waiting.count < Self.sample ? "" : flush()
  }

  public mutating func end() -> String { widths == nil ? flush() : "" }

  private mutating func flush() -> String {
    if names.isEmpty { return "" }
    isNumber = names.indices.map { column in
      waiting.contains { $0[column] != .null }
        && waiting.allSatisfy { row in
          switch row[column] {
          case .integer, .real, .null: true
          case .text, .blob: false
          }
        }
    }
    let natural = names.indices.map { column in
      waiting.reduce(Cells(whole: names[column]).width) { max($0, Cells(whole: Self.text($1[column])).width) }
    }
    widths = Self.fit(natural, in: columns.map { $0 - Self.gap * (names.count - 1) })
    let titles = names.indices.map { cell(names[$0], $0) }
    let rules = widths!.map { String(repeating: "─", count: $0) }
    let text = ([joined(titles), joined(rules)] + waiting.map(line)).joined()
    waiting = []
    return text
  }

  private func line(_ values: [QueryValue]) -> String {
    joined(values.indices.map { cell(Self.text(values[$0]), $0) })
  }

  private func joined(_ cells: [String]) -> String {
    var text = cells.joined(separator: String(repeating: " ", count: Self.gap))
    while text.last == " " { text.removeLast() }
    return TerminalText.lines(text + "\n")
  }

  private func cell(_ text: String, _ column: Int) -> String {
    let width = widths![column]
    var cells = Cells(text, marking: 0..<0, reach: width + 1)
    cells.cut(to: width)
    let padding = String(repeating: " ", count: max(0, width - cells.width))
    return isNumber[column] ? padding + cells.text : cells.text + padding
  }

  private static func text(_ value: QueryValue) -> String { value.plainText ?? "NULL" }

  /// Takes from the widest columns until all fit, but leaves each eight.
  private static func fit(_ natural: [Int], in room: Int?) -> [Int] {
    guard let room, natural.reduce(0, +) > room else { return natural }
    var limit = natural.max() ?? 0
    while limit > 8, natural.reduce(0, { $0 + min($1, limit) }) > room { limit -= 1 }
    return natural.map { min($0, limit) }
  }
}
