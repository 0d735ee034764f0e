import GRDB
import PackedRows

/// Rows of several tables that are inserted together. Made by any task, without a connection.
final class RowBatch: @unchecked Sendable {
  // One task fills it, then hands it on.
  private(set) var tables: [TableRows] = []

  /// The rows of a table, to which more can be added.
  ///
  /// - Parameters:
  ///   - table: A name of the schema, never one from outside.
  ///   - columns: Those of the table, by name, in the order in which a row's values are added. A test holds them against the
  ///     schema.
  func rows(of table: String, _ columns: [String]) -> TableRows {
    if let known = tables.first(where: { $0.table == table }) {
      precondition(known.columns == columns, "rows of \(table) have other columns already")
      return known
    }
    tables.append(TableRows(of: table, columns: columns))
    return tables[tables.count - 1]
  }
}

/// Rows of one table, value by value in the order of `columns`.
final class TableRows {
  let table: String
  let columns: [String]
  private var rows: packed_rows

  fileprivate init(of table: String, columns: [String]) {
    self.table = table
    self.columns = columns
    rows = packed_rows(columns: Int32(columns.count), bytes: nil, size: 0, capacity: 0, count: 0)
  }

  deinit { packed_rows_free(&rows) }

  var isEmpty: Bool { rows.size == 0 }

  /// Calls `body` with the rows, which stay where they are meanwhile.
  func withPackedRows<Value>(_ body: (UnsafeMutablePointer<packed_rows>) throws -> Value) rethrows -> Value {
    try body(&rows)
  }

  @discardableResult func add(_ value: Int) -> Self { add(Int64(value)) }
  @discardableResult func add(_ value: Int?) -> Self { value.map { add($0) } ?? addNull() }
  @discardableResult func add(_ value: Int64?) -> Self { value.map { add($0) } ?? addNull() }
  @discardableResult func add(_ value: Bool) -> Self { add(value ? 1 : 0) }

  @discardableResult func add(_ value: Int64) -> Self {
    packed_rows_add_integer(&rows, value)
    return self
  }

  @discardableResult func add(_ value: Double) -> Self {
    packed_rows_add_real(&rows, value)
    return self
  }

  @discardableResult func addNull() -> Self {
    packed_rows_add_null(&rows)
    return self
  }

  @discardableResult func add(_ text: String?) -> Self {
    guard var text else { return addNull() }
    text.withUTF8 { packed_rows_add_bytes(&rows, UInt8(packed_text), $0.baseAddress, UInt32($0.count)) }
    return self
  }

  /// Text in UTF-8.
  @discardableResult func add(text bytes: ArraySlice<UInt8>) -> Self {
    bytes.withUnsafeBytes { packed_rows_add_bytes(&rows, UInt8(packed_text), $0.baseAddress, UInt32($0.count)) }
    return self
  }

  @discardableResult func add(blob bytes: [UInt8]) -> Self {
    bytes.withUnsafeBytes { packed_rows_add_bytes(&rows, UInt8(packed_blob), $0.baseAddress, UInt32($0.count)) }
    return self
  }

  @discardableResult func add(_ value: DatabaseValue) -> Self {
    switch value.storage {
    case .null: addNull()
    case .int64(let number): add(number)
    case .double(let number): add(number)
    case .string(let text): add(text)
    case .blob(let data): add(blob: Array(data))
    }
  }
}
